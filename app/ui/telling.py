"""What the window says of what was done, and where it works."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject

from app.domain.errors import DomainError
from app.ui import formats
from app.ui.background import Background
from app.ui.booked import Booked
from app.ui.documents.press import Press
from app.ui.launch import Workplace
from app.ui.main_window import MainWindow
from app.ui.refusals import refusal
from app.ui.undoing import Undoing
from app.ui.widgets.message_bar import Message
from app.ui.widgets.toast_host import Printable, Toast


class Telling(QObject):
    """Successes are toasts; what went wrong stands above the views until it is dealt with."""

    def __init__(self, window: MainWindow, undoing: Undoing, press: Press) -> None:
        super().__init__(window)
        self._window = window
        self._undoing = undoing
        self._press = press

    def say_where(self, place: Workplace) -> None:
        """Which database it is, who works there, and on which day where that is no real one."""
        training = place.training_date
        self._window.status.connected(place.label, place.operator, training=training is not None)
        if training is not None:

            def words() -> str:
                told = self.tr("Training: everything is booked on {date}.")
                return told.format(date=formats.day(training))

            message = Message("training", words, closable=False)
            self._window.messages.show_message("training", message)

    def follow(self, background: Background) -> None:
        """Have the line at the bottom say what is going on."""
        status = self._window.status
        background.saved.connect(lambda: status.saved(datetime.now(UTC).astimezone()))
        background.day_changed.connect(status.begin)
        background.task_began.connect(status.task_began)
        background.task_over.connect(status.task_over)
        background.saving.connect(status.saving)
        status.begin(background.today)

    def booked(self, booked: Booked) -> None:
        self._undoing.keep(booked)
        prints = tuple(
            Printable(paper.title, partial(self._press.show_paper, paper))
            for paper in booked.papers
        )
        self._toast(booked.sentence, undoable=True, prints=prints)
        self._window.messages.drop("undo")

    def told_of(self, words: Callable[[], str]) -> None:
        """Say what went well where nothing can be undone."""
        self._window.messages.drop("failed")
        self._toast(words)

    def failed(self, words: Callable[[], str]) -> None:
        self._window.messages.show_message("failed", Message("warning", words))

    def undone(self, booked: Booked) -> None:
        self._window.messages.drop("undo")
        self.told_of(lambda: self.tr("Undone: {what}").format(what=booked.sentence()))

    def not_undone(self, error: DomainError) -> None:
        message = Message("warning", lambda: refusal(error))
        self._window.messages.show_message("undo", message)

    def _toast(
        self,
        words: Callable[[], str],
        *,
        undoable: bool = False,
        prints: tuple[Printable, ...] = (),
    ) -> None:
        now = datetime.now(UTC).astimezone()
        self._window.toasts.show_toast(Toast(now, words, undoable=undoable, prints=prints))
