"""A view that scrolls where the window is too small for it, or the text too large."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from shiboken6 import isValid


class Scroll(QScrollArea):
    """Takes no focus itself, and looks like nothing where everything fits."""

    def __init__(self, name: str, body: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(body)


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
        around.ensureWidgetVisible(widget, 0, 40)
