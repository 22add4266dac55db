"""A commit that the server has, while it waits for a standby that does not answer."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.backend import Backend
from app.services.database import NewSite, initialise
from app.services.lots import Lots
from app.services.products import AddProduct
from app.services.receiving import ReceiptLine, ReceiveStock
from app.ui.appearance import Appearance
from app.ui.background import Background
from app.ui.confirming import PATIENCE_MILLISECONDS, Confirming
from app.ui.language import Language
from app.ui.look import Look
from app.ui.sent import Sent
from app.ui.unanswered import Unanswered
from app.ui.widgets.message_bar import MessageBar
from tests.clock import FakeClock
from tests.gui.test_sent import crashed, receive
from tests.proofs.cluster import REPLICATED, Cluster, cluster
from tests.staff import Staff

SAID = {
    "en": "The server has the operation but waits for its standby server. Do not enter it"
    " again: it is confirmed as soon as the standby is there.",
    "es": "El servidor tiene la operación, pero espera a su servidor de reserva. No la"
    " introduzca de nuevo: se confirmará en cuanto la reserva responda.",
}


@pytest.fixture
def server() -> Iterator[Cluster]:
    with cluster(REPLICATED) as server:
        server.server.create("shop")
        yield server


@pytest.fixture
def backend(server: Cluster, clock: FakeClock) -> Iterator[Backend]:
    """A clerk's: what a process waits for is told to its own login, and to administrators."""
    url = server.server.url("shop")
    initialise(url, NewSite(), clock)
    staff = Staff.of(url)
    with closing(staff.open("susi", clock)) as supervisor:
        supervisor.execute(AddProduct(sku="X"))
    with closing(staff.open("carl", clock)) as backend:
        yield backend


@pytest.fixture
def background(backend: Backend, qapp: QApplication) -> Iterator[Background]:
    """With threads: the window goes on while the commit waits."""
    background = Background(backend)
    yield background
    background.close()
    shiboken6.delete(background)


@pytest.fixture
def messages(qapp: QApplication, look: Look, qtbot: QtBot) -> Iterator[MessageBar]:
    appearance = Appearance(qapp, look)
    bar = MessageBar(appearance)
    qtbot.addWidget(bar)
    yield bar
    shiboken6.delete(appearance)


@pytest.fixture
def language(qapp: QApplication, look: Look) -> Iterator[Language]:
    language = Language(qapp, look)
    yield language
    language.close()
    shiboken6.delete(language)


def without_a_standby(server: Cluster, qtbot: QtBot) -> None:
    server.change("synchronous_standby_names", "never_there")
    qtbot.waitUntil(lambda: server.ask("SHOW synchronous_standby_names") == [("never_there",)])


def test_it_is_watched_as_long_as_anything_is_being_saved(
    background: Background, messages: MessageBar
) -> None:
    confirming = Confirming(background, messages)
    for begins, watched in ((True, True), (True, True), (False, True), (False, False)):
        background.saving.emit(begins)
        assert confirming._patience.isActive() == watched


def book(background: Background, asker: QWidget, done: list[object]) -> None:
    line = ReceiptLine(sku="X", quantity=Decimal(5), expiry="none")
    background.execute(asker, ReceiveStock(lines=(line,)), done.append, done.append)


@pytest.mark.parametrize("tongue", SAID)
def test_a_commit_that_waits_for_its_standby_is_told_until_it_is_confirmed(
    server: Cluster,
    backend: Backend,
    background: Background,
    messages: MessageBar,
    language: Language,
    qtbot: QtBot,
    tongue: str,
) -> None:
    language.choose(tongue)
    Confirming(background, messages)
    asker, done = QWidget(), list[object]()
    qtbot.addWidget(asker)
    without_a_standby(server, qtbot)
    book(background, asker, done)
    qtbot.wait(PATIENCE_MILLISECONDS // 2)
    assert messages.texts() == {}

    qtbot.waitUntil(
        lambda: messages.texts() == {"standby": SAID[tongue]}, timeout=2 * PATIENCE_MILLISECONDS
    )
    assert not asker.isEnabled()
    server.change("synchronous_standby_names", "")
    qtbot.waitUntil(lambda: len(done) == 1)
    assert messages.texts() == {}
    assert [f"{lot.on_hand}" for lot in backend.rows(Lots())] == ["5"]


def test_a_commit_that_waits_for_somebody_else_is_not_told_so(
    server: Cluster,
    background: Background,
    messages: MessageBar,
    qtbot: QtBot,
) -> None:
    Confirming(background, messages)
    asker, done = QWidget(), list[object]()
    qtbot.addWidget(asker)
    with server.server.connect("shop") as somebody, somebody.transaction():
        somebody.execute("SELECT FROM product FOR UPDATE")
        book(background, asker, done)
        qtbot.wait(PATIENCE_MILLISECONDS + 500)
        assert messages.texts() == {}
        assert not asker.isEnabled()
    qtbot.waitUntil(lambda: len(done) == 1)


def test_what_a_standby_lacks_is_not_said_to_be_lost_to_the_next_start(
    server: Cluster,
    backend: Backend,
    background: Background,
    messages: MessageBar,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    sent, folder = receive("X", "5", "L1"), tmp_path / "sent"
    crashed(folder, backend.place, sent)
    background.sent = Sent(folder, backend.place)
    _unanswered = Unanswered(background, messages, background)
    key = f"unanswered {sent.operation_id}"
    without_a_standby(server, qtbot)
    with ThreadPoolExecutor(1) as pool:
        booking = pool.submit(backend.execute, sent)
        qtbot.waitUntil(backend.waits_for_standby)
        background.watched.emit()
        qtbot.waitUntil(lambda: "Do not enter it again" in messages.texts().get(key, ""))
        assert background.sent.answer(sent, backend) is None
        assert len(list(folder.rglob("*.json"))) == 1
        server.change("synchronous_standby_names", "")
        assert booking.result(10).result.lines
    qtbot.waitUntil(lambda: "it was booked" in messages.texts()[key], timeout=10_000)

    assert not list(folder.rglob("*.json"))
