"""A view that scrolls where the window is too small for it, or the text too large."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from shiboken6 import isValid

_AROUND = 40
"""Pixels above and below: the caption and what is said below are to be seen too."""
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})


class Scroll(QScrollArea):
    """Takes no focus itself, and looks like nothing where everything fits."""

    def __init__(self, name: str, body: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(body)
        self._body = body
        self._kept: QWidget | None = None

    def keep_in_sight(self, widget: QWidget) -> None:
        """Scroll to it, and again when what is around it grows, as long as it has the keyboard."""
        self._kept = widget
        self._show(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() in _MOVES and self._kept is not None:
            QTimer.singleShot(0, self, self._see_kept)
        return done

    def _show(self, widget: QWidget) -> None:
        """All of it: Qt's own way is content with where the text cursor stands."""
        for corner in widget.rect().bottomLeft(), widget.rect().topLeft():
            place = widget.mapTo(self._body, corner)
            self.ensureVisible(place.x(), place.y(), 0, _AROUND)

    def _see_kept(self) -> None:
        kept = self._kept
        if kept is not None and isValid(kept) and kept.hasFocus():
            self._show(kept)


def go_to(widget: QWidget, why: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Give a widget the keyboard, and scroll so that it is seen."""
    widget.setFocus(why)
    _see(widget)


def see_all(*widgets: QWidget) -> None:
    """Scroll so that these are seen, the last of them surely, once what is new has its place."""

    def see() -> None:
        for widget in widgets:
            if isValid(widget):
                _see(widget)

    QTimer.singleShot(0, see)


def _see(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Scroll):
        around = around.parentWidget()
    if around is not None:
        around.keep_in_sight(widget)
