"""The way back: this window's own last operation, reversed."""

from PySide6.QtCore import QObject, Signal

from app.domain.errors import AlreadyReversed, DomainError
from app.services.reversing import ReverseOperation
from app.ui.background import Background
from app.ui.booked import Booked
from app.ui.widgets.toast_host import ToastHost

UNDO_REASON = "undo"


class Undoing(QObject):
    """Keeps what was booked here, and reverses the last that is not reversed yet."""

    undone = Signal(object)  # Booked, reversed by us
    gone = Signal(object)  # Booked, reversed by whomever
    refused = Signal(object)  # DomainError

    def __init__(self, background: Background, toasts: ToastHost) -> None:
        super().__init__(toasts)
        self._background = background
        self._toasts = toasts
        self._done: list[Booked] = []

    def keep(self, booked: Booked) -> None:
        self._done.append(booked)

    def undo(self) -> None:
        if not self._done or not self._toasts.isEnabled():
            return
        booked = self._done[-1]
        self._background.execute(
            self._toasts,
            ReverseOperation(operation=booked.operation, reason=UNDO_REASON),
            lambda _: self._over(booked),
            lambda error: self._not_undone(booked, error),
        )

    def _over(self, booked: Booked) -> None:
        self._forget(booked)
        self.undone.emit(booked)

    def _forget(self, booked: Booked) -> None:
        self._done.remove(booked)
        self.gone.emit(booked)

    def _not_undone(self, booked: Booked, error: DomainError) -> None:
        if isinstance(error, AlreadyReversed):
            self._forget(booked)
        self.refused.emit(error)
