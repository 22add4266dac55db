"""The chart: read with the eyes, with keys, with the mouse and aloud; saved as a picture."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontInfo, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.appearance import Appearance
from app.ui.look import Look
from app.ui.widgets.chart.figures import Chart, Kind, Point
from app.ui.widgets.chart.picture import LOOKS
from app.ui.widgets.chart.widget import ChartView
from tests.gui.test_wording import contrast

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
def test_of_many_points_the_telling_ones_are_told_aloud(view: ChartView, kind: Kind) -> None:
    days = [Point(f"day {day}", (Decimal(day % 37),), f"{day % 37} kg") for day in range(5, 50)]
    view.show_chart(Chart("", kind, days))
    told = view.accessibleDescription()
    total = sum(day % 37 for day in range(5, 50))
    assert told.startswith("45 values; ")
    assert (f"in all {total}; " in told) == (kind is not Kind.LINE)
    assert "highest, day 36: 36 kg; lowest, day 37: 0 kg; " in told
    assert told.endswith("first, day 5: 5 kg; last, day 49: 12 kg")
    press(view, Key.Key_Home)
    assert view.accessibleDescription() == f"day 5: 5 kg. {told}"


@pytest.mark.parametrize("kind", Kind)
def test_the_mouse_chooses_the_point_below_it(view: ChartView, kind: Kind) -> None:
    view.show_chart(losses(kind))
    QTest.mouseMove(view, QPoint(3, 3))
    QTest.mouseMove(view, view.placed().slots[1].center().toPoint())
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
    looks = {roles.accent} if kind is Kind.LINE else {roles.series_1, roles.series_2}
    assert {each.lower() for each in looks | {roles.surface, roles.surface_alt}} <= colours


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pieces_stand_out_from_what_is_behind_and_beside_them(
    view: ChartView, appearance: Appearance, theme: str
) -> None:
    appearance.choose_theme(theme)
    colours = [appearance.theme.colour(role) for role, _ in LOOKS]
    for back in appearance.theme.surface, appearance.theme.surface_alt:
        for piece in appearance.theme.accent, *colours:
            assert contrast(piece, back) >= 3
    assert min(contrast(one, other) for one, other in pairwise(colours)) >= 3
    assert len({pattern for _, pattern in LOOKS}) == len(LOOKS)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", Kind)
def test_what_is_drawn_can_be_told_from_its_background(
    view: ChartView, appearance: Appearance, kind: Kind, theme: str, percent: int
) -> None:
    appearance.choose_theme(theme)
    appearance.choose_font(percent)
    view.resize(900, 600)
    view.show_chart(losses(kind))
    press(view, Key.Key_End)
    picture, laid = view.grab().toImage(), view.placed(view.told())
    for words in laid.words:
        assert most_contrast(picture, words.box, appearance) >= 4.5, words.text
    for box in [box for _, box in [*laid.pieces, *laid.keys] if not box.isEmpty()]:
        assert most_contrast(picture, box, appearance) >= 3
    for corner in laid.line:
        around = QRectF(corner.x() - 2, corner.y() - 2, 4, 4)
        assert most_contrast(picture, around, appearance) >= 3


def most_contrast(picture: QImage, part: QRectF, appearance: Appearance) -> float:
    """The most contrast that any pixel there has with what a chart is drawn on."""
    backs = appearance.theme.surface, appearance.theme.surface_alt
    return max(
        min(contrast(colour, back) for back in backs)
        for colour in seen(picture.copy(part.toAlignedRect()))
    )


def test_as_a_picture_it_is_twice_as_fine_and_has_no_point_chosen(
    view: ChartView, appearance: Appearance
) -> None:
    press(view, Key.Key_Right)
    picture = QImage.fromData(view.picture("png"))
    assert (picture.width(), picture.height()) == (1000, 600)
    assert appearance.theme.surface_alt.lower() not in seen(picture)


def test_a_picture_has_every_bar_though_there_is_no_room_for_all_on_screen(view: ChartView) -> None:
    many = [Point(f"bar {place}", (Decimal(place),), str(place)) for place in range(40)]
    view.show_chart(Chart("Many", Kind.LYING, many))
    press(view, Key.Key_End)
    assert len(view.placed().slots) < len(many)
    drawing = view.picture("svg").decode()
    assert all(f">{point.label}<" in drawing for point in many)
    picture = QImage.fromData(view.picture("png"))
    assert picture.width() == view.width() * 2
    assert picture.height() > view.height() * 4


def test_as_a_drawing_it_can_be_read_by_others_and_has_its_words(view: ChartView) -> None:
    drawing = view.picture("svg")
    assert QSvgRenderer(drawing).isValid()
    assert b"<title>Losses by month</title>" in drawing
    assert b"Feb: 10 disposed, 5 expired" in drawing


def test_letters_of_a_drawing_are_as_large_as_on_screen(view: ChartView) -> None:
    sizes = re.findall(r'font-size="([0-9.]+)"', view.picture("svg").decode())
    assert QFontInfo(QApplication.font()).pixelSize() in {round(float(size)) for size in sizes}


def seen(picture: QImage) -> set[str]:
    pixels = memoryview(picture.convertToFormat(QImage.Format.Format_RGB32).constBits())
    return {QColor(pixel).name() for pixel in set(pixels.cast("I"))}
