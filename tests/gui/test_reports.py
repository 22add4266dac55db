"""The reports: chosen by keyboard, alive while they are seen, by the page, with their sums."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QTableView, QWidget

from app.services.backend import Backend
from app.services.errors import StorageError, StorageFault
from app.services.messages import Site
from app.services.receiving import ReceiptLine, ReceiveStock
from app.ui import report_words
from app.ui.background import Background
from app.ui.formats import GROUP
from app.ui.models.report_columns import COLUMNS
from app.ui.models.window import PAGE, WindowModel
from app.ui.panels.reports.asked import Asked
from app.ui.panels.reports.catalogue import NEEDY, REPORTS, Report
from app.ui.resources import resources
from tests.gui.desk import CTRL, Clerk, Key, unanswered
from tests.gui.report_desk import TABLE, choose, column, entered, state, titles, typed

TODAY = date(2025, 6, 1)
SITE = Site("", "UTC", "EUR", 30, False, False, False, TODAY)  # noqa: FBT003
Receive = Callable[..., int]


def totals(clerk: Clerk) -> str:
    return clerk.text("reportTotalsLabel")


def test_f8_shows_what_the_stock_is_worth(reports: Clerk) -> None:
    assert reports.view() == "reportsView"
    assert reports.focus() == "reportList"
    assert state(reports) == "ready"
    assert column(reports, "Value EUR") == ["15.00", "25.125", "", "60.00"]
    assert not reports.sees("reportParamsForm")


@pytest.mark.parametrize(
    ("report", "shown", "told"),
    [
        ("stock", {"Lot code": ["M-10", "M-26", "M-81", ""]}, "4 rows · Value: 100.125 EUR"),
        (
            "stock-by-product",
            {"On hand": ["73", "3"], "Usable": ["43", "3"], "Value EUR": ["40.125", "60.00"]},
            "2 rows · Lots: 4 · Value: 100.125 EUR",
        ),
        ("stock-at", {"Quantity": ["30", "30", "30", "3"]}, "4 rows · Value: 105.15 EUR"),
        ("expiring", {"Days": ["4", "5"]}, "2 rows · Value: 85.125 EUR"),
        (
            "forecast",
            {"Unsold": ["3", "25", "10"], "Will ship": ["0", "0", "8"]},
            "3 rows · Value unsold: 85.125 EUR",
        ),
        (
            "losses",
            {"Cause": ["Disposed of", "Expired in stock"], "Quantity": ["5", "30"]},
            "2 rows · Quantity: 35 unit · Value: 20.025 EUR",
        ),
        ("movements", {"Kind": ["Receipt"] * 4 + ["Dispatch", "Disposal"]}, "6 rows"),
        ("top", {"Dispatched": ["12"], "Dispatches": ["1"]}, "1 row · Dispatched: 12 unit"),
        ("top-usable", {"Usable": ["43", "3"], "Unit": ["unit", "kg"]}, "2 rows · Lots: 3"),
        ("deviations", {"Lot shipped": ["M-81 (#3)"], "Lot passed over": ["M-26 (#2)"]}, "1 row"),
    ],
)
def test_every_report_shows_its_rows_and_adds_them_up_exactly(
    reports: Clerk, report: str, shown: dict[str, list[str]], told: str
) -> None:
    choose(reports, report)
    if report == "stock-at":
        typed(reports, "reportDayEdit", "-6")

    assert state(reports) == "ready"
    assert {title: column(reports, title) for title in shown} == shown
    assert totals(reports).startswith(told)


def test_a_lot_is_traced_from_its_supplier_to_every_customer(reports: Clerk) -> None:
    choose(reports, "trace")
    assert state(reports) == "empty"
    assert not reports.find(QWidget, "reportPdfButton").isEnabled()
    assert totals(reports) == ""
    entered(reports, "reportLotCombo", "3")

    assert state(reports) == "ready"
    assert column(reports, "Step") == ["Received", "Shipped"]
    assert column(reports, "Supplier or customer") == ["", "Café Sol"]
    assert totals(reports) == "2 rows"


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.key)
def test_every_report_has_its_words_its_icon_and_columns_that_can_sort(
    qapp: QApplication, report: Report
) -> None:
    for words in report_words.title, report_words.sentence, report_words.nothing:
        assert words(report.key)
    assert (resources() / "icons" / f"{report.icon}.svg").exists()
    columns = COLUMNS[report.key](SITE)
    assert len(report.widths) == len(columns)
    listing = report.made(Asked())
    if report.key in NEEDY:
        assert listing is None
    else:
        assert listing is not None
        assert {each.order for each in columns} <= set(listing.orders)


def test_of_a_long_report_a_page_is_read_at_a_time(
    clerk: Clerk, milk: str, backend: Backend
) -> None:
    lines = tuple(ReceiptLine(sku=milk, quantity=Decimal(1)) for _ in range(600))
    for _ in range(2):
        backend.execute(ReceiveStock(lines=lines))
    clerk.press(Key.Key_F8)
    table = clerk.find(QTableView, TABLE)
    model = table.model()

    assert totals(clerk) == "1,200 rows · On hand: 1200 unit · Value: 0.00 EUR"
    assert model.rowCount() == 1_200
    assert isinstance(model, WindowModel)
    assert list(model._pages) == [0]
    table.scrollToBottom()
    table.grab()
    assert model.index(1_199, 2).data() == "#1200"
    assert len(model._pages) * PAGE < 1_200


def test_an_empty_report_says_why_and_offers_a_way_out(reports: Clerk) -> None:
    choose(reports, "movements")
    typed(reports, "reportFromEdit", "020625")
    page = reports.find(QWidget, "reportEmptyPage")
    sentence = page.findChild(QLabel, "emptySentenceLabel")
    assert sentence is not None
    assert sentence.text() == "Nothing that matches was moved in these days."
    assert not reports.find(QWidget, "reportPdfButton").isEnabled()
    assert reports.furnished.reports.exported() is None

    reports.furnished.reports._nothing.button.click()
    assert state(reports) == "ready"
    assert reports.text("reportFromEdit") == ""
    assert len(column(reports, "Kind")) == 6


def test_where_nothing_more_can_be_asked_for_nothing_is_offered(clerk: Clerk, milk: str) -> None:
    clerk.press(Key.Key_F8)
    way_out = clerk.furnished.reports._nothing.button
    for report in "expiring", "movements", "stock-at":
        choose(clerk, report)
        assert way_out.isVisible()
        way_out.click()
        assert not way_out.isVisible()
    choose(clerk, "trace")
    assert not way_out.isVisible()


def test_without_stock_the_way_out_is_a_receipt(clerk: Clerk) -> None:
    clerk.press(Key.Key_F8)
    assert state(clerk) == "empty"

    clerk.furnished.reports._nothing.button.click()
    assert clerk.focus() == "receiveProductCombo"


def test_a_commit_shows_while_the_report_is_seen(
    reports: Clerk, milk: str, receive: Receive, background: Background
) -> None:
    receive(milk, 1)
    background.refresh()
    assert len(column(reports, "SKU")) == 5
    assert totals(reports).startswith("5 rows")

    reports.press(Key.Key_F4)
    receive(milk, 1)
    background.refresh()
    assert len(column(reports, "SKU")) == 5
    assert state(reports) == "ready"
    reports.press(Key.Key_F8)
    assert len(column(reports, "SKU")) == 6


def test_while_a_report_is_read_the_old_rows_stay(reports: Clerk, background: Background) -> None:
    with unanswered(background):
        choose(reports, "expiring")
        assert state(reports) == "loading"
        assert len(column(reports, "Unit value EUR")) == 4
        busy = reports.find(QProgressBar, "reportBusyBar")
        reports.qtbot.waitUntil(busy.isVisible)
    assert state(reports) == "ready"
    assert not busy.isVisible()
    assert column(reports, "Days") == ["4", "5"]


def test_of_reports_chosen_quickly_only_the_last_is_shown(
    reports: Clerk, background: Background
) -> None:
    with unanswered(background):
        for report in "losses", "top", "stock", "deviations":
            choose(reports, report)
    assert column(reports, "Reason") == ["asked for"]
    assert totals(reports) == "1 row"

    with unanswered(background):
        choose(reports, "top")
        choose(reports, "deviations")
    assert column(reports, "Reason") == ["asked for"]


def test_a_report_that_cannot_be_read_leaves_the_old_rows(
    reports: Clerk, background: Background
) -> None:
    with unanswered(background):
        choose(reports, "losses")
        background.fail(StorageError(StorageFault.LOCKED, "firstout.db"))
        assert state(reports) == "error"
        assert len(column(reports, "Unit value EUR")) == 4
        assert totals(reports) == ""


def test_enter_goes_from_the_list_through_the_fields_to_the_table(reports: Clerk) -> None:
    choose(reports, "top")
    seen = []
    for _ in range(4):
        reports.press(Key.Key_Return)
        seen.append(reports.focus())
    assert seen == ["reportFromEdit", "reportToEdit", "reportLimitEdit", TABLE]


def test_tab_goes_from_the_list_through_everything(reports: Clerk) -> None:
    choose(reports, "expiring")
    seen = []
    for _ in range(13):
        reports.press(Key.Key_Tab)
        seen.append(reports.focus())
    assert seen == [
        *("reportChartCheck", "reportWithinEdit", "reportOwnDaysCheck", "reportWhichCombo"),
        *("reportPdfButton", "reportXlsxButton", "reportCsvButton", "reportJsonButton"),
        *("reportPrintButton", "reportChart", "reportChartCombo", "reportChartSaveButton"),
        "reportChartTable",
    ]


def test_each_report_keeps_its_columns(reports: Clerk) -> None:
    table = reports.find(QTableView, TABLE)
    table.horizontalHeader().moveSection(0, 3)
    table.setColumnWidth(0, 222)
    table.setColumnHidden(1, True)  # noqa: FBT003
    choose(reports, "top")
    assert table.horizontalHeader().visualIndex(0) == 0
    assert not table.isColumnHidden(1)
    choose(reports, "stock")

    assert table.horizontalHeader().visualIndex(0) == 3
    assert table.columnWidth(0) == 222


def test_the_language_changes_a_report_in_place(reports: Clerk) -> None:
    choose(reports, "expiring")
    reports.language.choose("es")
    QApplication.processEvents()
    assert column(reports, "Caducidad")[0] == "05/06/2025"
    assert totals(reports) == "2 filas · Valor: 85,125 EUR"
    reports.language.choose("en")
    QApplication.processEvents()
    assert "Expiry" in titles(reports)


def test_large_amounts_are_grouped(clerk: Clerk, milk: str, receive: Receive) -> None:
    receive(milk, 12_000, unit_cost=Decimal("1.005"))
    clerk.press(Key.Key_F8)
    assert column(clerk, "Value EUR") == [f"12{GROUP}060.00"]
    assert column(clerk, "Unit value EUR") == ["1.005"]


def test_rows_are_copied_with_their_headers(reports: Clerk) -> None:
    choose(reports, "top")
    table = reports.find(QTableView, TABLE)
    table.setFocus()
    reports.press(Key.Key_Home, CTRL)
    reports.press(Key.Key_C, CTRL)

    assert QApplication.clipboard().text().splitlines() == [
        "SKU\tProduct\tDispatched\tUnit\tDispatches",
        "MILK-1\tWhole milk 1 L\t12\tunit\t1",
    ]


def test_a_report_follows_the_day(reports: Clerk, background: Background) -> None:
    choose(reports, "expiring")
    background.day_changed.emit(TODAY + timedelta(days=1))
    assert state(reports) == "ready"


def test_help_says_how_to_take_a_report_along(reports: Clerk) -> None:
    assert "Ctrl+P" in reports.furnished.reports.help()
