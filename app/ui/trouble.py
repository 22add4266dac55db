"""What the window says of the storage: not saved, not read, nothing can be booked for now."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain.errors import NotAllowed
from app.domain.rights import Login, Role
from app.services.errors import StorageError
from app.ui import faults
from app.ui.background import Background
from app.ui.confirming import Confirming
from app.ui.main_window import MainWindow
from app.ui.outage import Outage
from app.ui.refusals import refusal
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.message_bar import Message


class Trouble(QObject):
    """Messages that stand above the views until it is over, or somebody tries again."""

    def __init__(self, window: MainWindow, background: Background, outage: Outage) -> None:
        super().__init__(window)
        self._window = window
        self._messages = window.messages
        self._background = background
        self._outage = outage
        background.saving.connect(lambda _: self._messages.drop("booking"))
        background.not_saved.connect(self._not_saved)
        background.storage_failed.connect(self._storage_failed)
        background.not_allowed.connect(self._not_allowed)
        background.storage_served.connect(self._served)
        background.login_changed.connect(self._follow)
        outage.changed.connect(self._pause)
        outage.explained.connect(self._pause)
        self._confirming = Confirming(background, window.messages)

    def pause_buttons(self) -> None:
        """Have every button that books something say whether it can."""
        error = self._background.outage
        why = faults.sentence(error.fault) if error else ""
        for button in self._window.findChildren(CommitButton):
            button.pause(why or self._missing(button.needs))

    def _follow(self, login: Login, _: str) -> None:
        """The login has another role; whoever has one can look things up."""
        if login.may(Role.READER):
            self._served()
        self.pause_buttons()

    def _missing(self, role: Role) -> str:
        """Which right the login lacks for what takes this role; none, as a rule."""
        login = self._background.login
        return "" if login.may(role) else refusal(NotAllowed(f"needs_{role}", login.name))

    def _not_allowed(self, error: NotAllowed) -> None:
        message = Message("warning", lambda: refusal(error), retry=self._retry)
        self._messages.show_message("storage", message)

    def _not_saved(self, error: StorageError) -> None:
        """Stands until closed or until the next try; what was typed is still in the form."""
        if self._background.outage is None:
            message = Message("error", lambda: faults.sentence(error.fault), _details(error))
            self._messages.show_message("booking", message)

    def _storage_failed(self, error: StorageError) -> None:
        if self._background.outage is None:
            self._show(error, self._retry)

    def _served(self) -> None:
        """Looking things up works; that nothing can be booked stands until it can."""
        if self._background.outage is None:
            self._messages.drop("storage")

    def _retry(self) -> None:
        self._messages.drop("storage")
        self._background.refresh()

    def _pause(self, error: StorageError | None) -> None:
        """Nothing can be booked, or it can again; looking things up goes on as far as it goes."""
        self._window.setProperty("state", "ready" if error is None else "paused")
        if error is None:
            self._messages.drop("storage")
            self._messages.drop("booking")
        else:
            self._show(error, self._outage.probe)
        self.pause_buttons()

    def _show(self, error: StorageError, retry: Callable[[], None]) -> None:
        message = Message(
            "error",
            lambda: faults.sentence(error.fault),
            _details(error),
            retry,
            closable=self._background.outage is None,
        )
        self._messages.show_message("storage", message)


def _details(error: StorageError) -> str:
    return faults.advice(error).details
