"""Answers remembered until an event touches what they show."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable
from datetime import date
from threading import Lock
from typing import Any, TypeVar

from app.domain.events import Topic
from app.services.messages import Query

R = TypeVar("R")

CAPACITY = 64

WORKED_OUT = 4
"""How many reports are kept that take long to work out; each may be of many rows."""

Edition = tuple[object, ...]
_TOPICS = tuple(Topic)


class QueryCache:
    """Keeps an answer beside the edition of the topics it was read from, and the day.

    The edition is noted before reading, so an answer read while a command commits is
    stored as old news and never served. The least recently used answer makes room.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._lock = Lock()
        self._editions: Counter[Topic] = Counter()
        self._answers: OrderedDict[Query[Any], tuple[object, Any]] = OrderedDict()

    def now(self) -> Edition:
        """Note the edition of every topic, before a reading begins."""
        with self._lock:
            return tuple(self._editions[topic] for topic in _TOPICS)

    def get(
        self, query: Query[R], today: date, load: Callable[[], R], noted: Edition | None = None
    ) -> R:
        """Return the remembered answer, or load and remember it; `noted` is an earlier `now`."""
        noted = self.now() if noted is None else noted
        read = (
            number for topic, number in zip(_TOPICS, noted, strict=True) if topic in query.reads
        )
        edition = (today, *read)
        with self._lock:
            remembered = self._answers.get(query)
            if remembered is not None and remembered[0] == edition:
                self._answers.move_to_end(query)
                answer: R = remembered[1]
                return answer
        answer = load()
        with self._lock:
            self._answers[query] = edition, answer
            self._answers.move_to_end(query)
            if len(self._answers) > self._capacity:
                self._answers.popitem(last=False)
        return answer

    def forget(self, topics: Iterable[Topic]) -> None:
        """Start a new edition of these topics."""
        with self._lock:
            self._editions.update(topics)
