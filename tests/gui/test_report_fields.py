"""What a report is asked for: typed, found, scanned, refused, kept, and said in words."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.domain.scans import Scan
from app.ui.widgets.product_combo import ProductCombo
from tests.gui.desk import Clerk, Key
from tests.gui.report_desk import choose, column, entered, state, typed

TODAY = date(2025, 6, 1)
Receive = Callable[..., int]


def facts(clerk: Clerk) -> tuple[str, ...]:
    return clerk.furnished.reports.facts()


def test_expiring_stock_within_the_days_that_are_typed(reports: Clerk) -> None:
    choose(reports, "expiring")
    assert column(reports, "Days") == ["4", "5"]
    typed(reports, "reportWithinEdit", "90")
    assert column(reports, "Days") == ["4", "5", "60"]
    assert facts(reports) == ("Within 90 days", "Still to expire")


def test_expired_lots_and_each_products_own_days(reports: Clerk) -> None:
    choose(reports, "expiring")
    reports.find(QComboBox, "reportWhichCombo").setCurrentIndex(1)
    assert column(reports, "Days") == ["-11"]
    reports.find(QCheckBox, "reportOwnDaysCheck").click()

    assert not reports.find(QWidget, "reportWithinEdit").isEnabled()
    assert column(reports, "Days") == ["-11"]
    assert facts(reports) == ("Product's own days", "Expired already")


def test_the_stock_of_the_day_that_is_typed(reports: Clerk) -> None:
    choose(reports, "stock-at")
    assert reports.text("reportDayEdit") == "2025-05-31"
    assert column(reports, "Quantity") == ["30", "25", "18", "3"]
    typed(reports, "reportDayEdit", "-20")

    assert column(reports, "Quantity") == ["30", "30", "30", "3"]
    assert reports.text("reportDayHint") == "Mon 2025-05-12"
    assert facts(reports) == ("At the end of 2025-05-12",)


def test_losses_of_twelve_months_unless_others_are_asked_for(reports: Clerk) -> None:
    choose(reports, "losses")
    assert reports.text("reportFromEdit") == "2024-07-01"
    assert column(reports, "Month") == ["May 2025", "May 2025"]
    typed(reports, "reportFromEdit", "250525")
    assert column(reports, "Cause") == ["Disposed of"]


def test_a_forecast_by_the_use_of_so_many_days(reports: Clerk) -> None:
    choose(reports, "forecast")
    assert column(reports, "Use a day")[-1] == "0.133"
    typed(reports, "reportDaysEdit", "6")
    assert column(reports, "Lot code") == ["", "M-26"]
    assert column(reports, "Use a day")[-1] == "2"
    reports.find(QCheckBox, "reportAllLotsCheck").click()
    assert column(reports, "Lot code") == ["", "M-26", "M-81"]
    assert facts(reports) == (
        "By the use of the last 6 days",
        "All lots",
    )


def test_movements_by_everything_that_can_be_asked_for(reports: Clerk, milk: str) -> None:
    choose(reports, "movements")
    entered(reports, "reportProductCombo", milk)
    assert column(reports, "SKU") == [milk] * 5
    assert reports.text("reportProductHint") == "Whole milk 1 L"
    reports.find(QComboBox, "reportKindCombo").setCurrentIndex(2)
    assert column(reports, "Kind") == ["Dispatch"]
    reports.find(QComboBox, "reportKindCombo").setCurrentIndex(0)
    entered(reports, "reportLotCombo", "m-26")
    assert column(reports, "Kind") == ["Receipt", "Disposal"]
    operator = reports.find(QComboBox, "reportOperatorCombo")
    operator.setCurrentIndex(operator.findText("ana"))
    assert column(reports, "Kind") == ["Receipt", "Disposal"]
    assert facts(reports) == (
        "From 2025-05-02",
        f"Product {milk}",
        "Lot M-26 (#2)",
        "Booked by ana",
    )
    typed(reports, "reportReferenceEdit", "PO-9")
    assert state(reports) == "empty"


def test_the_most_dispatched_and_at_most_so_many(reports: Clerk) -> None:
    choose(reports, "top-usable")
    typed(reports, "reportLimitEdit", "1")
    assert column(reports, "Usable") == ["43"]
    assert facts(reports) == ("The first 1",)


@pytest.mark.parametrize(
    ("report", "field", "text", "said"),
    [
        ("expiring", "Within", "many", "Type a whole number from 0 to 3,650."),
        ("forecast", "Days", "0", "Type a whole number from 1 to 3,650."),
        ("top", "Limit", "0", "Type a whole number from 1 to 1,000,000."),
        ("losses", "From", "tomorrow", "Type a date such as 311225, 12/2025 or -7."),
        ("stock-at", "Day", "31/02/2025", "Type a date such as 311225, 12/2025 or -7."),
        ("deviations", "To", "010125", "This is before the first day."),
    ],
)
def test_what_cannot_be_understood_is_said_beside_the_field(
    reports: Clerk, report: str, field: str, text: str, said: str
) -> None:
    choose(reports, report)
    shown = reports.rows("reportPreview")
    typed(reports, f"report{field}Edit", text)
    edit = reports.find(QLineEdit, f"report{field}Edit")

    assert edit.property("refused") is True
    assert edit.accessibleDescription() == said
    assert reports.text(f"report{field}Hint") == said
    assert reports.rows("reportPreview") == shown
    typed(reports, f"report{field}Edit", "")
    assert edit.property("refused") is False
    assert reports.text(f"report{field}Hint") == ""


def test_what_nobody_has_is_refused_beside_its_field(reports: Clerk) -> None:
    choose(reports, "movements")
    entered(reports, "reportProductCombo", "NOBODY")
    assert reports.text("reportProductHint") == "No product has the code NOBODY."
    reports.find(ProductCombo, "reportProductCombo").line.clear()
    reports.find(ProductCombo, "reportProductCombo").line.textEdited.emit("")
    assert reports.text("reportProductHint") == ""

    choose(reports, "trace")
    entered(reports, "reportLotCombo", "X-99")
    assert reports.text("reportLotHint") == (
        "No lot is called X-99. Type a number such as 17, or its code."
    )


def test_of_lots_with_one_code_one_is_chosen(
    reports: Clerk, milk: str, cheese: str, receive: Receive
) -> None:
    for sku in milk, cheese:
        receive(sku, 2, lot_code="SAME")
    choose(reports, "trace")
    reports.furnished.reports.take_scan(Scan("10SAME", lot_code="SAME"))
    assert reports.text("reportLotHint") == "Several lots are called SAME. Choose one."
    combo = reports.find(ProductCombo, "reportLotCombo")
    assert combo.choices() == [
        ("#6", f"SAME · {cheese} · Queso añejo de Ñandú"),
        ("#5", f"SAME · {milk} · Whole milk 1 L"),
    ]
    combo.picked.emit("#5")

    assert combo.currentText() == "SAME (#5)"
    assert reports.text("reportLotHint") == f"{milk} · Whole milk 1 L"
    assert column(reports, "Lot") == ["#5"]


def test_what_is_typed_over_a_chosen_lot_means_it_no_more(reports: Clerk) -> None:
    choose(reports, "trace")
    entered(reports, "reportLotCombo", "#1")
    assert state(reports) == "ready"
    reports.write("5")
    assert state(reports) == "empty"


def test_a_scan_asks_for_its_product_or_its_lot_where_one_can_be_asked_for(
    reports: Clerk, milk: str
) -> None:
    code = "8410128000042"
    scan, of_lot = Scan(code, gtin=code), Scan(code, gtin=code, lot_code="M-26")
    assert not reports.furnished.reports.take_scan(scan)
    choose(reports, "movements")
    assert reports.furnished.reports.take_scan(scan)
    assert set(column(reports, "SKU")) == {milk}

    choose(reports, "trace")
    assert reports.furnished.reports.take_scan(of_lot)
    assert column(reports, "Step") == ["Received", "Disposed of"]


def test_each_report_keeps_what_it_was_asked_for(reports: Clerk) -> None:
    choose(reports, "movements")
    typed(reports, "reportFromEdit", "270525")
    entered(reports, "reportProductCombo", "QUESO")
    choose(reports, "losses")
    assert reports.text("reportFromEdit") == "2024-07-01"
    choose(reports, "movements")

    assert reports.text("reportFromEdit") == "270525"
    assert reports.find(QComboBox, "reportProductCombo").currentText() == "QUESO"
    assert state(reports) == "empty"


def test_a_day_of_the_past_is_reached_with_the_arrow_keys(reports: Clerk) -> None:
    choose(reports, "stock-at")
    edit = reports.find(QLineEdit, "reportDayEdit")
    edit.setFocus()
    reports.press(Key.Key_Down)
    assert edit.text() == str(TODAY - timedelta(days=2))


def test_esc_brings_back_what_is_usually_asked_for(reports: Clerk) -> None:
    choose(reports, "movements")
    typed(reports, "reportFromEdit", "tomorrow")
    entered(reports, "reportLotCombo", "#2")
    reports.press(Key.Key_Escape)

    assert reports.focus() == "reportList"
    assert reports.text("reportFromEdit") == "2025-05-02"
    assert facts(reports) == ("From 2025-05-02",)
    assert len(column(reports, "Kind")) == 6


def test_what_cannot_be_read_is_not_there_when_somebody_comes_back(reports: Clerk) -> None:
    choose(reports, "expiring")
    typed(reports, "reportWithinEdit", "many")
    choose(reports, "stock")
    choose(reports, "expiring")
    assert reports.text("reportWithinEdit") == "30"
    assert column(reports, "Days") == ["4", "5"]
