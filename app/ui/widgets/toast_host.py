"""What went well, at the foot of the view, with the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout

from app.ui.appearance import Appearance
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, named, plain_label

SHOWN_MILLISECONDS = 12_000


@dataclass(frozen=True)
class Printable:
    """A document by its name; it is printed when it is asked for."""

    title: Callable[[], str]
    print_out: Callable[[], None]


@dataclass(frozen=True)
class Toast:
    """A success; the text is asked again in another language.

    `prints` are the documents that go with it; the first of them is offered at once.
    """

    at: datetime
    text: Callable[[], str]
    undoable: bool
    prints: tuple[Printable, ...] = ()


class ToastHost(Panel):
    """Shows the latest success for a while; keeps all of them in `history`."""

    undo_wanted = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("toastHost")
        self._appearance = appearance
        self.history: list[Toast] = []
        self._strip = Panel()
        self._strip.setObjectName("toast")
        self._strip.setProperty("strip", "ok")
        self._icon = QLabel()
        self.label = plain_label("toastLabel", "ok")
        self.label.setWordWrap(True)
        self.print_button = button("toastPrintButton")
        self.undo_button = button("toastUndoButton")
        self.close_button = named(QToolButton(), "toastCloseButton")
        self._until = QTimer(self, singleShot=True, interval=SHOWN_MILLISECONDS)
        self._arrange()
        self.hide()
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)

    def show_toast(self, toast: Toast) -> None:
        self.history.append(toast)
        self.label.setText(toast.text())
        self.print_button.setVisible(bool(toast.prints))
        self.undo_button.setVisible(toast.undoable)
        self.show()
        self._until.start()

    def retranslate(self) -> None:
        self.print_button.setText(self.tr("Print …"))
        self.undo_button.setText(self.tr("Undo  Ctrl+Z"))
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close this message"))
        if self.history:
            self.label.setText(self.history[-1].text())

    def _arrange(self) -> None:
        row = Flow(gap=8)
        row.add(self._icon)
        row.add(self.label, 1, 20)
        inside = QVBoxLayout(self._strip)
        inside.setContentsMargins(12, 5, 8, 5)
        inside.addLayout(row)
        for pressed in self.print_button, self.undo_button, self.close_button:
            pressed.setFocusPolicy(
                Qt.FocusPolicy.TabFocus
            )  # a click leaves the keyboard where it is
            row.add(pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._strip)
        self._until.timeout.connect(self.hide)
        self.print_button.clicked.connect(self._print)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.close_button.clicked.connect(self.hide)

    def _print(self) -> None:
        self.history[-1].prints[0].print_out()

    def _redraw(self) -> None:
        look = self._appearance
        self._icon.setPixmap(look.icon("circle-check", "ok").pixmap(look.icon_size()))
        look.dress(self.print_button, "printer", "text")
        look.dress(self.undo_button, "arrow-back-up", "text")
        look.dress_tool(self.close_button, "x", "ok")
