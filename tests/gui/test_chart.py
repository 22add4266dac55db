"""The chart: read with the eyes, with keys, with the mouse and aloud; saved as a picture."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.appearance import Appearance
from app.ui.look import Look
from app.ui.widgets.chart.layout import Chart, Kind, Point
from app.ui.widgets.chart.widget import ChartView

MONTHS = ("Jan", "Feb", "Mar")
Key = Qt.Key


def losses(kind: Kind = Kind.UPRIGHT) -> Chart:
    points = [
        Point(month, (Decimal(10 * place), Decimal(5)), f"{10 * place} disposed, 5 expired")
        for place, month in enumerate(MONTHS)
    ]
    return Chart("Losses by month", kind, points, ("Disposed", "Expired"))


@pytest.fixture
def appearance(qapp: QApplication, look: Look) -> Appearance:
    return Appearance(qapp, look)


@pytest.fixture
def view(qtbot: QtBot, appearance: Appearance) -> Iterator[ChartView]:
    view = ChartView("chart", appearance)
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show_chart(losses())
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    yield view
    appearance.choose_theme("light")
    appearance.choose_font(100)


def press(view: ChartView, *keys: Qt.Key) -> str:
    for key in keys:
        QTest.keyClick(view, key)
    return view.told()


def test_arrow_keys_walk_through_the_points_and_stop_at_the_ends(view: ChartView) -> None:
    assert view.told() == ""
    assert press(view, Key.Key_Right) == "Jan: 0 disposed, 5 expired"
    assert press(view, Key.Key_Left) == "Jan: 0 disposed, 5 expired"
    assert press(view, Key.Key_Down, Key.Key_Right, Key.Key_Right).startswith("Mar: ")
    assert press(view, Key.Key_Up).startswith("Feb: ")
    assert press(view, Key.Key_Home).startswith("Jan: ")
    assert press(view, Key.Key_End).startswith("Mar: ")


def test_it_is_told_aloud_whole_and_the_chosen_point_first(view: ChartView) -> None:
    assert view.accessibleName() == "Losses by month"
    assert view.accessibleDescription().startswith("Jan: 0 disposed, 5 expired; Feb: ")
    press(view, Key.Key_End)
    assert view.accessibleDescription().startswith("Mar: 20 disposed, 5 expired. Jan: ")


@pytest.mark.parametrize("kind", Kind)
def test_the_mouse_chooses_the_point_below_it(view: ChartView, kind: Kind) -> None:
    view.show_chart(losses(kind))
    slot = view._laid(view._room()).slots[1]
    QTest.mouseMove(view, QPoint(3, 3))
    QTest.mouseMove(view, QPoint(int(slot.left + slot.width / 2), int(slot.top + slot.height / 2)))
    assert view.told().startswith("Feb: ")


def test_newer_figures_leave_the_chosen_point_chosen(view: ChartView) -> None:
    press(view, Key.Key_End)
    view.show_chart(losses(Kind.LINE))
    assert view.told().startswith("Mar: ")
    view.show_chart(Chart("Nothing"))
    assert view.told() == ""
    assert press(view, Key.Key_Right) == ""


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", Kind)
def test_it_is_drawn_in_the_colours_of_the_theme(
    view: ChartView, appearance: Appearance, kind: Kind, theme: str, percent: int
) -> None:
    appearance.choose_theme(theme)
    appearance.choose_font(percent)
    view.resize(900, 600)
    view.show_chart(losses(kind))
    press(view, Key.Key_Right)
    QApplication.processEvents()
    colours = seen(view.grab().toImage())
    roles = appearance.theme
    assert {roles.accent.lower(), roles.surface.lower(), roles.selection.lower()} <= colours
    assert kind is Kind.LINE or roles.expired.lower() in colours


def test_as_a_picture_it_is_twice_as_fine_and_has_no_point_chosen(
    view: ChartView, appearance: Appearance
) -> None:
    press(view, Key.Key_Right)
    picture = QImage.fromData(view.picture("png"))
    assert (picture.width(), picture.height()) == (1000, 600)
    assert appearance.theme.selection.lower() not in seen(picture)


def test_as_a_drawing_it_can_be_read_by_others_and_has_its_words(view: ChartView) -> None:
    drawing = view.picture("svg")
    assert QSvgRenderer(drawing).isValid()
    assert b"<title>Losses by month</title>" in drawing
    assert b"Feb: 10 disposed, 5 expired" in drawing


def seen(picture: QImage) -> set[str]:
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
