"""What every part of the window has in common."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

W = TypeVar("W", bound=QObject)


class Panel(QWidget):
    """A part of the window whose texts follow the language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def retranslate(self) -> None:
        """Put every text in the language of the moment."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def named(widget: W, name: str) -> W:
    """The widget or command with the name by which tests and assistive tools find it."""
    widget.setObjectName(name)
    return widget


def plain_label(name: str, tone: str = "", *, wraps: bool = False) -> QLabel:
    """A label that shows user text as it is, never as HTML."""
    label = named(QLabel(), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if tone:
        label.setProperty("tone", tone)
    return label


def button(name: str, kind: str = "") -> QPushButton:
    """A push button; `kind` is a property of the style sheet: primary, link or segment."""
    made = named(QPushButton(), name)
    if kind:
        mark(made, kind)
    return made


def mark(widget: QWidget, *properties: str) -> None:
    """Set properties that the style sheet looks at, before the widget is first shown."""
    for name in properties:
        widget.setProperty(name, True)  # noqa: FBT003


def restyle(widget: QWidget, name: str, value: str | bool) -> None:  # noqa: FBT001
    """Set a property that the style sheet looks at, and have it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.updateGeometry()
        widget.update()
