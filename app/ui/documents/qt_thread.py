"""Work that needs Qt's events, such as timers, on whatever thread it is asked for."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import wraps
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QThread

P = ParamSpec("P")
T = TypeVar("T")


def on_qt_thread(work: Callable[P, T]) -> Callable[P, T]:
    """Have a function run on a thread of Qt's own, and whoever calls it wait for that.

    QTextDocument starts timers as it lays itself out; a thread of Python's has none.
    """

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        answer: Future[T] = Future()

        def fulfil() -> None:
            try:
                answer.set_result(work(*args, **kwargs))
            except BaseException as error:
                answer.set_exception(error)

        thread = _Thread(fulfil)
        thread.start()
        thread.wait()
        return answer.result()

    return run


class _Thread(QThread):
    """Does one piece of work."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()
