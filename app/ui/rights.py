"""What the login may do, read again whenever an administrator may have changed it."""

from PySide6.QtCore import QObject

from app.domain.errors import DomainError, NotAllowed
from app.domain.events import Topic
from app.domain.rights import Login, Role
from app.services.backend import Backend
from app.ui.background import EVERYTHING, Background


class Rights(QObject):
    """Looks after a refusal for want of a right, and wherever everything is read again.

    That is so on a reconnect, on F5, and when a role was given to somebody.
    """

    def __init__(self, background: Background) -> None:
        super().__init__(background)
        self._background = background
        background.changed.connect(self._heard)
        background.refused.connect(self._refused)
        background.not_allowed.connect(self.look)

    def look(self, _: object = None) -> None:
        """Ask the server, unless it is away; it is looked again when it is back."""
        if self._background.outage is None:
            self._background.ask(self, _read, self._follow)

    def _heard(self, topics: frozenset[Topic]) -> None:
        if topics == EVERYTHING:
            self.look()

    def _refused(self, error: DomainError) -> None:
        if isinstance(error, NotAllowed):
            self.look()

    def _follow(self, answer: tuple[Login, str]) -> None:
        login, operator = answer
        before, self._background.login = self._background.login, login
        if login == before:
            return
        self._background.login_changed.emit(login, operator)
        if login.may(Role.READER) and not before.may(Role.READER):
            self._background.refresh()


def _read(backend: Backend) -> tuple[Login, str]:
    return backend.read_login(), backend.operator
