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


class QueryCache:
    """Keeps an answer beside the edition of the topics it was read from, and the day.

    The edition is noted before reading, so an answer read while a command commits is
    stored as old news and never served. The least recently used answer makes room.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._editions: Counter[Topic] = Counter()
        self._answers: OrderedDict[Query[Any], tuple[object, Any]] = OrderedDict()

    def get(self, query: Query[R], today: date, load: Callable[[], R]) -> R:
        """Return the remembered answer, or load and remember it."""
        with self._lock:
            edition = (today, tuple(self._editions[topic] for topic in sorted(query.reads)))
            remembered = self._answers.get(query)
            if remembered is not None and remembered[0] == edition:
                self._answers.move_to_end(query)
                answer: R = remembered[1]
                return answer
        answer = load()
        with self._lock:
            self._answers[query] = edition, answer
            self._answers.move_to_end(query)
            if len(self._answers) > CAPACITY:
                self._answers.popitem(last=False)
        return answer

    def forget(self, topics: Iterable[Topic]) -> None:
        """Start a new edition of these topics."""
        with self._lock:
            self._editions.update(topics)
