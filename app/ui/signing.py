"""Who works at this window: what their login may not do, and whose name is on what is booked."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.domain.errors import NotAllowed
from app.domain.rights import Login, Role
from app.services.backend import Backend
from app.services.ledger_list import OperatorChoices
from app.ui.background import Background
from app.ui.main_window import MainWindow
from app.ui.refusals import refusal
from app.ui.rights import Rights
from app.ui.widgets.message_bar import Message


class Signing(QObject):
    """A reader is told so; at a station's shared login the operator is chosen, for the session.

    It follows the login where its role becomes another. `back` puts the keyboard where the work
    goes on; nobody is chosen where IT has `locked` who.
    """

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        back: Callable[[], None],
        *,
        locked: bool = False,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._back = back
        self._locked = locked
        self._person = person = window.status.person
        self._signed = ""
        person.line.returnPressed.connect(self._sign)
        person.activated.connect(self._sign)
        person.installEventFilter(self)
        window.commands.operator.triggered.connect(self._begin)
        self._tell(background.login)
        background.login_changed.connect(self._follow)
        self._rights = Rights(background)

    def _follow(self, login: Login, operator: str) -> None:
        self._window.status.work_as(operator)
        self._tell(login)

    def _tell(self, login: Login) -> None:
        self._window.messages.drop("reader")
        if not login.may(Role.CLERK):
            lacking = Role.CLERK if login.may(Role.READER) else Role.READER
            refused = NotAllowed(f"needs_{lacking}", login.name)
            message = Message("warning", lambda: refusal(refused))
            self._window.messages.show_message("reader", message)
        self._let_choose(chosen=login.role is Role.STATION and not self._locked)

    def _let_choose(self, *, chosen: bool) -> None:
        self._window.status.choose_operator(chosen=chosen)
        self._signed = self._person.typed()
        action = self._window.commands.operator
        action.setVisible(chosen)
        action.setShortcut(QKeySequence(Qt.Key.Key_F12) if chosen else QKeySequence())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves it as it was; so does going elsewhere without Enter."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._leave()
                return True
        if event.type() is QEvent.Type.FocusOut and not self._person.popup.isVisible():
            self._person.setEditText(self._signed)
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        """Who has booked here before is offered; reading that takes a while."""
        self._person.setFocus()
        self._person.line.selectAll()
        self._background.ask(
            self._person, lambda backend: backend.fetch(OperatorChoices()), self._offer
        )

    def _offer(self, operators: tuple[str, ...]) -> None:
        untouched = self._person.line.hasSelectedText()
        self._person.offer(operators)
        if untouched:
            self._person.line.selectAll()

    def _sign(self) -> None:
        """From what is booked next on; what was sent before keeps its name."""
        name = self._person.typed()
        if not name or not name.isprintable() or name == self._signed:
            self._leave()
            return

        def sign(backend: Backend) -> None:
            backend.sign(name)

        self._signed = name
        self._background.try_storage(self, sign, lambda _: self._leave(), self._background.fail)

    def _leave(self) -> None:
        self._person.setEditText(self._signed)
        self._back()
