"""Commands of this window whose answer was lost, until it is known what became of them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.services.messages import Command, Outcome

if TYPE_CHECKING:
    from app.ui.background import Background


class Unsettled:
    """What was booked is told as if it had been answered; what was not is left."""

    def __init__(self, background: "Background") -> None:
        self._background = background
        self._open: list[tuple[QWidget, Command[Any], Callable[[Outcome[Any]], None]]] = []

    def add(
        self, asker: QWidget, command: Command[Any], succeeded: Callable[[Outcome[Any]], None]
    ) -> None:
        self._open.append((asker, command, succeeded))

    def settle(self) -> None:
        """Ask for each; what cannot be answered now is asked for the next time."""
        unsettled, self._open = self._open, []
        for each in unsettled:
            self._ask(*each)

    def _ask(
        self, asker: QWidget, command: Command[Any], succeeded: Callable[[Outcome[Any]], None]
    ) -> None:
        def told(outcome: Outcome[Any] | None) -> None:
            if outcome is not None:
                succeeded(outcome)

        def failed(error: Exception) -> None:
            self.add(asker, command, succeeded)
            self._background.fail(error)

        answer = partial(self._background.sent.answer, command)
        self._background.try_storage(asker, answer, told, failed)
