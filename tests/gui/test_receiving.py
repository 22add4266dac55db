"""Goods in, from the keyboard to the database and back onto the screen."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from app.services.backend import Backend
from app.services.lots import LotFilter, LotWindow
from app.ui.background import Background
from tests.gui.desk import Clerk, Key, unanswered

TODAY = date(2025, 6, 1)


def test_a_shift_receives_by_keyboard_alone(
    clerk: Clerk, backend: Backend, milk: str, shelf: str
) -> None:
    clerk.choose("milk-1")
    for typed in "48", "L-77", "311226", "", "Dairy", "ALB-9":
        clerk.write(typed)
        clerk.press(Key.Key_Return)
    clerk.commit()

    [lot] = backend.fetch(LotWindow(LotFilter(sku=milk)))
    assert (lot.lot_code, lot.expiry, lot.supplier) == ("L-77", date(2026, 12, 31), "Dairy")
    assert [(place.location, place.quantity) for place in lot.stock] == [("MAIN", Decimal(48))]
    assert clerk.rows("receiveSessionTable")[0][1:] == [
        "L-77 (#1)",
        "Whole milk 1 L",
        "48",
        "2026-12-31",
        "MAIN",
        "Available",
    ]
    assert clerk.text("toastLabel") == (
        "Received 48 × Whole milk 1 L, lot L-77 (#1), expires 2026-12-31."
    )


def test_after_a_receipt_the_form_waits_for_the_next_product(clerk: Clerk, milk: str) -> None:
    clerk.choose(milk)
    clerk.write("5")
    clerk.commit()

    assert clerk.focus() == "receiveProductCombo"
    assert clerk.text("receiveQtyEdit") == ""
    assert clerk.text("productNameLabel") == "No product yet"
    assert clerk.text("lastSavedLabel").startswith("Saved ")


def test_what_is_typed_before_the_product_is_found_goes_where_it_belongs(
    clerk: Clerk, milk: str, background: Background
) -> None:
    with unanswered(background):
        clerk.choose(milk)
        clerk.write("12")
        clerk.press(Key.Key_Return)
        clerk.write("L-7")
        assert clerk.find(QComboBox, "receiveProductCombo").currentText() == milk

    assert clerk.text("receiveQtyEdit") == "12"
    assert clerk.text("receiveLotEdit") == "L-7"
    assert clerk.focus() == "receiveLotEdit"
    assert clerk.text("productNameLabel") == "Whole milk 1 L"


def test_what_is_typed_behind_an_unknown_code_is_no_part_of_it(
    clerk: Clerk, milk: str, background: Background
) -> None:
    with unanswered(background):
        clerk.choose("MLIK-1")
        clerk.write("12")

    assert clerk.find(QComboBox, "receiveProductCombo").currentText() == "MLIK-1"
    assert clerk.text("receiveQtyEdit") == ""


def test_esc_takes_back_what_was_typed_ahead(
    clerk: Clerk, milk: str, background: Background
) -> None:
    with unanswered(background):
        clerk.choose(milk)
        clerk.write("12")
        clerk.press(Key.Key_Escape)
        clerk.write("x")

    assert clerk.text("receiveQtyEdit") == ""
    assert clerk.find(QComboBox, "receiveProductCombo").currentText() == "x"


def test_a_barcode_chooses_its_product(clerk: Clerk, milk: str) -> None:
    clerk.choose("8410128000042")

    assert clerk.text("productNameLabel") == "Whole milk 1 L"
    assert clerk.focus() == "receiveQtyEdit"


@pytest.mark.parametrize("typed", ["nandu quEso", "NANDU", "anejo"])
def test_words_in_any_order_and_without_accents_find_a_product(
    clerk: Clerk, milk: str, cheese: str, typed: str
) -> None:
    clerk.choose(typed)

    assert clerk.text("productNameLabel") == "Queso añejo de Ñandú"


def test_the_list_opens_while_typing_and_enter_takes_a_line(
    clerk: Clerk, milk: str, cheese: str
) -> None:
    combo = clerk.furnished.operations.receive.combo
    clerk.write("e")
    clerk.qtbot.waitUntil(combo.popup.isVisible)
    assert [sku for sku, _ in combo.choices()] == ["MILK-1", "QUESO"]

    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)

    assert clerk.text("productNameLabel") == "Queso añejo de Ñandú"
    assert not combo.popup.isVisible()


def test_a_quantity_of_a_product_with_decimals_takes_either_mark(
    clerk: Clerk, backend: Backend, cheese: str
) -> None:
    clerk.choose(cheese)
    clerk.write("1,5")
    assert clerk.text("receiveQtyHint") == "= 1.5 kg"
    clerk.commit()

    [lot] = backend.fetch(LotWindow(LotFilter(sku=cheese)))
    assert str(lot.on_hand) == "1.5"


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", "Type a number such as 12 or 1,5."),
        ("1,000", "This product is counted in whole numbers."),
        ("0", "The quantity must be more than zero."),
        ("8410128000042", "This looks like a barcode, not a quantity."),
        ("1e3", "Type a number such as 12 or 1,5."),
    ],
)
def test_a_quantity_that_is_none_is_refused_beside_the_field(
    clerk: Clerk, backend: Backend, milk: str, typed: str, refusal: str
) -> None:
    clerk.choose(milk)
    clerk.write(typed)
    clerk.commit()

    assert clerk.text("receiveRefusalLabel") == refusal
    assert clerk.focus() == "receiveQtyEdit"
    assert clerk.text("receiveQtyEdit") == typed
    assert backend.fetch(LotWindow(LotFilter(sku=milk))) == ()


def test_a_code_that_nobody_has_is_refused_at_once(clerk: Clerk, milk: str) -> None:
    clerk.choose("NOPE")

    assert clerk.text("receiveRefusalLabel") == "No product has the code NOPE."
    assert clerk.focus() == "receiveProductCombo"


def test_nothing_is_booked_without_a_product(clerk: Clerk) -> None:
    clerk.commit()

    assert clerk.text("receiveRefusalLabel") == "Choose a product first."
    assert clerk.focus() == "receiveProductCombo"


def test_a_lot_code_known_with_another_expiry_is_refused(
    clerk: Clerk, milk: str, receive: Callable[..., int]
) -> None:
    receive(milk, 5, lot_code="L-1", expiry=date(2026, 1, 31))
    clerk.choose(milk)
    clerk.write("5")
    clerk.press(Key.Key_Return)
    clerk.write("l-1")
    clerk.press(Key.Key_Return)
    clerk.write("01/02/2026")
    clerk.commit()

    assert clerk.text("receiveRefusalLabel") == (
        "Lot l-1 is already known with expiry 2026-01-31. Check the label."
    )
    assert clerk.focus() == "receiveLotEdit"


def test_an_expired_lot_comes_in_on_hold_only(clerk: Clerk, backend: Backend, milk: str) -> None:
    clerk.choose(milk)
    clerk.write("5")
    assert not clerk.sees("receiveHoldCheck")
    clerk.go_to("receiveExpiryEdit")
    clerk.write("310525")
    assert clerk.text("receiveExpiryHint").startswith("Sat 2025-05-31 · expired 1 day")
    clerk.commit()

    assert clerk.text("receiveRefusalLabel") == (
        "It expired on 2025-05-31. It can only be received on hold."
    )
    assert clerk.sees("receiveHoldCheck")

    clerk.go_to("receiveHoldCheck")
    clerk.press(Key.Key_Space)
    clerk.commit()

    [lot] = backend.fetch(LotWindow(LotFilter(sku=milk)))
    assert lot.status == "on_hold"
    assert clerk.rows("receiveSessionTable")[0][6] == "On hold"


def test_an_unknown_location_is_refused_beside_it(clerk: Clerk, milk: str) -> None:
    clerk.choose(milk)
    clerk.write("5")
    clerk.go_to("receiveLocationCombo")
    clerk.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    clerk.write("Z-9")
    clerk.commit()

    assert clerk.text("receiveRefusalLabel") == "There is no location Z-9."
    assert clerk.focus() == "receiveLocationCombo"


def test_a_date_that_is_none_is_refused_beside_it(clerk: Clerk, milk: str) -> None:
    clerk.choose(milk)
    clerk.write("5")
    clerk.go_to("receiveExpiryEdit")
    clerk.write("310226")
    clerk.commit()

    assert clerk.text("receiveRefusalLabel") == "Type a date such as 311227 or 12/2027."
    assert clerk.focus() == "receiveExpiryEdit"


def test_arrows_move_the_expiry_by_a_day_and_by_a_month(clerk: Clerk, milk: str) -> None:
    clerk.choose(milk)
    clerk.go_to("receiveExpiryEdit")
    clerk.press(Key.Key_Up)
    assert clerk.text("receiveExpiryEdit") == "2025-06-02"
    clerk.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert clerk.text("receiveExpiryEdit") == "2025-05-02"


def test_escape_empties_the_form(clerk: Clerk, milk: str) -> None:
    clerk.choose(milk)
    clerk.write("5")
    clerk.press(Key.Key_Escape)

    assert clerk.focus() == "receiveProductCombo"
    assert clerk.text("receiveQtyEdit") == ""


def test_user_text_is_shown_as_it_is(clerk: Clerk, backend: Backend) -> None:
    from app.services.products import AddProduct

    backend.execute(AddProduct(sku="5 <b 6>", name="<b>bold</b> <img src=x>"))
    clerk.choose("5 <b 6>")

    label = clerk.furnished.operations._heading.name
    assert label.text() == "<b>bold</b> <img src=x>"
    assert label.textFormat() is Qt.TextFormat.PlainText
