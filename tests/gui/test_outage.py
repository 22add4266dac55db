"""Times when nothing can be booked: a database that may only be read, a server that is gone."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.backend import Backend
from app.services.database import open_backend
from app.services.errors import StorageError, StorageFault
from app.services.lots import Lots
from app.services.products import AddProduct
from app.services.receiving import ReceiptLine, ReceiveStock
from app.ui.background import Background
from app.ui.outage import PAUSES_SECONDS, Outage
from app.ui.sent import Sent
from tests.cable import cable_to
from tests.clock import FakeClock
from tests.gui.conftest import ACTOR
from tests.gui.desk import Clerk
from tests.postgres import Server


def only_read(backend: Backend, *, now: bool) -> None:
    """Have SQLite refuse every write, as it does with a file that may only be read."""
    assert backend._writer is not None
    driver = backend._writer.connection.driver_connection
    assert driver is not None
    driver.execute(f"PRAGMA query_only = {int(now)}")


@pytest.fixture
def paused(milk: str, clerk: Clerk, background: Background, backend: Backend) -> Clerk:
    """A booking was typed, and did not go through."""
    clerk.choose(milk)
    clerk.write("5")
    only_read(backend, now=True)
    clerk.commit()
    return clerk


def commit_button(clerk: Clerk) -> QPushButton:
    return clerk.find(QPushButton, "receiveCommitButton")


def test_while_nothing_can_be_booked_the_button_is_off_and_says_why(paused: Clerk) -> None:
    why = "The database may only be read here. Nothing was booked."

    assert paused.window.messages.texts() == {"storage": why}
    assert not commit_button(paused).isEnabled()
    assert commit_button(paused).toolTip() == why
    assert paused.window.property("state") == "paused"
    assert paused.text("receiveQtyEdit") == "5"
    assert paused.focus() == "receiveQtyEdit"


def test_a_commit_by_key_is_not_tried_meanwhile_and_loses_nothing(
    paused: Clerk, backend: Backend
) -> None:
    only_read(backend, now=False)
    paused.commit()

    assert paused.text("receiveQtyEdit") == "5"
    assert paused.rows("receiveSessionTable") == []


def test_it_is_tried_again_and_goes_on_where_it_stopped(paused: Clerk, backend: Backend) -> None:
    only_read(backend, now=False)
    paused.furnished.outage.probe()
    assert paused.window.messages.texts() == {}
    assert commit_button(paused).isEnabled()
    assert commit_button(paused).toolTip() == ""

    paused.commit()
    assert len(paused.rows("receiveSessionTable")) == 1


def test_the_strip_offers_to_try_at_once(paused: Clerk, backend: Backend) -> None:
    strip = paused.window.messages.strip_of("storage")
    assert strip is not None
    assert strip.close_button.isHidden()
    only_read(backend, now=False)
    strip.retry_button.click()

    assert paused.window.messages.texts() == {}


def test_each_try_waits_longer_than_the_one_before(paused: Clerk) -> None:
    [wait] = paused.furnished.outage.findChildren(QTimer)
    waits = [wait.interval()]
    for _ in range(4):
        paused.furnished.outage.probe()
        waits.append(wait.interval())

    assert [milliseconds // 1_000 for milliseconds in waits] == [*PAUSES_SECONDS, 30]


def test_looking_things_up_does_not_end_it(paused: Clerk, background: Background) -> None:
    background.fail(StorageError(StorageFault.UNREACHABLE, "there"))
    background.ask(background, Backend.site, lambda _: None)

    assert "storage" in paused.window.messages.texts()
    assert not commit_button(paused).isEnabled()


def test_it_is_told_why_it_lasts(clerk: Clerk, background: Background, backend: Backend) -> None:
    backend.execute(AddProduct(sku="X"))
    background.fail(StorageError(StorageFault.UNREACHABLE, "there", "cut"))
    only_read(backend, now=True)
    clerk.furnished.outage.probe()

    why = "The database may only be read here. Nothing was booked."
    assert clerk.window.messages.texts() == {"storage": why}
    assert commit_button(clerk).toolTip() == why


@pytest.fixture
def on_server(qapp: QApplication, postgresql_database: str, clock: FakeClock) -> Iterator[Backend]:
    backend = open_backend(postgresql_database, clock, ACTOR)
    yield backend
    backend.close()


def test_what_was_booked_behind_a_cut_cable_is_told_when_it_is_mended(
    qtbot: QtBot,
    qapp: QApplication,
    postgresql_database: str,
    postgresql_server: Server,
    clock: FakeClock,
    tmp_path: Path,
) -> None:
    with cable_to(postgresql_server) as cable:
        name = postgresql_database.rpartition("/")[2]
        backend = open_backend(cable.server.url(name), clock, ACTOR)
        backend.execute(AddProduct(sku="X"))
        sent = Sent(tmp_path, backend.place)
        background = Background(backend, sent=sent)
        outage = Outage(background)
        told: list[StorageFault | None] = []
        outage.changed.connect(lambda error: told.append(error.fault if error else None))
        background.watch()
        qtbot.waitUntil(lambda: backend.hears and not background.waiting)
        asker = QWidget()
        qtbot.addWidget(asker)
        done: list[object] = []

        def book(quantity: str) -> None:
            line = ReceiptLine(sku="X", quantity=Decimal(quantity), expiry="none")
            background.execute(asker, ReceiveStock(lines=(line,)), done.append, done.append)

        cable.lose_the_next_answer_to_a_commit(and_all=True)
        book("5")
        qtbot.waitUntil(lambda: told == [StorageFault.UNREACHABLE])
        qtbot.waitUntil(asker.isEnabled)
        assert done == []
        assert len(list(tmp_path.rglob("*.json"))) == 1
        book("6")
        cable.mend()
        qtbot.waitUntil(lambda: len(told) == 2, timeout=10_000)
        qtbot.waitUntil(lambda: len(done) == 1)
        qtbot.waitUntil(lambda: not background.waiting)

        assert [f"{lot.on_hand}" for lot in backend.rows(Lots())] == ["5"]
        assert not list(tmp_path.rglob("*.json"))
        assert len(done) == 1
        background.close()
        backend.close()
        shiboken6.delete(background)


def test_a_server_that_goes_away_and_comes_back_loses_nothing(
    qtbot: QtBot, on_server: Backend, postgresql_database: str, postgresql_server: Server
) -> None:
    background = Background(on_server)
    outage = Outage(background)
    told: list[StorageFault | None] = []
    outage.changed.connect(lambda error: told.append(error.fault if error else None))
    name = postgresql_database.rpartition("/")[2].partition("?")[0]

    def admit(*, now: bool) -> None:
        with postgresql_server.connect() as admin:
            admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS {now}')
            admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
            )

    def fail(error: Exception) -> None:
        raise error

    admit(now=False)
    failed: list[StorageError] = []
    background.storage_failed.connect(failed.append)
    background.poll()
    qtbot.waitUntil(lambda: told == [StorageFault.UNREACHABLE])
    outage.probe()
    qtbot.waitUntil(lambda: not background.waiting)
    assert told == [StorageFault.UNREACHABLE]

    admit(now=True)
    outage.probe()
    qtbot.waitUntil(lambda: told == [StorageFault.UNREACHABLE, None])
    qtbot.waitUntil(lambda: not background.waiting)
    done: list[str] = []
    background.try_storage(
        background,
        lambda backend: backend.execute(AddProduct(sku="X")).result.sku,
        done.append,
        fail,
    )
    qtbot.waitUntil(lambda: done == ["X"])
    background.close()
    shiboken6.delete(background)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The server refused the login: wrong name or password. Nothing can be booked."),
        (
            "es",
            "El servidor rechazó el acceso: usuario o contraseña incorrectos."
            " No se puede registrar nada.",
        ),
    ],
)
def test_a_password_that_is_wrong_by_now_is_told_as_that(
    clerk: Clerk,
    background: Background,
    language: str,
    words: str,
    postgresql_server: Server,
    clock: FakeClock,
    qapp: QApplication,
) -> None:
    postgresql = postgresql_server.url("postgres").replace(postgresql_server.password, "old")
    with pytest.raises(StorageError) as failure:
        open_backend(postgresql, clock, ACTOR)
    background.fail(StorageError(StorageFault.UNREACHABLE, "there", "cut"))
    clerk.furnished.outage._still(failure.value)
    clerk.language.choose(language)
    qapp.processEvents()

    assert clerk.window.messages.texts() == {"storage": words}
    clerk.furnished.outage.probe()
    assert clerk.window.messages.texts() == {}
