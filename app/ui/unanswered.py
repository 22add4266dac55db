"""What became of operations whose answer an earlier run of the program never saw."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.services.answers import InDoubt, WasBooked
from app.services.backend import Backend
from app.ui import formats, wording
from app.ui.background import Background
from app.ui.sent import Left
from app.ui.widgets.message_bar import Message, MessageBar

AGAIN_MILLISECONDS: Final = 3_000


class Unanswered(QObject):
    """Asks the ledger as soon as it can be asked, and says for each what to do.

    What waits for a standby is asked for again until it is known.
    """

    def __init__(self, background: Background, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._messages = messages
        self._open: list[Left] = []
        self._again = QTimer(self, interval=AGAIN_MILLISECONDS)
        self._again.timeout.connect(self._ask)
        background.watched.connect(self._begin)

    def _begin(self) -> None:
        self._open = self._background.sent.left()
        if self._open:
            self._again.start()
            self._ask()

    def _ask(self) -> None:
        """Ask for all that is open, whatever became of the last time."""
        if self._background.outage is None:
            for left in tuple(self._open):
                self._ask_for(left)

    def _ask_for(self, left: Left) -> None:
        def booked(backend: Backend) -> bool | None:
            doubted = backend.fetch(InDoubt())
            return None if doubted else backend.fetch(WasBooked(left.operation))

        self._background.ask(self, booked, partial(self._tell, left))

    def _tell(self, left: Left, booked: bool | None) -> None:  # noqa: FBT001 - an answer
        if left not in self._open:
            return
        kind = "ok" if booked else "warning"
        words = partial(self._words, left, booked=booked)
        message = Message(kind, words, details="\n".join(left.lines))
        self._messages.show_message(f"unanswered {left.operation}", message)
        if booked is not None:
            self._background.sent.settled(left)
            self._open.remove(left)
        if not self._open:
            self._again.stop()

    def _words(self, left: Left, *, booked: bool | None) -> str:
        words = self.tr("{kind} of {moment}: it was not booked. Enter it again.")
        if booked is None:
            words = self.tr(
                "{kind} of {moment}: the server waits for its standby server. Do not enter it "
                "again: what became of it is told here."
            )
        elif booked:
            words = self.tr(
                "{kind} of {moment}: it was booked, though the program ended before it knew."
            )
        return words.format(
            kind=wording.operation_kind(left.kind), moment=formats.moment(left.at.astimezone())
        )
