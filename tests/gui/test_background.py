"""The real threads: where results arrive, and what happens when nobody waits for them."""

import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.events import Topic
from app.services.backend import Backend
from app.services.messages import Query, View
from app.services.product_lists import FindProducts, ProductChoice
from app.services.products import AddProduct
from app.ui.background import Background
from app.ui.live_query import Latest, LiveQuery
from tests.gui.desk import unanswered


def unexpected(answer: object) -> None:
    pytest.fail(f"nobody was waiting for {answer!r}")


@pytest.fixture
def threaded(qapp: object, backend: Backend) -> Iterator[Background]:
    background = Background(backend)
    yield background
    background.close()
    assert threading.active_count() == 1


def test_answers_arrive_on_the_gui_thread(qtbot: QtBot, threaded: Background) -> None:
    asked, answered = list[threading.Thread](), list[threading.Thread]()
    asker = QObject()

    def work(_: Backend) -> None:
        asked.append(threading.current_thread())

    threaded.ask(asker, work, lambda _: answered.append(threading.current_thread()))
    qtbot.waitUntil(lambda: bool(answered))

    assert answered == [threading.main_thread()]
    assert asked[0].name.startswith("queries")


def test_a_deleted_asker_is_not_answered(qtbot: QtBot, threaded: Background) -> None:
    asker = QObject()
    with qtbot.waitSignal(threaded._finished):
        threaded.ask(asker, lambda _: None, unexpected)
        shiboken6.delete(asker)


def test_a_bug_in_a_query_takes_the_road_of_every_bug(qtbot: QtBot, threaded: Background) -> None:
    def broken(_: Backend) -> None:
        raise ZeroDivisionError

    asker = QObject()
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(threaded._finished):
        threaded.ask(asker, broken, unexpected)

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_changes_are_announced_on_the_gui_thread(qtbot: QtBot, threaded: Background) -> None:
    asker = QWidget()
    qtbot.addWidget(asker)
    done: list[object] = []
    with qtbot.waitSignals([threaded.changed, threaded.saved]):
        threaded.execute(asker, AddProduct(sku="X"), done.append, unexpected)
        assert not asker.isEnabled()

    assert asker.isEnabled()
    assert len(done) == 1


class Patient(Executor):
    """Runs what was submitted when it is told to."""

    def __init__(self) -> None:
        self.queue: list[Any] = []

    def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.queue.append(work)
        return Future()

    def run(self) -> None:
        while self.queue:
            self.queue.pop(0)()


@dataclass(frozen=True)
class Echo(Query[str]):
    """Gives back what it was asked, and counts how often it was."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.SITE})
    cached: ClassVar[bool] = False
    asked: ClassVar[list[str]] = []
    text: str

    def run(self, view: View) -> str:
        self.asked.append(self.text)
        return self.text


def test_of_many_questions_only_the_newest_waits(qapp: object, backend: Backend) -> None:
    lane, shown = Patient(), list[str]()
    background = Background(backend, Patient(), lane, Patient())
    Echo.asked.clear()
    live = LiveQuery(background, shown.append, background)
    for letters in "m", "mi", "mil", "milk":
        live.ask(Echo(letters))
    lane.run()

    assert Echo.asked == shown == ["milk"]


def test_an_answer_to_an_older_question_is_not_shown(qapp: object, backend: Backend) -> None:
    lane, shown = Patient(), list[str]()
    background = Background(backend, Patient(), lane, Patient())
    live = LiveQuery(background, shown.append, background)
    live.ask(Echo("old"))
    work = lane.queue.pop()
    finished = list[Any]()
    background._finished.disconnect()
    background._finished.connect(finished.append)
    work()
    live.ask(Echo("new"))
    lane.run()
    for report in finished:
        report()

    assert shown == ["new"]


def test_a_live_query_asks_again_after_another_processs_commit(
    qtbot: QtBot, threaded: Background, other_station: Backend
) -> None:
    shown: list[list[str]] = []
    live = LiveQuery[tuple[ProductChoice, ...]](
        threaded, lambda found: shown.append([choice.sku for choice in found]), threaded
    )
    live.ask(FindProducts("x"))
    qtbot.waitUntil(lambda: shown == [[]])
    threaded.poll()
    qtbot.waitUntil(lambda: not threaded.waiting)
    other_station.execute(AddProduct(sku="X"))
    threaded.poll()

    qtbot.waitUntil(lambda: shown[-1] == ["X"])


def test_a_question_that_was_dropped_is_never_asked(background: Background) -> None:
    asked, shown, parent = list[int](), list[int](), QObject()

    def find(_: Backend, question: int) -> int:
        asked.append(question)
        return question

    latest = Latest[int, int](background, find, lambda _, answer: shown.append(answer), parent)
    with unanswered(background):
        latest.ask(1)
        latest.drop()
        latest.ask(2)
        latest.ask(3)

    assert asked == shown == [3]
