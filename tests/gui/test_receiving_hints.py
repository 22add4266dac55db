"""What a clerk is told while a batch is typed; none of it stands in the way."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from app.services.backend import Backend
from app.services.lots import LotFilter, LotWindow
from app.services.products import UpdateProduct
from tests.gui.desk import CTRL, Clerk, Key

TODAY = date(2025, 6, 1)
Receive = Callable[..., int]


def hints(clerk: Clerk) -> list[str]:
    return clerk.furnished.operations.receive.form.hints.texts()


def start(clerk: Clerk, sku: str, lot_code: str = "", expiry: str = "") -> None:
    clerk.choose(sku)
    for typed in "5", lot_code, expiry:
        clerk.write(typed)
        clerk.press(Key.Key_Return)


def test_it_expires_earlier_than_what_is_on_the_shelf(
    clerk: Clerk, backend: Backend, milk: str, receive: Receive
) -> None:
    receive(milk, 5, lot_code="L-1", expiry=TODAY + timedelta(days=60))
    start(clerk, milk, "L-2", "+50")

    assert hints(clerk) == [
        "Expires earlier than lot L-1 (#1) on the shelf, which expires on 2025-07-31."
    ]
    clerk.commit()
    assert len(backend.fetch(LotWindow(LotFilter(sku=milk)))) == 2
    assert hints(clerk) == []


def test_it_has_expired_already(clerk: Clerk, milk: str) -> None:
    start(clerk, milk, "L-2", "310525")

    assert hints(clerk) == ["It expired on 2025-05-31. It can only be received on hold."]
    assert clerk.sees("receiveHoldCheck")


def test_the_lot_is_known_with_another_expiry(clerk: Clerk, milk: str, receive: Receive) -> None:
    receive(milk, 5, lot_code="L-1", expiry=date(2026, 1, 31))
    start(clerk, milk, "l-1", "010226")
    assert hints(clerk) == ["Lot l-1 is already known with expiry 2026-01-31. Check the label."]

    clerk.go_to("receiveExpiryEdit")
    clerk.press(Key.Key_A, CTRL)
    clerk.write("310126")
    assert hints(clerk) == []


def test_the_same_code_of_another_supplier_is_another_lot(
    clerk: Clerk, backend: Backend, milk: str
) -> None:
    start(clerk, milk, "L-1", "310126")
    clerk.go_to("receiveSupplierCombo")
    clerk.write("Dairy")
    clerk.commit()
    start(clerk, milk, "L-1", "310127")
    assert len(hints(clerk)) == 1

    clerk.go_to("receiveSupplierCombo")
    clerk.write("Farm")
    assert hints(clerk) == []


def test_its_life_is_shorter_than_usual(clerk: Clerk, backend: Backend, milk: str) -> None:
    backend.execute(UpdateProduct(sku=milk, shelf_life_days=30))
    start(clerk, milk, "", "+19")
    [hint] = hints(clerk)
    assert hint.startswith("Shorter life than usual: a lot has about 30 ")


@pytest.mark.parametrize("typed", ["060126", "06/01/2026"])
def test_day_and_month_look_swapped(clerk: Clerk, backend: Backend, milk: str, typed: str) -> None:
    backend.execute(UpdateProduct(sku=milk, shelf_life_days=365))
    start(clerk, milk, "", typed)

    assert hints(clerk)[0] == "Day and month may be swapped. Did you mean 2026-06-01?"


def test_hints_speak_the_language_of_the_window(clerk: Clerk, milk: str) -> None:
    start(clerk, milk, "", "310525")
    clerk.language.choose("es")
    QApplication.processEvents()
    assert "31/05/2025" in hints(clerk)[0]
