"""Large text, small windows, long texts: nothing is cut, and what does not fit can be reached."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QTableView,
    QWidget,
)

from app.domain.ids import LotId
from app.domain.scans import LostSeparator, Scan
from app.services.backend import Backend
from app.services.products import AddProduct, UpdateProduct
from app.ui.background import Background
from app.ui.panels.reports.catalogue import REPORTS
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.table import Table
from tests.gui.desk import CTRL, Clerk, Key

TODAY = date(2025, 6, 1)
SIZES = [(1240, 760), (1024, 640)]
ALT = Qt.KeyboardModifier.AltModifier
Receive = Callable[..., int]


@pytest.fixture
def large(clerk: Clerk) -> Iterator[Clerk]:
    """The window with text of double size."""
    clerk.appearance.choose_font(200)
    yield clerk
    clerk.appearance.choose_font(100)


def settle(clerk: Clerk, size: tuple[int, int]) -> None:
    clerk.window.resize(*size)
    for _ in range(5):
        QApplication.processEvents()


def _widest(area: Scroll) -> list[str]:
    """The widgets that need about as much room as there is."""
    room, body = area.viewport().width() * 0.9, area.widget()
    assert body is not None
    return [
        each.objectName()
        for each in body.findChildren(QWidget)
        if each.isVisible() and each.minimumSizeHint().width() > room and each.objectName()
    ]


def cut(clerk: Clerk) -> list[str]:
    """Labels and buttons on screen that have less room than their text needs."""
    view = clerk.window.views.currentWidget()
    assert view is not None
    sideways = [
        f"{area.objectName()} scrolls sideways for {', '.join(_widest(area))}"
        for area in view.findChildren(Scroll)
        if area.isVisible() and area.horizontalScrollBar().maximum()
    ]
    return sideways + [
        f"{widget.objectName()} {widget.size().toTuple()}"
        for widget in view.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton)
        and widget.isVisible()
        and (
            widget.width() < widget.minimumSizeHint().width()
            or widget.height() < max(widget.heightForWidth(widget.width()), 0)
        )
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_text_of_double_size_is_not_cut(
    large: Clerk, milk: str, receive: Receive, language: str, size: tuple[int, int]
) -> None:
    receive(milk, 40, lot_code="L-1", expiry=TODAY + timedelta(days=14))
    large.language.choose(language)
    for key in Key.Key_F2, Key.Key_F3:
        large.press(key)
        large.choose(milk)
        large.write("50")
        settle(large, size)
        assert cut(large) == []
    for key in Key.Key_Comma, Key.Key_F:
        large.press(key, CTRL)
        settle(large, size)
        assert cut(large) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_reports_of_double_size_are_not_cut(
    history: None, large: Clerk, milk: str, language: str, size: tuple[int, int]
) -> None:
    large.language.choose(language)
    large.press(Key.Key_F8)
    view = large.furnished.reports
    for report in REPORTS:
        view.choose(report.key)
        view.parameters.product.picker.choose(milk)
        view.parameters.lot.enter("#3")
        settle(large, size)
        assert view.property("state") == "ready"
        assert (report.key, cut(large)) == (report.key, [])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_catalogue_has_room_for_text_of_double_size(
    large: Clerk,
    milk: str,
    other_station: Backend,
    background: Background,
    language: str,
    size: tuple[int, int],
) -> None:
    large.language.choose(language)
    large.window.show_view("products")
    large.furnished.products.begin()
    settle(large, size)
    assert cut(large) == []
    large.press(Key.Key_Return)
    large.write("Skimmed milk of the mountains")
    background.poll()
    other_station.execute(UpdateProduct(sku=milk, name="Oat drink", minimum=Decimal(3)))
    background.poll()
    large.press(Key.Key_Escape)
    settle(large, size)
    assert cut(large) == []
    large.find(QAbstractButton, "productDiscardButton").click()
    large.furnished.products.take_scan(Scan(text="96385074", gtin="96385074"))
    settle(large, size)
    assert cut(large) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_cut_where_movements_and_alerts_are_acted_on(
    large: Clerk, milk: str, receive: Receive, language: str, size: tuple[int, int]
) -> None:
    receive(milk, 4, lot_code="L-1", expiry=TODAY + timedelta(days=14))
    large.furnished.background.refresh()
    large.language.choose(language)
    for view, key, name in (
        ("movements", Key.Key_R, "movementReasonEdit"),
        ("alerts", Key.Key_S, "alertSnoozeEdit"),
    ):
        large.window.show_view(view)
        large.furnished.view.begin()
        settle(large, size)
        assert cut(large) == []
        large.press(key, ALT)
        settle(large, size)
        assert cut(large) == []
        asked = large.find(QWidget, name)
        assert large.focus() == name
        assert asked.visibleRegion().boundingRect().size() == asked.size()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_lines_hints_and_questions_of_double_size_are_not_cut(
    large: Clerk, milk: str, receive: Receive, language: str, size: tuple[int, int]
) -> None:
    receive(milk, 40, lot_code="L-1", expiry=TODAY + timedelta(days=90))
    large.language.choose(language)
    operations = large.furnished.operations
    for key, panel in (Key.Key_F2, operations.receive), (Key.Key_F3, operations.dispatch):
        large.press(key)
        for _ in range(2):
            large.choose(milk)
            large.write("5")
            panel.add_line()
        large.choose(milk)
        large.write("5")
        operations.receive.form.expiry.setText("+5")
        operations.dispatch.view.lot_wanted.emit(1)
        for scan in (
            Scan("04006381333931", gtin="04006381333931"),
            Scan("X", gtin=milk, lot_code="AB17261231", doubt=LostSeparator("AB", TODAY)),
        ):
            operations.take_scan(scan)
            settle(large, size)
            assert cut(large) == []
            large.press(Key.Key_Escape)


def test_usual_text_in_the_smallest_window_needs_no_scrolling(clerk: Clerk, milk: str) -> None:
    for key in Key.Key_F2, Key.Key_F3:
        clerk.press(key)
        clerk.choose(milk)
        clerk.write("50")
        settle(clerk, (1024, 640))
        [shown] = [area for area in clerk.window.findChildren(Scroll) if area.isVisible()]
        assert shown.verticalScrollBar().maximum() == 0


def test_enter_scrolls_to_the_next_field(large: Clerk, milk: str) -> None:
    settle(large, (1024, 640))
    large.choose(milk)
    for _ in range(6):
        large.press(Key.Key_Return)

    commit = large.find(QWidget, "receiveCommitButton")
    assert large.focus() == "receiveCommitButton"
    assert commit.visibleRegion().boundingRect().size() == commit.size()


@pytest.mark.parametrize("table", ["lotsTable", "fefoTable"])
def test_numbers_dates_and_chips_are_not_cut_by_dots(
    clerk: Clerk, milk: str, receive: Receive, table: str
) -> None:
    receive(milk, 100_000, lot_code="L-1", expiry=TODAY + timedelta(days=1390))
    receive(milk, 100_000, lot_code="L-2", expiry=TODAY + timedelta(days=5))
    receive(milk, 100_000)
    clerk.press(Key.Key_F3)
    clerk.choose(milk)
    clerk.write("150000")
    shown = clerk.find(Table, table)
    model = shown.model()
    cells = [
        model.index(row, column, QModelIndex())
        for row in range(3)
        for column in range(model.columnCount())
    ]
    short = {str(index.data()) for index in cells if shown.tip(index)}

    assert short <= {"Whole milk 1 L"}


def test_a_long_name_is_told_whole_and_never_as_html(clerk: Clerk, backend: Backend) -> None:
    name = "<b>Lamivudine</b> & zidovudine " + "150 mg + 300 mg tablet " * 8
    backend.execute(AddProduct(sku="LAM", name=name))
    clerk.choose("LAM")
    clerk.write("5")
    clerk.commit()
    table = clerk.find(QTableView, "receiveSessionTable")
    assert isinstance(table, Table)

    tip = table.tip(table.model().index(0, 2, QModelIndex()))
    assert tip.startswith("<p>&lt;b&gt;Lamivudine&lt;/b&gt; &amp; zidovudine")
    assert table.tip(table.model().index(0, 3, QModelIndex())) == ""


def test_an_alert_that_does_not_fit_is_told_whole(large: Clerk, backend: Backend) -> None:
    name = "Isoniazid 300 mg tablet, blister of 28, child-proof"
    backend.execute(AddProduct(sku="ISO", name=name, minimum=Decimal(1000)))
    large.press(Key.Key_F5)
    table = large.find(Table, "alertsDockTable")

    tip = table.tip(table.model().index(0, 0, QModelIndex()))
    assert tip == f"<p>Out of stock: {name}, 0 / 1000</p>"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_lot_and_its_history_are_not_cut_at_double_size(
    milk: str, receive: Receive, large: Clerk, language: str, size: tuple[int, int]
) -> None:
    lot = receive(milk, 40, lot_code="L-2607-A", expiry=TODAY + timedelta(days=14))
    large.language.choose(language)
    large.press(Key.Key_F5)
    large.press(Key.Key_F4)
    for letter in (Key.Key_H, Key.Key_A, Key.Key_T, Key.Key_B, Key.Key_E):
        large.press(letter, Qt.KeyboardModifier.AltModifier)
        settle(large, size)
        assert cut(large) == []
        large.press(Key.Key_Escape)
    large.furnished.lots.show_history(LotId(lot))
    settle(large, size)
    assert cut(large) == []


def test_what_is_typed_in_stays_in_sight_at_double_size(
    milk: str, receive: Receive, large: Clerk
) -> None:
    receive(milk, 40)
    large.press(Key.Key_F5)
    large.press(Key.Key_F4)
    settle(large, (1024, 640))
    large.press(Key.Key_T, Qt.KeyboardModifier.AltModifier)
    for name in ("lotQtyEdit", "lotDestinationCombo", "lotReasonCombo", "lotCommitButton"):
        settle(large, (1024, 640))
        assert large.focus() == name
        field = large.find(QWidget, name)
        assert field.visibleRegion().boundingRect().size() == field.size()
        large.press(Key.Key_Return)
