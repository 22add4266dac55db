"""The backend as the screen sees it: asked on the GUI thread, answered there too."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import date
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.domain.errors import DomainError, NotAllowed
from app.domain.events import Topic
from app.services.backend import Backend
from app.services.errors import StorageError
from app.services.messages import Command, Outcome
from app.services.progress import Cancelled, Progress
from app.ui.sent import Sent
from app.ui.tasks import Task
from app.ui.unsettled import Unsettled

T = TypeVar("T")

POLL_MILLISECONDS = 2_000
DAY_MILLISECONDS = 30_000
EVERYTHING = frozenset(Topic)


class Background(QObject):
    """Runs commands, queries and long work each on a thread of its own, in the order asked.

    Create it on the GUI thread: a signal delivers to the thread its sender lives in. A
    `StorageError` goes to `not_saved` where a command met it, else to `storage_failed`; a bug
    is raised on the GUI thread.
    """

    changed = Signal(frozenset)  # the topics a commit touched, here or in another process
    day_changed = Signal(object)  # the business date
    saving = Signal(bool)  # a command of this window has begun, or is over
    saved = Signal()  # a command of this window was committed
    not_saved = Signal(object)  # the StorageError for which it was not
    storage_failed = Signal(object)
    not_allowed = Signal(object)  # NotAllowed: what was to be read, the login may not see
    refused = Signal(object)  # the DomainError that a command of this window met
    login_changed = Signal(object, str)  # the login in another role, and whose name it books under
    storage_served = Signal()  # something was answered; sent after a failure only
    watched = Signal()  # it has begun to watch
    task_began = Signal(object)  # the Task that runs, or waits for the one before it
    task_over = Signal(object)
    _lost = Signal(object)  # the StorageError of a server that fell silent
    _finished = Signal(object)  # a report to make on the GUI thread

    def __init__(
        self,
        backend: Backend,
        commands: Executor | None = None,
        queries: Executor | None = None,
        long_work: Executor | None = None,
        *,
        sent: Sent | None = None,
    ) -> None:
        super().__init__()
        self._backend = backend
        self._commands = commands or ThreadPoolExecutor(1, thread_name_prefix="commands")
        self._queries = queries or ThreadPoolExecutor(1, thread_name_prefix="queries")
        self._long_work = long_work or ThreadPoolExecutor(1, thread_name_prefix="long-work")
        self.today: date = backend.business_date()
        self.login = backend.login
        self.sent = sent or Sent(None, backend.place)
        self.outage: StorageError | None = None
        """Why nothing can be booked at the moment."""
        self.unsettled = Unsettled(self)
        self.waiting = 0
        self._failing = self._polling = self._watching_day = False
        self._finished.connect(self._report)
        self._lost.connect(self.fail)

    def watch(self) -> None:
        """From now on notice other processes' commits, midnight, and waking from sleep."""
        for milliseconds, look in (
            (POLL_MILLISECONDS, self.poll),
            (DAY_MILLISECONDS, self.check_day),
        ):
            timer = QTimer(self, interval=milliseconds)
            timer.timeout.connect(look)
            timer.start()
        self._backend.listen(self.changed.emit, self._lost.emit)
        self.watched.emit()
        self.check_day()

    def execute(
        self,
        asker: QWidget,
        command: Command[T],
        on_done: Callable[[T], None],
        on_refused: Callable[[DomainError], None],
    ) -> None:
        """Execute the command, the asker disabled meanwhile; tell every view what changed.

        During an outage nothing is tried: it is told again, and what was typed stays.
        """
        if self.outage is not None:
            self.not_saved.emit(self.outage)
            return
        typing_in = QApplication.focusWidget()

        def work() -> Outcome[T]:
            with self.sent.kept(command):
                outcome = self._backend.execute(command)
            self.changed.emit(outcome.topics)
            return outcome

        def succeeded(outcome: Outcome[T]) -> None:
            self._over(asker, typing_in)
            self.saved.emit()
            on_done(outcome.result)

        def failed(error: Exception) -> None:
            self._over(asker, typing_in)
            if isinstance(error, StorageError) and error.may_be_booked:
                self.unsettled.add(asker, command, succeeded)
            self._not_done(error, on_refused)

        asker.setEnabled(False)
        self.saving.emit(True)  # noqa: FBT003
        self._submit(self._commands, asker, work, succeeded, failed)

    def ask(
        self, asker: QObject, work: Callable[[Backend], T], on_done: Callable[[T], None]
    ) -> None:
        """Let the query thread do `work`; `on_done` gets the answer unless the asker is gone."""
        self._submit(self._queries, asker, lambda: work(self._backend), on_done, self.fail)

    def try_storage(
        self,
        asker: QObject,
        work: Callable[[Backend], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Let the command thread do `work`, in its turn."""
        self._submit(self._commands, asker, lambda: work(self._backend), on_done, on_failed)

    def work(
        self,
        asker: QObject,
        title: Callable[[], str],
        work: Callable[[Backend, Progress], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Do long work, one after the other; what the user stops ends without a word.

        `on_failed` gets what it raised. It is told of at once, and shown until it is over.
        """
        task = Task(title)

        def run() -> T:
            task(0, 0)
            return work(self._backend, task)

        def succeeded(answer: T) -> None:
            self.task_over.emit(task)
            if isValid(asker):
                on_done(answer)

        def failed(error: Exception) -> None:
            self.task_over.emit(task)
            if isValid(asker) and not isinstance(error, Cancelled):
                on_failed(error)

        self.task_began.emit(task)
        self._submit(self._long_work, self, run, succeeded, failed)

    def work_unseen(
        self,
        asker: QObject,
        work: Callable[[Backend], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Do long work in its turn that nobody asked for, and nobody is told of."""
        self._submit(self._long_work, asker, lambda: work(self._backend), on_done, on_failed)

    def poll(self) -> None:
        """Ask whether another process has committed something; not during an outage."""
        if not self._polling and self.outage is None:
            self._polling = True
            self._submit(self._queries, self, self._backend.poll, self._polled, self._poll_failed)

    def check_day(self) -> None:
        """Bring the alerts to the business date, and the window with them."""
        if not self._watching_day and self.outage is None:
            self._watching_day = True
            self._submit(self._commands, self, self._begin_day, self._day_began, self._day_failed)

    def refresh(self) -> None:
        """Make every live query ask again."""
        self.changed.emit(EVERYTHING)
        self.check_day()

    def fail(self, error: Exception) -> None:
        """Send a storage failure to whoever tells the user, anything else to `sys.excepthook`.

        A right that was taken away while the window is open is no bug either.
        """
        if isinstance(error, NotAllowed):
            self.not_allowed.emit(error)
            return
        if not isinstance(error, StorageError):
            raise error
        logging.getLogger(__name__).warning("storage: %s", error)
        self._failing = True
        self.storage_failed.emit(error)

    def close(self) -> None:
        """Finish what is running and drop what is queued."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        for lane in self._commands, self._queries, self._long_work:
            lane.shutdown(cancel_futures=True)
        self.sent.close()

    def _over(self, asker: QWidget, typing_in: QWidget | None) -> None:
        """Give the form back, and the keyboard to where it was: disabling took it away."""
        asker.setEnabled(True)
        if typing_in is not None and isValid(typing_in) and asker.isAncestorOf(typing_in):
            typing_in.setFocus()
        self.saving.emit(False)  # noqa: FBT003

    def _not_done(self, error: Exception, on_refused: Callable[[DomainError], None]) -> None:
        if isinstance(error, DomainError):
            on_refused(error)
            self.refused.emit(error)
        elif isinstance(error, StorageError):
            logging.getLogger(__name__).warning("not saved: %s", error)
            self.not_saved.emit(error)
        else:
            raise error

    def _polled(self, topics: frozenset[Topic]) -> None:
        self._polling = False
        if topics:
            self.changed.emit(topics)

    def _poll_failed(self, error: Exception) -> None:
        self._polling = False
        self.fail(error)

    def _begin_day(self) -> tuple[frozenset[Topic], date]:
        outcome = self._backend.begin_day()
        return outcome.topics if outcome else frozenset(), self._backend.business_date()

    def _day_began(self, answer: tuple[frozenset[Topic], date]) -> None:
        self._watching_day = False
        topics, today = answer
        if today != self.today:
            self.today = today
            self.day_changed.emit(today)
        if topics:
            self.changed.emit(topics)

    def _day_failed(self, error: Exception) -> None:
        self._watching_day = False
        self.fail(error)

    def _submit(
        self,
        lane: Executor,
        asker: QObject,
        work: Callable[[], T],
        succeeded: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def run() -> None:
            try:
                report = partial(self._succeeded, succeeded, work())
            except Exception as error:
                report = partial(failed, error)
            self._finished.emit(lambda: report() if isValid(asker) else None)

        self.waiting += 1
        lane.submit(run)

    def _succeeded(self, succeeded: Callable[[T], None], answer: T) -> None:
        if self._failing:
            self._failing = False
            self.storage_served.emit()
        succeeded(answer)

    def _report(self, report: Callable[[], Any]) -> None:
        self.waiting -= 1
        report()
