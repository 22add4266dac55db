"""Views that stay true without being told how."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from app.domain.errors import DomainError
from app.domain.events import Topic
from app.services.backend import Backend
from app.services.messages import Query
from app.ui.background import Background

Q = TypeVar("Q")
R = TypeVar("R")


class Latest(QObject, Generic[Q, R]):
    """Asks in the background, where at most one question waits: the newest."""

    def __init__(
        self,
        background: Background,
        find: Callable[[Backend, Q], R],
        show: Callable[[Q, R], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._find = find
        self._show = show
        self._waiting: list[Q] = []
        self._lock = Lock()

    def ask(self, question: Q) -> None:
        """Have this answered, in place of what still waits."""
        with self._lock:
            queued = bool(self._waiting)
            self._waiting = [question]
        if not queued:
            self._background.ask(self, self._answer, self._answered)

    def drop(self) -> None:
        """Leave unanswered what still waits."""
        with self._lock:
            self._waiting = []

    def _answer(self, backend: Backend) -> tuple[Q, R] | None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
        return (waiting[0], self._find(backend, waiting[0])) if waiting else None

    def _answered(self, answer: tuple[Q, R] | None) -> None:
        if answer is not None:
            self._show(*answer)


class LiveQuery(QObject, Generic[R]):
    """Shows a query's answer, and again whenever a commit touches what it reads.

    An answer to an older question is not shown.
    """

    def __init__(
        self,
        background: Background,
        show: Callable[[R], None],
        parent: QObject,
        refused: Callable[[DomainError], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._show = show
        self._refused = refused
        self._query: Query[R] | None = None
        self._latest = Latest[Query[R], R | DomainError](background, _fetch, self._answered, self)
        background.changed.connect(self._refresh)

    def ask(self, query: Query[R]) -> None:
        """Show this query from now on."""
        self._query = query
        self._latest.ask(query)

    def stop(self) -> None:
        """Show nothing from now on."""
        self._query = None
        self._latest.drop()

    def _answered(self, query: Query[R], answer: R | DomainError) -> None:
        if query != self._query:
            return
        if not isinstance(answer, DomainError):
            self._show(answer)
        elif self._refused:
            self._refused(answer)
        else:
            raise answer

    def _refresh(self, topics: frozenset[Topic]) -> None:
        if self._query and self._query.reads & topics:
            self._latest.ask(self._query)


def _fetch(backend: Backend, query: Query[R]) -> R | DomainError:
    try:
        return backend.fetch(query)
    except DomainError as refusal:
        return refusal
