"""What holds for every view: names for those who cannot see it, contrast, room, literal text."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from app.domain.lots import LotStatus
from app.services.backend import Backend
from app.services.locations import AddLocation
from app.services.lot_status import SetLotStatus
from app.services.product_lists import Barcode
from app.services.products import AddProduct
from app.ui.offscreen import VIEWS
from app.ui.posing import pose
from tests.gui.desk import Clerk
from tests.gui.test_room import cut, settle
from tests.gui.test_wording import contrast

TODAY = date(2025, 6, 1)
NAME = "5 <b 6> <img src=x> Señor Ñandú & Sons " + "very long name " * 6
Receive = Callable[..., int]


@pytest.fixture
def shift(clerk: Clerk, backend: Backend, milk: str, receive: Receive) -> Clerk:
    """A window with something in each view, some of it with names that try everything."""
    backend.execute(AddLocation(location="<u>A</u>-01"))
    backend.execute(
        AddProduct(
            sku="<i>X</i>", name=NAME, minimum=Decimal(50), barcodes=(Barcode(code="96385074"),)
        )
    )
    receive("<i>X</i>", 30, lot_code="<b>L</b>", expiry=TODAY + timedelta(days=9))
    held = receive("<i>X</i>", 9, location="<u>A</u>-01", expiry=TODAY + timedelta(days=900))
    backend.execute(SetLotStatus(lot=held, status=LotStatus.ON_HOLD, reason="<b>doubt</b>"))
    receive(milk, 40, lot_code="L-1", expiry=TODAY + timedelta(days=14))
    clerk.furnished.background.refresh()
    return clerk


@pytest.fixture
def large(shift: Clerk) -> Iterator[Clerk]:
    shift.appearance.choose_font(200)
    yield shift
    shift.appearance.choose_font(100)


def show(clerk: Clerk, view: str) -> None:
    pose(clerk.window, clerk.furnished, view)
    QApplication.processEvents()


def on_screen(clerk: Clerk) -> list[QWidget]:
    return [each for each in clerk.window.findChildren(QWidget) if each.isVisible()]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("view", VIEWS)
def test_what_takes_the_keyboard_has_a_name(shift: Clerk, view: str, language: str) -> None:
    shift.language.choose(language)
    show(shift, view)
    nameless = [
        f"{type(each).__name__} {each.objectName()}"
        for each in on_screen(shift)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (each.accessibleName() or getattr(each, "text", str)())
        and each.focusProxy() is None
        and not (isinstance(each, QLineEdit) and isinstance(each.parentWidget(), QComboBox))
    ]

    assert nameless == []


@pytest.mark.parametrize("view", VIEWS)
def test_no_label_takes_text_for_markup(shift: Clerk, view: str) -> None:
    show(shift, view)
    marked = [
        f"{label.objectName()}: {label.text()}"
        for label in shift.window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and label.text()
    ]

    assert marked == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_label_can_be_read(shift: Clerk, view: str, theme: str) -> None:
    shift.appearance.choose_theme(theme)
    show(shift, view)
    picture = shift.window.grab().toImage()
    faint = [
        f"{each.objectName()} {_text(each)!r}: {ratio:.1f}"
        for each in on_screen(shift)
        if _text(each).strip() and each.isEnabled()
        if (ratio := _rendered_contrast(picture, _seen(shift, each))) < 4.5
    ]

    assert faint == []


@pytest.mark.parametrize("size", [(1240, 760), (1024, 640)])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_or_covered_by_something_else(
    large: Clerk, view: str, language: str, size: tuple[int, int]
) -> None:
    large.language.choose(language)
    show(large, view)
    settle(large, size)

    assert cut(large) == []
    assert _overlaps(large) == []


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _seen(clerk: Clerk, widget: QWidget) -> QRect:
    """Where in the window a widget can be seen."""
    seen = widget.visibleRegion().boundingRect()
    return seen.translated(widget.mapTo(clerk.window, QPoint(0, 0)))


def _rendered_contrast(picture: QImage, part: QRect) -> float:
    """The most contrast that any pixel has with the colour that most of them have."""
    colours = Counter(
        picture.pixel(x, y)
        for x in range(part.left() + 2, part.right() - 1)
        for y in range(part.top() + 2, part.bottom() - 1)
    )
    if len(colours) < 2:
        return 21.0
    [(back, _)] = colours.most_common(1)
    return max(contrast(QColor(back).name(), QColor(each).name()) for each in colours)


def _overlaps(clerk: Clerk) -> list[str]:
    """Labels, buttons and fields of one parent that lie over each other."""
    view = clerk.window.views.currentWidget()
    assert view is not None
    found = []
    for parent in (view, *view.findChildren(QWidget)):
        parts = [
            each
            for each in parent.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            if each.isVisible() and isinstance(each, QLabel | QAbstractButton | QLineEdit)
        ]
        found += [
            f"{one.objectName()} {other.objectName()}"
            for one, other in combinations(parts, 2)
            if one.geometry().intersects(other.geometry()) and not isinstance(parent, QLineEdit)
        ]
    return found
