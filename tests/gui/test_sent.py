"""Operations whose answer an earlier run of the program never saw."""

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import UnknownProduct
from app.services.answers import WasBooked
from app.services.backend import Backend
from app.services.errors import StorageError, StorageFault
from app.services.receiving import ReceiptLine, ReceiveStock
from app.ui.sent import Sent
from app.ui.unanswered import AGAIN_MILLISECONDS
from tests.gui.desk import Clerk

ROOT = Path(__file__).parents[2]
KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.services.receiving import ReceiveStock
from app.ui.sent import Sent
application = QCoreApplication([])
for command in sys.argv[3:]:
    Sent(Path(sys.argv[1]), sys.argv[2]).kept(ReceiveStock.model_validate_json(command)).__enter__()
os.kill(os.getpid(), signal.SIGKILL)
"""


def receive(sku: str, quantity: str, lot_code: str) -> ReceiveStock:
    line = ReceiptLine(sku=sku, quantity=Decimal(quantity), expiry="none", lot_code=lot_code)
    return ReceiveStock(lines=(line,), reference="PO-7")


def crashed(folder: Path, place: str, *commands: ReceiveStock) -> None:
    """Another window that sends these, and is killed before any answer."""
    program = [sys.executable, "-c", KILLED, str(folder), place]
    sent = [command.model_dump_json() for command in commands]
    subprocess.run([*program, *sent], check=False, cwd=ROOT, env=dict(os.environ))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sent"


@pytest.mark.parametrize("language", ["en", "es"])
def test_after_a_crash_it_is_said_what_was_booked_and_what_was_not(
    clerk: Clerk, backend: Backend, milk: str, folder: Path, language: str
) -> None:
    booked, lost = receive(milk, "5", "L1"), receive(milk, "6", "L2")
    crashed(folder, backend.place, booked, lost)
    backend.execute(booked)
    clerk.language.choose(language)
    clerk.furnished.background.sent = Sent(folder, backend.place)
    clerk.furnished.background.watched.emit()
    QApplication.processEvents()
    texts = clerk.window.messages.texts()
    said = {
        "en": ("it was booked, though", "it was not booked. Enter it again."),
        "es": ("se registró, aunque", "no se registró. Introdúzcala de nuevo."),
    }[language]

    assert said[0] in texts[f"unanswered {booked.operation_id}"]
    assert said[1] in texts[f"unanswered {lost.operation_id}"]
    strip = clerk.window.messages.strip_of(f"unanswered {lost.operation_id}")
    assert strip is not None
    assert f"{milk}, 6, L2, none\nPO-7" in strip.details_label.text()
    assert not list(folder.iterdir())


def test_it_is_asked_again_after_an_answer_that_failed(
    clerk: Clerk,
    backend: Backend,
    milk: str,
    folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    crashed(folder, backend.place, lost := receive(milk, "6", "L2"))
    clerk.furnished.background.sent = Sent(folder, backend.place)
    with monkeypatch.context() as broken:

        def fails(*_: object) -> None:
            raise StorageError(StorageFault.LOCKED, "firstout.db")

        broken.setattr(WasBooked, "run", fails)
        clerk.furnished.background.watched.emit()
        QApplication.processEvents()
    key = f"unanswered {lost.operation_id}"
    assert key not in clerk.window.messages.texts()
    qtbot.waitUntil(lambda: key in clerk.window.messages.texts(), timeout=3 * AGAIN_MILLISECONDS)


def test_what_is_answered_is_forgotten_booked_or_refused(
    backend: Backend, milk: str, folder: Path, qapp: QApplication
) -> None:
    sent = Sent(folder, backend.place)
    with sent.kept(receive(milk, "5", "L1")):
        assert len(list(folder.rglob("*.json"))) == 1
    with pytest.raises(UnknownProduct), sent.kept(command := receive("none", "5", "L1")):
        backend.execute(command)
    with pytest.raises(StorageError), sent.kept(command):
        raise StorageError(StorageFault.FULL, "firstout.db")
    assert not list(folder.rglob("*.json"))
    sent.close()
    assert not list(folder.iterdir())


def test_what_a_living_window_waits_for_is_its_own_affair(
    backend: Backend, milk: str, folder: Path, qapp: QApplication
) -> None:
    here, there = Sent(folder, backend.place), Sent(folder, backend.place)
    with pytest.raises(StorageError), here.kept(receive(milk, "5", "L1")):
        raise StorageError(StorageFault.UNREACHABLE, "server")

    assert there.left() == []
    here.close()
    [left] = there.left()
    assert left.lines == ("MILK-1, 5, L1, none", "PO-7")
    there.settled(left)
    assert there.left() == []


def test_what_is_of_another_database_or_cut_short_is_left_alone(
    backend: Backend, milk: str, folder: Path, qapp: QApplication
) -> None:
    crashed(folder, "another.db", receive(milk, "5", "L1"))
    [other] = folder.iterdir()
    (other / "half.json").write_text('{"place": "', encoding="utf-8")

    assert Sent(folder, backend.place).left() == []
    assert len(list(other.glob("*.json"))) == 2


def test_without_a_folder_nothing_is_kept(milk: str) -> None:
    sent = Sent(None, "firstout.db")
    with sent.kept(receive(milk, "5", "L1")):
        assert sent.left() == []
