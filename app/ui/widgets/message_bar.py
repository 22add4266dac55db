"""Strips above the view: errors, warnings, training, sample data; each stays until dealt with."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from app.ui.appearance import Appearance
from app.ui.widgets.panel import Panel, button, named, plain_label

_ICONS = {
    "error": "alert-circle",
    "warning": "alert-triangle",
    "info": "flask",
    "ok": "circle-check",
    "training": "school",
}
_ROLES = {"error": "expired", "warning": "soon", "info": "info", "ok": "ok", "training": "hold"}


@dataclass(frozen=True)
class Message:
    """`kind` is error, warning, info, ok or training; texts are asked again in another language.

    `look` leads to what the message is about, and closes it.
    """

    kind: str
    text: Callable[[], str]
    details: str = ""
    retry: Callable[[], None] | None = None
    closable: bool = True
    look: Callable[[], None] | None = None


class MessageBar(Panel):
    """Holds at most one message per key."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("messageBar")
        self._appearance = appearance
        self._strips: dict[str, MessageStrip] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()
        appearance.changed.connect(self._redraw)

    def show_message(self, key: str, message: Message) -> None:
        """Show the message in place of another of the same key."""
        self.drop(key)
        strip = MessageStrip(message, self._appearance)
        for closing in strip.close_button, strip.look_button:
            closing.clicked.connect(lambda: self.drop(key))
        self._strips[key] = strip
        self._column.addWidget(strip)
        self.show()

    def drop(self, key: str) -> None:
        strip = self._strips.pop(key, None)
        if strip is not None:
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        self.setVisible(bool(self._strips))

    def texts(self) -> dict[str, str]:
        """What stands there now, by key."""
        return {key: strip.label.text() for key, strip in self._strips.items()}

    def strip_of(self, key: str) -> "MessageStrip | None":
        return self._strips.get(key)

    def _redraw(self) -> None:
        for strip in self._strips.values():
            strip.redraw()


class MessageStrip(Panel):
    """One message with its buttons."""

    def __init__(self, message: Message, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("messageStrip")
        self.setProperty("strip", message.kind)
        self._message = message
        self._appearance = appearance
        self._icon = QLabel()
        self.label = plain_label("messageLabel", _ROLES[message.kind])
        self.label.setWordWrap(True)
        self.details_label = plain_label("messageDetailsLabel", "muted")
        self.details_label.setWordWrap(True)
        self.details_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details_label.setText(message.details)
        self.details_label.hide()
        self.details_button = button("messageDetailsButton", "link")
        self.retry_button = button("messageRetryButton")
        self.look_button = button("messageLookButton")
        self.close_button = named(QToolButton(), "messageCloseButton")
        self._arrange()
        self.retranslate()
        self.redraw()

    def retranslate(self) -> None:
        self.label.setText(self._message.text())
        self.details_button.setText(self.tr("Details"))
        self.retry_button.setText(self.tr("Try again"))
        self.look_button.setText(self.tr("Show"))
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close this message"))

    def redraw(self) -> None:
        look, role = self._appearance, _ROLES[self._message.kind]
        self._icon.setPixmap(look.icon(_ICONS[self._message.kind], role).pixmap(look.icon_size()))
        look.dress_tool(self.close_button, "x", role)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        for widget in (
            self.details_button,
            self.retry_button,
            self.look_button,
            self.close_button,
        ):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard alone
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 5, 8, 5)
        column.addLayout(row)
        column.addWidget(self.details_label)
        self._offer_buttons()

    def _offer_buttons(self) -> None:
        retry = self._message.retry
        self.details_button.setVisible(bool(self._message.details))
        self.details_button.clicked.connect(self._toggle_details)
        self.retry_button.setVisible(retry is not None)
        if retry is not None:
            self.retry_button.clicked.connect(lambda: retry())
        look = self._message.look
        self.look_button.setVisible(look is not None)
        if look is not None:
            self.look_button.clicked.connect(lambda: look())
        self.close_button.setVisible(self._message.closable)

    def _toggle_details(self) -> None:
        self.details_label.setVisible(self.details_label.isHidden())
