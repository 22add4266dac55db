"""The other stations on a shared database: told of each commit, and heard of."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import Engine

from app.db.engine import place
from app.db.notices import notify
from app.db.statements import Transaction
from app.domain.events import Topic
from app.services.errors import StorageError, StorageFault

if TYPE_CHECKING:
    from app.db.listening import Listener


class Stations:
    """`forget` is called with the topics of what others have changed, before anybody is told."""

    def __init__(self, engine: Engine, forget: Callable[[frozenset[Topic]], None]) -> None:
        self._engine = engine
        self._forget = forget
        self._name = uuid4().hex
        self._listener: Listener | None = None

    @property
    def heard(self) -> bool:
        """Whether each commit of theirs is heard of at the moment."""
        return self._listener is not None and self._listener.listening

    def tell(self, tx: Transaction, topics: frozenset[Topic]) -> None:
        """Have them told with the commit of this transaction."""
        if topics:
            notify(tx, f"{self._name}:{','.join(sorted(topics))}")

    def listen(
        self, changed: Callable[[frozenset[Topic]], None], lost: Callable[[StorageError], None]
    ) -> None:
        """Hear of their commits from now on; both are called on threads of the listener."""
        from app.db.listening import Listener  # brings psycopg with it

        def heard(topics: frozenset[Topic]) -> None:
            self._forget(topics)
            changed(topics)

        def told(payload: str) -> None:
            name, _, topics = payload.partition(":")
            if name != self._name:
                heard(_topics(topics))

        def silent(reason: str) -> None:
            lost(StorageError(StorageFault.UNREACHABLE, place(self._engine.url), reason))

        self._listener = Listener(self._engine, told, lambda: heard(frozenset(Topic)), silent)
        self._listener.start()

    def close(self) -> None:
        """Hear no more."""
        if self._listener is not None:
            self._listener.close()


def _topics(named: str) -> frozenset[Topic]:
    """What a notice names; everything where it is of a version that knows other topics."""
    names = frozenset(named.split(","))
    return frozenset(map(Topic, names)) if names <= frozenset(Topic) else frozenset(Topic)
