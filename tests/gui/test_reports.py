"""The reports: chosen by keyboard, narrowed down as it is typed, alive while they are seen."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QProgressBar, QTableView, QWidget

from app.domain.scans import Scan
from app.services.backend import Backend
from app.services.dispatching import DispatchLine, DispatchStock
from app.services.receiving import ReceiptLine, ReceiveStock
from app.ui.background import Background
from app.ui.formats import GROUP
from app.ui.panels.reports import catalogue
from app.ui.panels.reports.catalogue import REPORTS
from app.ui.resources import resources
from app.ui.widgets.chart.widget import ChartView
from app.ui.widgets.product_combo import ProductCombo
from tests.gui.desk import Clerk, Key, unanswered

TODAY = date(2025, 6, 1)
Receive = Callable[..., int]


@pytest.fixture
def stocked(milk: str, cheese: str, receive: Receive, backend: Backend) -> str:
    """Milk in three lots and some cheese; the later lot of milk was shipped before the earlier."""
    for days in 5, 20, 60:
        receive(milk, 10, expiry=TODAY + timedelta(days), unit_cost=Decimal("100.5"))
    receive(cheese, 3, unit_cost=Decimal("0.0001"))
    line = DispatchLine(sku=milk, quantity=Decimal(4), lot=2)
    backend.execute(DispatchStock(lines=(line,), reason="asked for"))
    return milk


@pytest.fixture
def reports(clerk: Clerk, stocked: str) -> Clerk:
    """Somebody who looks at the first report."""
    clerk.press(Key.Key_F8)
    return clerk


def choose(clerk: Clerk, key: str) -> None:
    """Go to a report with the arrow keys."""
    clerk.find(QWidget, "reportList").setFocus()
    clerk.press(Key.Key_Home)
    for _ in range([report.key for report in REPORTS].index(key)):
        clerk.press(Key.Key_Right)


def typed(clerk: Clerk, name: str, text: str) -> None:
    edit = clerk.find(QLineEdit, name)
    edit.setFocus()
    edit.selectAll()
    clerk.press(Key.Key_Delete)
    clerk.write(text)
    clerk.qtbot.waitUntil(lambda: not clerk.furnished.reports.parameters._pause.isActive())


def column(clerk: Clerk, title: str) -> list[str]:
    model = clerk.find(QTableView, "reportPreview").model()
    across = Qt.Orientation.Horizontal
    titles = [model.headerData(place, across) for place in range(model.columnCount())]
    return [row[titles.index(title)] for row in clerk.rows("reportPreview")]


def bars(clerk: Clerk) -> list[tuple[str, str]]:
    return [
        (point.label, point.text) for point in clerk.find(ChartView, "reportChart").chart.points
    ]


def test_f8_shows_what_the_stock_is_worth(reports: Clerk) -> None:
    assert reports.view() == "reportsView"
    assert reports.focus() == "reportList"
    assert reports.furnished.reports.property("state") == "ready"
    assert column(reports, "Value EUR") == ["1005.00", "603.00", "1005.00", "0.0003"]
    assert reports.text("reportCountLabel") == "4 rows · worth 2613.00 EUR"
    assert bars(reports) == [
        ("MILK-1 · Whole milk 1 L", "2613.00"),
        ("QUESO · Queso añejo de Ñandú", "0.00"),
    ]
    assert not reports.sees("reportParamsForm")


def test_expiring_stock_within_the_days_that_are_typed(reports: Clerk) -> None:
    choose(reports, "expiring")
    assert column(reports, "Days") == ["5", "20"]
    assert bars(reports)[0] == ("06-06", "1")
    typed(reports, "reportWithinEdit", "90")

    assert column(reports, "Expiry") == ["2025-06-06", "2025-06-21", "2025-07-31"]
    chart = reports.find(ChartView, "reportChart")
    assert chart.accessibleName() == "Lots that expire, by week"
    assert chart.accessibleDescription().startswith("06-02: 1; 06-09: 0; 06-16: 1; ")


def test_what_cannot_be_understood_is_said_beside_the_field(reports: Clerk) -> None:
    choose(reports, "expiring")
    typed(reports, "reportWithinEdit", "many")

    within = reports.find(QLineEdit, "reportWithinEdit")
    assert within.property("refused") is True
    assert reports.text("reportWithinHint") == "Type a whole number up to 3,650."
    assert within.accessibleDescription() == "Type a whole number up to 3,650."
    assert column(reports, "Days") == ["5", "20"]

    choose(reports, "movements")
    typed(reports, "reportFromEdit", "tomorrow")
    assert reports.text("reportFromHint") == "Type a date such as 311227 or 12/2027."
    typed(reports, "reportFromEdit", "010625")
    assert reports.text("reportFromHint") == "Sun 2025-06-01"
    typed(reports, "reportToEdit", "310525")
    assert reports.text("reportToHint") == "This is before the first day."


def test_movements_of_a_product_in_a_period(reports: Clerk, stocked: str) -> None:
    choose(reports, "movements")
    assert column(reports, "Kind") == ["Receipt"] * 4 + ["Dispatch"]
    assert column(reports, "When")[0] == "2025-06-01 09:00"
    reports.find(QWidget, "reportProductCombo").setFocus()
    reports.choose(stocked)
    assert column(reports, "SKU") == [stocked] * 4
    assert reports.text("reportProductHint") == "Whole milk 1 L"

    reports.find(ProductCombo, "reportProductCombo").line.selectAll()
    reports.choose("NOBODY")
    assert reports.text("reportProductHint") == "No product has the code NOBODY."

    typed(reports, "reportFromEdit", "020625")
    assert reports.furnished.reports.property("state") == "empty"


def test_a_scan_asks_for_its_product_where_a_product_can_be_asked_for(reports: Clerk) -> None:
    code = "8410128000042"
    assert not reports.furnished.reports.take_scan(Scan(code, gtin=code))
    choose(reports, "movements")
    assert reports.furnished.reports.take_scan(Scan(code, gtin=code))

    assert set(column(reports, "SKU")) == {"MILK-1"}
    assert reports.text("reportProductHint") == "Whole milk 1 L"


def test_an_empty_report_says_why_and_offers_a_way_out(reports: Clerk) -> None:
    choose(reports, "movements")
    typed(reports, "reportFromEdit", "020625")
    page = reports.find(QWidget, "reportEmptyPage")
    sentence = page.findChild(QLabel, "emptySentenceLabel")
    assert sentence is not None
    assert sentence.text() == "Nothing was moved in these days."
    assert not reports.find(QWidget, "reportPdfButton").isEnabled()

    reports.furnished.reports._nothing.button.click()
    assert reports.furnished.reports.property("state") == "ready"
    assert reports.text("reportFromEdit") == ""
    assert len(column(reports, "Kind")) == 5


def test_where_nothing_more_can_be_asked_for_nothing_is_offered(clerk: Clerk, milk: str) -> None:
    clerk.press(Key.Key_F8)
    way_out = clerk.furnished.reports._nothing.button
    for report in "expiring", "movements":
        choose(clerk, report)
        assert way_out.isVisible()
        way_out.click()
        assert not way_out.isVisible()


def test_without_stock_the_way_out_is_a_receipt(clerk: Clerk) -> None:
    clerk.press(Key.Key_F8)
    assert clerk.furnished.reports.property("state") == "empty"

    clerk.furnished.reports._nothing.button.click()
    assert clerk.focus() == "receiveProductCombo"


def test_the_most_dispatched_and_at_most_so_many(reports: Clerk) -> None:
    choose(reports, "top")
    assert column(reports, "Dispatched") == ["4"]
    assert bars(reports) == [("MILK-1 · Whole milk 1 L", "4 unit")]
    typed(reports, "reportLimitEdit", "0")
    assert reports.furnished.reports.property("state") == "empty"


def test_deviations_name_both_lots_and_the_reason(reports: Clerk) -> None:
    choose(reports, "deviations")
    assert column(reports, "Lot shipped") == ["#2"]
    assert column(reports, "Lot passed over") == ["#1"]
    assert column(reports, "Reason") == ["asked for"]


def test_a_commit_shows_while_the_report_is_seen(
    reports: Clerk, stocked: str, receive: Receive, background: Background
) -> None:
    receive(stocked, 1)
    background.refresh()
    assert len(column(reports, "SKU")) == 5

    reports.press(Key.Key_F4)
    with unanswered(background):
        background.refresh()
        assert reports.furnished.reports.property("state") == "ready"


def test_while_a_report_is_read_the_old_rows_stay(reports: Clerk, background: Background) -> None:
    with unanswered(background):
        choose(reports, "expiring")
        assert reports.furnished.reports.property("state") == "loading"
        assert len(column(reports, "Value EUR")) == 4
        busy = reports.find(QProgressBar, "reportBusyBar")
        reports.qtbot.waitUntil(busy.isVisible)
    assert reports.furnished.reports.property("state") == "ready"
    assert not busy.isVisible()
    assert column(reports, "Days") == ["5", "20"]


def test_of_a_long_report_the_first_rows_are_shown_and_all_are_counted(
    clerk: Clerk, milk: str, backend: Backend
) -> None:
    lines = tuple(ReceiptLine(sku=milk, quantity=Decimal(1)) for _ in range(600))
    for _ in range(2):
        backend.execute(ReceiveStock(lines=lines))
    clerk.press(Key.Key_F8)

    assert len(column(clerk, "SKU")) == 200
    assert clerk.text("reportCountLabel") == ("The first 200 of 1,200 rows · worth 0.00 EUR")


def test_enter_goes_from_the_list_through_the_fields_to_the_table(reports: Clerk) -> None:
    choose(reports, "top")
    seen = []
    for _ in range(4):
        reports.press(Key.Key_Return)
        seen.append(reports.focus())
    assert seen == ["reportFromEdit", "reportToEdit", "reportLimitEdit", "reportPreview"]


def test_each_report_keeps_its_columns(reports: Clerk) -> None:
    table = reports.find(QTableView, "reportPreview")
    table.horizontalHeader().moveSection(0, 3)
    table.setColumnWidth(0, 222)
    choose(reports, "top")
    assert table.horizontalHeader().visualIndex(0) == 0
    choose(reports, "stock")

    assert table.horizontalHeader().visualIndex(0) == 3
    assert table.columnWidth(0) == 222


def test_the_language_changes_a_report_in_place(reports: Clerk) -> None:
    choose(reports, "expiring")
    reports.language.choose("es")
    QApplication.processEvents()
    assert column(reports, catalogue.translate("Reports", "Expiry"))[0] == "06/06/2025"


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.key)
def test_every_report_has_its_words_and_its_icon(clerk: Clerk, report: catalogue.Report) -> None:
    for words in catalogue.title, catalogue.sentence, catalogue.nothing, catalogue.chart_title:
        assert words(report.key)
    assert (resources() / "icons" / f"{report.icon}.svg").exists()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("report", ["expiring", "stock"])
def test_the_chart_is_drawn_in_the_colours_of_the_theme(
    reports: Clerk, theme: str, report: str
) -> None:
    reports.appearance.choose_theme(theme)
    choose(reports, report)
    picture = reports.find(ChartView, "reportChart").grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    assert {reports.appearance.theme.accent.lower(), reports.appearance.theme.surface.lower()} <= (
        colours
    )
    reports.appearance.choose_theme("light")


def test_large_amounts_are_grouped(clerk: Clerk, milk: str, receive: Receive) -> None:
    receive(milk, 12_000, unit_cost=Decimal("1.005"))
    clerk.press(Key.Key_F8)
    assert column(clerk, "Value EUR") == [f"12{GROUP}060.00"]
    assert column(clerk, "Unit value EUR") == ["1.005"]


def test_help_says_how_to_take_a_report_along(reports: Clerk) -> None:
    assert "Ctrl+P" in reports.furnished.reports.help()
