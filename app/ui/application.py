"""The window from start to end: painted, connected, filled, closed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from app.ui.appearance import Appearance
from app.ui.language import Language
from app.ui.launch import FirstStart, Launch, Restoring, Workplace
from app.ui.main_window import MainWindow
from app.ui.opening import Opening
from app.ui.policies import LockedCommands
from app.ui.resources import resources
from app.ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from app.services.first_page import FirstPage
    from app.ui.furnishing import Furnishing
    from app.ui.panels.first_start.page import FirstStartPage
    from app.ui.panels.restoring.page import RestorePage


class Application(QObject):
    """Holds what lives as long as the window; `furnished` once the database is open, as it says.

    `looking` until the first lots are there, or it is known that there will be none.
    """

    settled = Signal()  # filled, waiting for a choice, or not to be opened: a clerk is next

    def __init__(self, qt: QApplication, launch: Launch, frame: MainWindow | None = None) -> None:
        """Fill the frame that is on screen already, else make one that is not shown yet."""
        super().__init__()
        self._launch = launch
        self._workplace: Workplace | None = None
        self.furnished: Furnishing | None = None
        self.failure: Exception | None = None
        self._language = Language(qt, launch.look)
        self._appearance = Appearance(qt, launch.look)
        self.window = frame or MainWindow(launch.look)
        self.window.fill(self._appearance, demo=launch.demo)
        self.window.setWindowIcon(QIcon(str(resources() / "icons" / "firstout.svg")))
        self._locked = LockedCommands(self.window, launch.look)
        self.page: FirstStartPage | RestorePage | None = None
        self._opening = Opening()
        self._opening.opened.connect(self._furnish)
        self._opening.failed.connect(self._not_opened)
        self._opening.seen.connect(self._show_first_lots)
        self.window.painted.connect(self._framed)
        self._painted = False
        self.looking = launch.first_page is not None
        if launch.first_page is not None:
            self._opening.look(launch.first_page)

    def stands(self) -> bool:
        """Tell whether there is something to see, or a reason why not."""
        chosen = self.page is not None and self.page.ready
        return chosen or self.furnished is not None or self.failure is not None

    def end_work(self) -> None:
        """Before `close`, where somebody has worked: finish what is running, copy what changed."""
        if self.furnished is not None:
            self.furnished.background.close()
            self.furnished.backups.at_close()

    def close(self) -> None:
        """Finish what is running and give everything back."""
        self._opening.close()
        if self.furnished is not None:
            self.furnished.background.close()
        if self._workplace is not None:
            self._workplace.backend.close()
        self._language.close()
        for sender in self._senders():
            delete(sender)
        delete(self.window)

    def _senders(self) -> list[QObject]:
        """What holds on to panels by its signals, where no garbage collector sees it."""
        furnished = self.furnished
        filled = [furnished.background, furnished.scanner] if furnished is not None else []
        return [*filled, self._opening, self._appearance, self._language]

    def _framed(self) -> None:
        self._painted = True
        if not self.looking:
            self._begin()

    def _begin(self) -> None:
        """Go on behind what is painted, the first lots too if there are any."""
        if self._launch.restoring is not None:
            self._offer(self._launch.restoring)
        else:
            self._begin_work()

    def _begin_work(self) -> None:
        if self._launch.first_start is None:
            self._open()
        else:
            self._let_choose(self._launch.first_start)

    def _offer(self, restoring: Restoring) -> None:
        """Show what a backup holds, alone in the window, until it is put back or left."""
        from app.ui.panels.restoring.page import RestorePage

        page = RestorePage(restoring, self._appearance)
        page.chosen.connect(self._opening.start)
        page.left.connect(self._leave_backup)
        self._opening.offered.connect(page.show_offer)
        self._show_page(page)
        self._opening.look_into(restoring.look)

    def _leave_backup(self) -> None:
        """Go on as a start without a backup does."""
        self.page = None
        self.window.show_all()
        self._begin_work()

    def _show_first_lots(self, page: "FirstPage | None") -> None:
        from app.ui.first_lots import FirstLots

        self.looking = False
        if page is not None and page.lots:
            first = FirstLots(page, self._appearance, self._launch.look)
            if first.in_order:
                self.window.stand_in(first, "lots")
        if self._painted:
            QTimer.singleShot(0, self._begin)

    def _open(self) -> None:
        self.window.status.opening(now=True)
        self._opening.start(self._launch.connect)

    def _let_choose(self, choices: FirstStart) -> None:
        """Show what there is to choose, alone in the window, until a database is open."""
        from app.ui.panels.first_start.page import FirstStartPage

        page = FirstStartPage(choices, self._appearance, self._language)
        page.chosen.connect(self._opening.start)
        self._opening.suggested.connect(page.suggest)
        self._show_page(page)
        self._opening.suggest(choices.suggest)

    def _show_page(self, page: "FirstStartPage | RestorePage") -> None:
        self.page = page
        self.window.status.opening(now=False)
        self.window.show_alone(page)
        page.begin()
        self.settled.emit()

    def _furnish(self, workplace: Workplace) -> None:
        from app.ui.background import Background
        from app.ui.furnishing import Furnishing
        from app.ui.sent import Sent

        self._workplace = workplace
        self.window.messages.drop("opening")
        if self.page is not None:
            self.window.show_all()
            self.page = None
        if workplace.kept is not None:
            self._say_kept(workplace.kept)
        if workplace.sample:
            self.window.say_sample()
        kept = folder / "sent" if (folder := self._launch.look.folder) else None
        background = Background(workplace.backend, sent=Sent(kept, workplace.backend.place))
        self.furnished = Furnishing(
            self.window,
            background,
            workplace,
            self._appearance,
            self._language,
            self._launch.look,
        )
        if self.window.nav.current == "lots":
            self.furnished.lots.model.counted.connect(self._show_lots)
        self._locked.explain_operator(workplace)
        background.watch()
        self.settled.emit()

    def _say_kept(self, file: str) -> None:
        def words() -> str:
            return self.tr("The backup is restored. What was there before is kept:")

        self.window.messages.show_message("kept", Message("ok", words, details=file))

    def _show_lots(self) -> None:
        """The lots themselves are there."""
        if self.window.stand_back() and self.furnished is not None:
            self.furnished.lots.begin()

    def _not_opened(self, error: Exception) -> None:
        """Say why there is no database, and offer to try again; a bug goes its own road."""
        from app.domain.errors import NotAllowed
        from app.services.errors import StorageError
        from app.ui import faults
        from app.ui.refusals import refusal

        self.failure = error
        self.settled.emit()
        self.window.stand_back()
        if self.page is not None:
            self.page.refuse(error)
            return
        self.window.status.opening(now=False)
        if isinstance(error, NotAllowed):
            message = Message("error", lambda: refusal(error), retry=self._open, closable=False)
            self.window.messages.show_message("opening", message)
            return
        if not isinstance(error, StorageError):
            raise error
        self.window.messages.show_message(
            "opening",
            Message(
                "error",
                lambda: faults.sentence(error.fault),
                details=faults.advice(error).details,
                retry=self._open,
                closable=False,
            ),
        )
