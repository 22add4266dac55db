"""Who works at this window: what their login may not do, and whose name is on what is booked."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.domain.errors import NotAllowed
from app.domain.rights import Role
from app.services.backend import Backend
from app.services.ledger_list import OperatorChoices
from app.ui.background import Background
from app.ui.main_window import MainWindow
from app.ui.refusals import refusal
from app.ui.widgets.message_bar import Message


class Signing(QObject):
    """A reader is told so; at a station's shared login the operator is chosen, for the session.

    `back` puts the keyboard where the work goes on; nobody is chosen where IT has `locked` who.
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
        self._background = background
        self._back = back
        login = background.login
        if not login.may(Role.CLERK):
            refused = NotAllowed("needs_clerk", login.name)
            window.messages.show_message("reader", Message("warning", lambda: refusal(refused)))
        if login.role is Role.STATION and not locked:
            self._person = window.status.choose_operator()
            self._signed = self._person.typed()
            self._let_choose(window)

    def _let_choose(self, window: MainWindow) -> None:
        person = self._person
        person.line.returnPressed.connect(self._sign)
        person.activated.connect(self._sign)
        person.installEventFilter(self)
        action = window.commands.operator
        action.setVisible(True)
        action.setShortcut(QKeySequence(Qt.Key.Key_F12))
        action.triggered.connect(self._begin)

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
