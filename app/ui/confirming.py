"""A commit that the server has, and confirms only when its standby has it too."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.services.backend import Backend
from app.ui.background import Background
from app.ui.widgets.message_bar import Message, MessageBar

PATIENCE_MILLISECONDS: Final = 3_000
"""How long a commit takes before it is asked what it waits for, and asked again."""


class Confirming(QObject):
    """Says what a commit waits for that takes long; it may wait for ever."""

    def __init__(self, background: Background, messages: MessageBar) -> None:
        super().__init__(background)
        self._background = background
        self._messages = messages
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._ask)
        self._saving = 0
        background.saving.connect(self._follow)

    def _follow(self, begins: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._saving += 1 if begins else -1
        if not self._saving:
            self._patience.stop()
            self._messages.drop("standby")
        elif not self._patience.isActive():
            self._patience.start()

    def _ask(self) -> None:
        self._patience.start()
        if self._background.outage is None:
            self._background.ask(self, Backend.waits_for_standby, self._tell)

    def _tell(self, waits: bool) -> None:  # noqa: FBT001 - an answer
        if self._saving and waits:
            message = Message("warning", self._words, closable=False)
            self._messages.show_message("standby", message)

    def _words(self) -> str:
        return self.tr(
            "The server has the operation but waits for its standby server. Do not enter it again: "
            "it is confirmed as soon as the standby is there."
        )
