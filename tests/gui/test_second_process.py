"""What another process books is seen in the window, without being asked for."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from app.services.backend import Backend
from app.ui.application import Application
from app.ui.launch import Launch, Workplace
from app.ui.look import Look
from app.ui.posing import settle
from tests.gui.desk import cells

ROOT = Path(__file__).parents[2]


def firstout(database: str, home: Path, *arguments: str) -> None:
    """Another workstation's command line."""
    subprocess.run(
        [sys.executable, "-m", "app", "--database", database, *arguments],
        cwd=ROOT,
        env={**os.environ, "HOME": str(home), "XDG_STATE_HOME": str(home)},
        check=True,
        capture_output=True,
    )


def test_lots_and_alerts_follow_another_process(
    qtbot: QtBot,
    qapp: QApplication,
    backend: Backend,
    sqlite_database: str,
    look: Look,
    milk: str,
    tmp_path: Path,
) -> None:
    application = Application(qapp, Launch(lambda: Workplace(backend, "ana", "here"), look))
    window = application.window
    window.show()
    qtbot.waitUntil(lambda: application.furnished is not None)
    furnished = application.furnished
    assert furnished is not None
    window.show_view("lots")
    settle(furnished)
    alerts = window.findChild(QTableView, "alertsDockTable")
    lots = window.findChild(QTableView, "lotsTable")
    assert alerts is not None
    assert lots is not None
    assert lots.model().rowCount() == 0
    [[alert]] = cells(alerts)
    assert alert.startswith("Out of stock")

    firstout(
        sqlite_database, tmp_path, "receive", "--sku", milk, "--quantity", "12", "--lot-code", "Z-9"
    )

    qtbot.waitUntil(lambda: lots.model().rowCount() == 1)
    qtbot.waitUntil(lambda: "Z-9" in cells(lots)[0])
    qtbot.waitUntil(lambda: cells(alerts) == [])
    application.close()
