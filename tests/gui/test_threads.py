"""The GUI thread never touches the database."""

import threading
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.backend import Backend
from app.ui.application import Application
from app.ui.launch import Launch, Workplace
from app.ui.look import Look
from app.ui.posing import pose, settle
from tests.gui.desk import CTRL, Key

DOORS = ("execute", "fetch", "poll", "begin_day")


@pytest.fixture
def doors(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Which door of the backend was opened on which thread."""
    opened: list[tuple[str, str]] = []

    def watch(name: str) -> None:
        real = getattr(Backend, name)

        def door(self: Backend, *given: Any) -> Any:
            opened.append((name, threading.current_thread().name))
            return real(self, *given)

        monkeypatch.setattr(Backend, name, door)

    for name in DOORS:
        watch(name)
    return opened


def test_every_door_of_the_backend_is_opened_on_its_own_thread(
    qtbot: QtBot,
    qapp: QApplication,
    backend: Backend,
    milk: str,
    look: Look,
    doors: list[tuple[str, str]],
) -> None:
    doors.clear()
    application = Application(qapp, Launch(lambda: Workplace(backend, "ana", "here"), look))
    window = application.window
    window.show()
    qtbot.waitUntil(lambda: application.furnished is not None)
    furnished = application.furnished
    assert furnished is not None
    for view in "lots", "alerts", "reports", "receive":
        pose(window, furnished, view)
    for letter in milk.lower():
        QTest.keyClick(window.windowHandle(), letter)  # type: ignore[call-overload]
    QTest.keyClick(window.windowHandle(), Key.Key_Return)
    settle(furnished)
    QTest.keyClick(window.windowHandle(), "5")  # type: ignore[call-overload]
    QTest.keyClick(window.windowHandle(), Key.Key_Return, CTRL)
    settle(furnished)
    furnished.background.poll()
    furnished.background.refresh()
    settle(furnished)
    application.close()

    assert {name for name, _ in doors} == set(DOORS)
    assert {(name, thread.partition("_")[0]) for name, thread in doors} == {
        ("execute", "commands"),
        ("begin_day", "commands"),
        ("fetch", "queries"),
        ("poll", "queries"),
    }
