"""The charts of the reports: drawn from their own figures, tabled beside, saved as pictures."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QPushButton,
    QTableView,
)

from app.ui.background import Background
from tests.gui.desk import CTRL, Clerk, Key
from tests.gui.report_desk import bars, chart, choose, click_header, column, entered, typed
from tests.gui.test_exporting import save

FIGURES = "reportChartTable"


def test_the_largest_values_by_product(reports: Clerk) -> None:
    assert chart(reports).chart.title == "Largest values by product, in EUR"
    assert bars(reports) == [
        ("QUESO · Queso añejo de Ñandú", "60.00"),
        ("MILK-1 · Whole milk 1 L", "40.12"),
    ]
    assert column(reports, "Value EUR", FIGURES) == ["60.00", "40.125"]


def test_the_usable_stock_of_the_products_with_most_of_it(reports: Clerk) -> None:
    choose(reports, "top-usable")
    assert bars(reports) == [
        ("MILK-1 · Whole milk 1 L", "43 unit"),
        ("QUESO · Queso añejo de Ñandú", "3 kg"),
    ]
    typed(reports, "reportLimitEdit", "1")
    assert column(reports, "Usable", FIGURES) == ["43"]


def test_quantity_value_and_lots_by_weeks_to_expiry(reports: Clerk) -> None:
    choose(reports, "expiring")
    assert chart(reports).chart.title == "Quantity by weeks to expiry"
    weeks = ["06-01", "06-08", "06-15", "06-22", "06-29"]
    assert [label for label, _ in bars(reports)] == weeks
    assert bars(reports)[0] == ("06-01", "28")
    measure = reports.find(QComboBox, "reportChartCombo")
    assert [measure.itemText(place) for place in range(3)] == ["Quantity", "Value EUR", "Lots"]
    measure.setCurrentIndex(1)
    assert bars(reports)[0] == ("06-01", "85.12")
    assert reports.rows(FIGURES)[0] == ["2025-06-01", "28", "85.125", "2"]


def test_what_has_expired_is_drawn_where_it_is_asked_for(reports: Clerk) -> None:
    choose(reports, "expiring")
    reports.find(QComboBox, "reportWhichCombo").setCurrentIndex(2)
    assert bars(reports)[0] == ("expired", "30 unit")
    assert reports.rows(FIGURES)[0][0] == "expired"


def test_the_stock_of_a_product_over_time(reports: Clerk, milk: str) -> None:
    choose(reports, "movements")
    assert reports.text("reportChartNote") == "Choose a product to see its stock over time."
    assert not reports.sees("reportChart")
    entered(reports, "reportProductCombo", milk)

    title = "Stock of Whole milk 1 L at the end of each day, in unit"
    assert chart(reports).chart.title == title
    assert not reports.sees("reportChartNote")
    assert dict(bars(reports)) | {"05-10": "0 unit", "05-11": "90 unit", "06-01": "73 unit"} == (
        dict(bars(reports))
    )
    assert column(reports, "Day", FIGURES)[-1] == "2025-06-01"


def test_losses_by_month_and_cause(reports: Clerk) -> None:
    choose(reports, "losses")
    points = chart(reports).chart.points
    assert [point.label for point in points][::11] == ["Jul 2024", "Jun 2025"]
    assert points[-2].values == (Decimal("5.025"), Decimal(15))
    assert chart(reports).chart.series == ("Disposed of", "Expired in stock")
    assert reports.rows(FIGURES)[-2] == ["May 2025", "5.025", "15.00", "20.025"]


def test_the_most_dispatched_products_whatever_the_order_on_screen(reports: Clerk) -> None:
    choose(reports, "top")
    click_header(reports, "SKU")
    assert bars(reports) == [("MILK-1 · Whole milk 1 L", "12 unit")]


def test_a_chart_that_is_not_wanted_leaves_its_room_to_the_rows(reports: Clerk) -> None:
    wanted = reports.find(QCheckBox, "reportChartCheck")
    wanted.click()
    assert not reports.sees("reportChart")
    wanted.click()
    assert reports.sees("reportChart")
    choose(reports, "deviations")
    assert not reports.sees("reportChart")
    assert not wanted.isVisible()


def test_a_commit_shows_in_the_chart(
    reports: Clerk, milk: str, background: Background, receive: Callable[..., int]
) -> None:
    receive(milk, 1, unit_cost=Decimal(100))
    background.refresh()
    assert bars(reports)[0] == ("MILK-1 · Whole milk 1 L", "140.12")


def test_a_chart_tells_its_values_to_the_keyboard_and_in_another_language(reports: Clerk) -> None:
    choose(reports, "losses")
    shown = chart(reports)
    shown.setFocus()
    reports.press(Key.Key_End)
    assert shown.told() == "Jun 2025: 0.00"
    reports.language.choose("es")
    QApplication.processEvents()
    assert shown.accessibleName() == "Mermas por mes, en EUR"
    reports.language.choose("en")
    QApplication.processEvents()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chart_is_saved_as_a_picture_in_the_colours_of_the_theme(
    reports: Clerk, theme: str, tmp_path: Path
) -> None:
    reports.appearance.choose_theme(theme)
    choose(reports, "losses")
    for form, chosen in (("png", "PNG picture (*.png)"), ("svg", "SVG drawing (*.svg)")):
        reports.find(QPushButton, "reportChartSaveButton").click()
        dialog = reports.find(QFileDialog, "exportDialog")
        assert dialog.selectedFiles()[0].endswith("losses-by-month-in-eur.png")
        dialog.selectNameFilter(chosen)
        save(reports, tmp_path / f"losses.{form}")
        assert reports.text("toastLabel") == f"Saved losses.{form}, in {tmp_path}."
    surface = reports.appearance.theme.surface.lower()
    reports.appearance.choose_theme("light")

    picture = QImage(str(tmp_path / "losses.png"))
    assert picture.pixelColor(picture.width() // 2, 8).name() == surface
    assert QSvgRenderer(str(tmp_path / "losses.svg")).isValid()


def test_a_picture_that_cannot_be_written_is_told(reports: Clerk, tmp_path: Path) -> None:
    reports.find(QPushButton, "reportChartSaveButton").click()
    save(reports, tmp_path / "no" / "chart.png")
    told = reports.window.messages.texts()["failed"]
    assert told == "chart.png was not written: the folder is not there."


def test_the_figures_beside_a_chart_are_copied(reports: Clerk) -> None:
    choose(reports, "top-usable")
    reports.find(QTableView, FIGURES).setFocus()
    reports.press(Key.Key_Home, CTRL)
    reports.press(Key.Key_C, CTRL)

    assert QApplication.clipboard().text().splitlines() == [
        "SKU\tProduct\tUsable\tUnit",
        "MILK-1\tWhole milk 1 L\t43\tunit",
    ]
