"""A shift from beginning to end, by keyboard and scanner alone, in Spanish and in the dark."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.backend import Backend
from app.services.checking import check_database
from app.services.lots import LotFilter, LotWindow
from tests.gui.desk import CTRL, Clerk, Key

TODAY = date(2025, 6, 1)
ALT = Qt.KeyboardModifier.AltModifier
GTIN = "08410128000042"
GS = "\x1d"


def on_hand(backend: Backend) -> dict[str | None, Decimal]:
    lots = backend.fetch(LotWindow(LotFilter(include_empty=True)))
    return {lot.lot_code: lot.on_hand for lot in lots}


def test_a_shift_needs_no_mouse(
    milk: str,
    cheese: str,
    shelf: str,
    receive: Callable[..., int],
    clerk: Clerk,
    backend: Backend,
    sqlite_database: str,
) -> None:
    receive(milk, 30, lot_code="L-1", expiry=TODAY + timedelta(days=5), location=shelf)
    receive(cheese, 2, lot_code="Q-1", expiry=TODAY + timedelta(days=3), location=shelf)
    clerk.furnished.background.refresh()

    clerk.press(Key.Key_Comma, CTRL)
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_Down)
    QApplication.processEvents()
    assert clerk.language.chosen == "es"
    assert clerk.appearance.theme.window == "#14191F"

    clerk.press(Key.Key_F2)
    for code, expiry in ("L-2", "260131"), ("L-3", "260228"), ("L-4", "260331"):
        clerk.scan(f"]C101{GTIN}17{expiry}10{code}{GS}3010")
    clerk.commit()
    assert clerk.text("toastLabel").startswith("Recibidas 3 líneas")
    assert on_hand(backend) == {"Q-1": 2, "L-1": 30, "L-2": 10, "L-3": 10, "L-4": 10}

    clerk.press(Key.Key_F3)
    clerk.scan(GTIN[1:])
    clerk.press(Key.Key_A, CTRL)
    clerk.write("35")
    assert [row[0] for row in clerk.rows("fefoTable")] == ["30", "5", "—", "—"]
    clerk.commit()
    assert on_hand(backend) == {"Q-1": 2, "L-1": 0, "L-2": 5, "L-3": 10, "L-4": 10}

    clerk.scan(f"]C101{GTIN}10L-4{GS}302")
    assert clerk.sees("overrideReasonEdit")
    clerk.go_to("overrideReasonEdit")
    clerk.write("fecha larga para el barco")
    clerk.commit()
    assert on_hand(backend)["L-4"] == 8
    clerk.press(Key.Key_Z, CTRL)
    assert on_hand(backend)["L-4"] == 10

    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_H, ALT)
    clerk.write("envase roto")
    clerk.commit()
    assert [row[10] for row in clerk.rows("lotsTable")][:2] == ["Retenido", "Correcto"]

    clerk.press(Key.Key_3, ALT)
    clerk.write("MAIN")
    clerk.commit()
    for found in "5", "9", "10":
        clerk.write(found)
        clerk.press(Key.Key_Return)
    clerk.commit()
    assert on_hand(backend)["L-3"] == 9

    clerk.press(Key.Key_5, ALT)
    before = len(clerk.rows("alertsTable"))
    assert before
    clerk.commit()
    assert len(clerk.rows("alertsTable")) == before - 1

    clerk.press(Key.Key_F, CTRL)
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    assert clerk.sees("lotHistoryPage")
    assert clerk.text("lotHistoryTitle").startswith("L-2")

    clerk.press(Key.Key_Q, CTRL)
    assert not clerk.window.isVisible()
    assert check_database(sqlite_database).problems == ()
