"""What became of operations whose answer an earlier run of the program never saw."""

from functools import partial

from PySide6.QtCore import QObject

from app.services.answers import WasBooked
from app.services.backend import Backend
from app.ui import formats, wording
from app.ui.background import Background
from app.ui.sent import Left
from app.ui.widgets.message_bar import Message, MessageBar


class Unanswered(QObject):
    """Asks the ledger as soon as it can be asked, and says for each what to do."""

    def __init__(self, background: Background, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._messages = messages
        background.watched.connect(self._ask)

    def _ask(self) -> None:
        for left in self._background.sent.left():

            def booked(backend: Backend, left: Left = left) -> bool:
                return backend.fetch(WasBooked(left.operation))

            self._background.ask(self, booked, partial(self._tell, left))

    def _tell(self, left: Left, booked: bool) -> None:  # noqa: FBT001 - an answer
        kind = "ok" if booked else "warning"
        words = partial(self._words, left, booked=booked)
        message = Message(kind, words, details="\n".join(left.lines))
        self._messages.show_message(f"unanswered {left.operation}", message)
        self._background.sent.settled(left)

    def _words(self, left: Left, *, booked: bool) -> str:
        words = (
            self.tr("{kind} of {moment}: it was booked, though the program ended before it knew.")
            if booked
            else self.tr("{kind} of {moment}: it was not booked. Enter it again.")
        )
        return words.format(
            kind=wording.operation_kind(left.kind), moment=formats.moment(left.at.astimezone())
        )
