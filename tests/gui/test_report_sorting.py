"""A click on a header sorts a report, unless there are too many rows for that."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from app.ui.background import Background
from tests.gui.desk import Clerk, unanswered
from tests.gui.report_desk import TABLE, choose, click_header, column, state, titles, typed


def arrow(clerk: Clerk) -> tuple[str, Qt.SortOrder]:
    """The column that the header points at, and which way."""
    header = clerk.find(QTableView, TABLE).horizontalHeader()
    section = header.sortIndicatorSection()
    return titles(clerk)[section] if section >= 0 else "", header.sortIndicatorOrder()


def test_a_click_sorts_a_second_turns_round_a_third_brings_the_own_order_back(
    reports: Clerk,
) -> None:
    own = ["M-10", "M-26", "M-81", ""]
    assert arrow(reports)[0] == ""
    click_header(reports, "On hand")
    assert column(reports, "On hand") == ["3", "18", "25", "30"]
    assert arrow(reports) == ("On hand", Qt.SortOrder.AscendingOrder)
    assert reports.furnished.reports.facts() == ("Sorted by On hand",)
    click_header(reports, "On hand")
    assert column(reports, "On hand") == ["30", "25", "18", "3"]
    assert reports.furnished.reports.facts() == ("Sorted by On hand, descending",)
    click_header(reports, "On hand")
    assert column(reports, "Lot code") == own
    assert reports.furnished.reports.facts() == ()


@pytest.mark.parametrize(
    ("report", "title", "first"),
    [
        ("stock", "Value EUR", "15.00"),
        ("stock-by-product", "Usable", "3"),
        ("stock-at", "Quantity", "3"),
        ("expiring", "SKU", "MILK-1"),
        ("forecast", "Unsold", "3"),
        ("losses", "Quantity", "5"),
        ("movements", "Quantity", "\N{MINUS SIGN}12"),
        ("top", "Product", "Whole milk 1 L"),
        ("top-usable", "Lots", "1"),
        ("deviations", "Reason", "asked for"),
    ],
)
def test_every_report_is_sorted_by_a_click(
    reports: Clerk, report: str, title: str, first: str
) -> None:
    choose(reports, report)
    click_header(reports, title)
    assert state(reports) == "ready"
    assert column(reports, title)[0] == first


def test_each_report_keeps_its_order(reports: Clerk) -> None:
    click_header(reports, "On hand")
    choose(reports, "losses")
    assert arrow(reports)[0] == ""
    choose(reports, "stock")
    assert arrow(reports)[0] == "On hand"
    assert column(reports, "On hand") == ["3", "18", "25", "30"]


def test_too_many_rows_are_not_sorted_and_the_header_says_what_to_do(
    reports: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.reports.base.SORTED_AT_MOST", 1)
    choose(reports, "expiring")
    click_header(reports, "Product")
    assert "Product: filter first" in titles(reports)
    assert arrow(reports)[0] == ""
    assert column(reports, "Days") == ["4", "5"]

    click_header(reports, "Days")
    assert "Product" in titles(reports)
    assert arrow(reports)[0] == "Days"


def test_an_order_waits_until_it_is_known_that_there_are_few_enough(
    reports: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(reports, "expiring")
    click_header(reports, "On hand")
    assert column(reports, "On hand") == ["3", "25"]
    monkeypatch.setattr("app.services.reports.base.SORTED_AT_MOST", 2)
    typed(reports, "reportWithinEdit", "90")
    assert "On hand: filter first" in titles(reports)
    assert column(reports, "Days") == ["4", "5", "60"]

    typed(reports, "reportWithinEdit", "30")
    assert "On hand" in titles(reports)
    assert arrow(reports)[0] == ""


def test_a_click_on_rows_that_are_about_to_go_sorts_nothing(
    reports: Clerk, background: Background
) -> None:
    with unanswered(background):
        choose(reports, "deviations")
        click_header(reports, "On hand")
    assert column(reports, "Reason") == ["asked for"]
    assert arrow(reports)[0] == ""


def sort_menu(clerk: Clerk) -> dict[str, QAction]:
    menu = clerk.find(QMenu, "reportSortMenu")
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions()}


def test_the_menu_of_the_rows_sorts_without_a_mouse(reports: Clerk) -> None:
    assert list(sort_menu(reports))[:2] == ["The report's own order", "SKU"]
    sort_menu(reports)["On hand"].trigger()
    assert column(reports, "On hand") == ["3", "18", "25", "30"]
    assert sort_menu(reports)["On hand"].isChecked()
    sort_menu(reports)["On hand"].trigger()
    assert column(reports, "On hand") == ["30", "25", "18", "3"]
    sort_menu(reports)["The report's own order"].trigger()
    assert column(reports, "Lot code") == ["M-10", "M-26", "M-81", ""]
