"""The lot table: counted and fetched by the page, filtered and sorted by SQL."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu, QTableView

from app.services.backend import Backend
from app.services.dispatching import DispatchLine, DispatchStock
from app.services.lots import LotOrder, LotRow, LotWindow
from app.services.receiving import ReceiptLine, ReceiveStock
from app.ui.background import Background
from app.ui.look import Look
from app.ui.models.lot_columns import COLUMN_ORDERS, FIRST_COLUMN, lot_columns
from app.ui.models.window import PAGE, WindowModel
from app.ui.widgets.table import Table
from tests.gui.desk import CTRL, Clerk, Key, unanswered

TODAY = date(2025, 6, 1)
Receive = Callable[..., int]


@pytest.fixture
def many(backend: Backend, milk: str) -> int:
    """More lots than two pages hold."""
    lines = tuple(
        ReceiptLine(
            sku=milk,
            quantity=Decimal(number + 1),
            lot_code=f"L-{number:04}",
            expiry=TODAY + timedelta(days=number),
        )
        for number in range(2 * PAGE + 10)
    )
    backend.execute(ReceiveStock(lines=lines))
    return len(lines)


def codes(clerk: Clerk) -> list[str]:
    return [row[1] for row in clerk.rows("lotsTable")]


def listed(clerk: Clerk, typed: str) -> None:
    clerk.press(Key.Key_F, CTRL)
    clerk.write(typed)
    clerk.qtbot.waitUntil(lambda: not clerk.furnished.lots._pause.isActive())


def test_the_model_obeys_qt(background: Background, many: int) -> None:
    model = WindowModel[LotRow](background, lot_columns(lambda: TODAY), background)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for descending in False, True:
        model.list_rows(LotWindow(descending=descending))

    assert tester.model() is model
    assert model.rowCount() == many
    assert len(COLUMN_ORDERS) == model.columnCount()


def test_only_the_pages_that_are_seen_are_fetched(background: Background, many: int) -> None:
    model = WindowModel[LotRow](background, lot_columns(lambda: TODAY), background)
    model.list_rows(LotWindow())
    assert set(model._pages) == {0}

    model.row_at(many - 1)
    assert set(model._pages) == {0, 2}
    last = model.row_at(many - 1)
    assert last is not None
    assert last.lot_code == f"L-{many - 1:04}"


def test_the_columns_say_what_a_clerk_needs(clerk: Clerk, milk: str, receive: Receive) -> None:
    receive(milk, 1500, lot_code="L-1", expiry=TODAY + timedelta(days=10))
    clerk.furnished.background.refresh()

    [row] = clerk.rows("lotsTable")
    assert row[:6] == ["#1", "L-1", milk, "Whole milk 1 L", "2025-06-11", "10"]
    assert row[6:] == ["1500", "1500", "MAIN", "", "Expires soon"]


def test_typing_filters_and_the_count_says_so(clerk: Clerk, many: int) -> None:
    listed(clerk, "l-000")

    assert clerk.text("lotsCountLabel") == f"10 of {many}"
    assert codes(clerk) == [f"L-000{number}" for number in range(10)]


def test_a_header_sorts_in_sql(clerk: Clerk, many: int) -> None:
    header = clerk.find(QTableView, "lotsTable").horizontalHeader()
    header.setSortIndicator(6, Qt.SortOrder.DescendingOrder)

    assert codes(clerk)[0] == f"L-{many - 1:04}"


def test_a_commit_elsewhere_reaches_the_table(
    many: int, clerk: Clerk, background: Background, other_station: Backend
) -> None:
    background.poll()
    assert clerk.text("lotsCountLabel") == f"{many} of {many}"
    line = DispatchLine(sku="MILK-1", quantity=Decimal(1))
    other_station.execute(DispatchStock(lines=(line,)))
    background.poll()

    assert clerk.text("lotsCountLabel") == f"{many - 1} of {many - 1}"
    assert codes(clerk)[0] == "L-0001"


def test_ctrl_c_copies_rows_with_their_headers(clerk: Clerk, milk: str, receive: Receive) -> None:
    receive(milk, 12_000, lot_code="L-1", expiry=TODAY + timedelta(days=100))
    clerk.furnished.background.refresh()
    clerk.press(Key.Key_F4)
    clerk.find(QTableView, "lotsTable").selectRow(0)
    clerk.press(Key.Key_C, CTRL)

    header, row = QGuiApplication.clipboard().text().split("\n")
    assert header.split("\t")[:3] == ["Lot", "Lot code", "SKU"]
    assert "12000" in row.split("\t")


def test_rows_that_were_never_on_screen_can_be_copied(many: int, clerk: Clerk) -> None:
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_A, CTRL)
    clerk.press(Key.Key_C, CTRL)

    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == many + 1
    assert lines[-1].split("\t")[1] == f"L-{many - 1:04}"


def test_without_lots_the_view_says_what_to_do(clerk: Clerk, milk: str) -> None:
    clerk.press(Key.Key_F4)
    assert clerk.furnished.lots.property("state") == "empty"
    assert clerk.furnished.lots._nothing.sentence.text().startswith("No lot in stock.")

    clerk.furnished.lots._nothing.button.click()
    assert clerk.focus() == "receiveProductCombo"


def test_an_alert_leads_to_the_lots_of_its_product(
    clerk: Clerk, milk: str, receive: Receive
) -> None:
    receive(milk, 20, lot_code="L-1", expiry=TODAY + timedelta(days=3))
    clerk.furnished.background.refresh()
    [[alert]] = clerk.rows("alertsDockTable")
    assert alert.startswith("Expires soon: L-1 · Whole milk 1 L, in 3 day")
    assert clerk.window.nav.text_of("alerts") == "Alerts (1)"

    table = clerk.find(QTableView, "alertsDockTable")
    table.selectRow(0)
    table.setFocus()
    clerk.press(Key.Key_Return)

    assert clerk.view() == "lotsView"
    assert codes(clerk) == ["L-1"]


def test_a_product_keeps_the_list_to_its_lots(
    clerk: Clerk, milk: str, cheese: str, receive: Receive
) -> None:
    receive(milk, 5, lot_code="L-1")
    receive(cheese, 5, lot_code="L-2")
    clerk.furnished.background.refresh()
    clerk.press(Key.Key_F4)
    clerk.go_to("lotsProductCombo")
    clerk.choose("nandu")

    assert codes(clerk) == ["L-2"]
    assert clerk.text("lotsCountLabel") == "1 of 2"
    clerk.furnished.lots.products.line.selectAll()
    clerk.press(Key.Key_Delete)
    assert codes(clerk) == ["L-1", "L-2"]


def test_every_column_sorts(clerk: Clerk, many: int) -> None:
    header = clerk.find(QTableView, "lotsTable").horizontalHeader()
    for column, order in enumerate(COLUMN_ORDERS):
        for way in Qt.SortOrder:
            header.setSortIndicator(column, way)
            listed = clerk.furnished.lots.model.listed
            assert isinstance(listed, LotWindow)
            assert listed.order is order
            assert listed.descending is (way is Qt.SortOrder.DescendingOrder)
            assert header.sortIndicatorSection() == column


def test_a_column_without_an_index_says_filter_first(
    clerk: Clerk, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.models.lot_sorting.SORTED_AT_MOST", 20)
    lots = clerk.furnished.lots
    clerk.furnished.background.refresh()
    header = lots.table.horizontalHeader()
    header.setSortIndicator(6, Qt.SortOrder.DescendingOrder)
    place = COLUMN_ORDERS.index(LotOrder.LOCATION)
    header.setSortIndicator(place, Qt.SortOrder.AscendingOrder)

    across = Qt.Orientation.Horizontal
    assert lots.model.headerData(place, across) == "Location: filter first"
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (
        6,
        Qt.SortOrder.DescendingOrder,
    )
    listed(clerk, "l-000")
    assert lots.model.headerData(place, across) == "Location"
    header.setSortIndicator(place, Qt.SortOrder.AscendingOrder)
    assert isinstance(lots.model.listed, LotWindow)
    assert lots.model.listed.order is LotOrder.LOCATION
    lots.filter.clear()
    clerk.qtbot.waitUntil(lambda: header.sortIndicatorSection() == FIRST_COLUMN)
    assert lots.model.headerData(place, across) == "Location: filter first"


def test_old_rows_stay_under_a_thin_bar_while_others_are_read(clerk: Clerk, many: int) -> None:
    lots = clerk.furnished.lots
    clerk.furnished.background.refresh()
    clerk.press(Key.Key_F4)
    with unanswered(clerk.furnished.background):
        listed(clerk, "l-000")
        assert lots.property("state") == "loading"
        assert lots.model.rowCount() == many
        assert not clerk.sees("lotsLoadingBar")
        clerk.qtbot.waitUntil(lambda: clerk.sees("lotsLoadingBar"))
        assert clerk.text("lotsCountLabel") == "Counting…"
    clerk.qtbot.waitUntil(lambda: lots.property("state") == "ready")
    assert not clerk.sees("lotsLoadingBar")
    assert clerk.text("lotsCountLabel") == f"10 of {many}"


def test_columns_are_hidden_from_a_menu_and_stay_so(clerk: Clerk, look: Look, many: int) -> None:
    table = clerk.furnished.lots.table
    menu = table.findChild(QMenu, "columnsMenu")
    assert menu in [action.menu() for action in table.actions()]
    menu.aboutToShow.emit()
    titles = [action.text() for action in menu.actions()]
    assert titles[:3] == ["Lot", "Lot code", "SKU"]
    menu.actions()[1].trigger()
    assert table.isColumnHidden(1)
    for action in menu.actions():
        if action.isChecked() and action.text() != "Status":
            action.trigger()
    menu.aboutToShow.emit()
    [last] = [action for action in menu.actions() if action.isChecked()]
    assert (last.text(), last.isEnabled()) == ("Status", False)

    other = Table("lotsTable", clerk.appearance)
    clerk.qtbot.addWidget(other)
    other.setModel(table.model())
    other.keep_columns(look)
    assert other.shown_columns() == table.shown_columns()


def test_rows_are_on_screen_before_they_are_counted(background: Background, many: int) -> None:
    model = WindowModel[LotRow](background, lot_columns(lambda: TODAY), background)
    seen: list[int] = []
    model.modelReset.connect(lambda: seen.append(model.rowCount()))
    model.counted.connect(lambda counts: seen.append(counts.matching))
    model.list_rows(LotWindow())

    assert seen == [PAGE, many]


def test_the_last_page_is_read_from_the_end(background: Background, many: int) -> None:
    asked: list[LotWindow] = []
    real = background._backend.fetch
    model = WindowModel[LotRow](background, lot_columns(lambda: TODAY), background)
    model.list_rows(LotWindow())

    def fetch(query: LotWindow) -> object:
        asked.append(query)
        return real(query)

    background._backend.fetch = fetch  # type: ignore[method-assign, assignment]
    last = model.row_at(many - 1)
    last = model.row_at(many - 1) or last
    assert last is not None
    assert last.lot_code == f"L-{many - 1:04}"
    assert asked[0].nearer().from_end


def test_the_first_lot_is_chosen_when_the_list_comes_after_the_keyboard(
    clerk: Clerk, milk: str, receive: Receive
) -> None:
    receive(milk, 3, lot_code="L-1")
    with unanswered(clerk.furnished.background):
        clerk.press(Key.Key_F4)
        assert not clerk.furnished.lots.selection.count
    clerk.furnished.background.refresh()
    assert clerk.text("lotChosenLabel").startswith("L-1")


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Return])
def test_the_way_from_the_filter_leads_to_the_first_lot_that_matches(
    clerk: Clerk, milk: str, receive: Receive, key: Qt.Key
) -> None:
    for code in "L-1", "L-2", "M-20":
        receive(milk, 3, lot_code=code)
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_F, CTRL)
    clerk.write("l-2")
    clerk.press(key)
    assert clerk.focus() == "lotsTable"
    assert clerk.text("lotChosenLabel").startswith("L-2")
    receive(milk, 3, lot_code="l-2 earlier", expiry=TODAY)
    clerk.furnished.background.refresh()
    assert clerk.text("lotChosenLabel").startswith("L-2")
    clerk.press(Key.Key_Return)
    assert clerk.text("lotHistoryTitle").startswith("L-2")


def test_typed_and_gone_on_before_the_answer_is_the_same(
    clerk: Clerk, milk: str, receive: Receive
) -> None:
    for code in "L-1", "L-2", "L-3":
        receive(milk, 3, lot_code=code)
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_F, CTRL)
    with unanswered(clerk.furnished.background):
        clerk.write("l-3")
        clerk.press(Key.Key_Return)
    assert clerk.text("lotChosenLabel").startswith("L-3")
