"""A delivery note of several lines: added, changed, removed, booked all or not at all."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from app.domain.quantities import plain
from app.services.backend import Backend
from app.services.lots import LotFilter, LotWindow
from app.services.movements import Movements
from app.services.products import AddProduct, UpdateProduct
from app.services.receiving import ReceiptLine, ReceiveStock
from app.ui.background import Background
from tests.gui.desk import CTRL, SHIFT, Clerk, Key

Receive = Callable[..., int]


def add(clerk: Clerk) -> None:
    clerk.press(Key.Key_Return, CTRL | SHIFT)


def type_line(clerk: Clerk, sku: str, quantity: str, lot_code: str = "", expiry: str = "") -> None:
    clerk.choose(sku)
    for typed in quantity, lot_code, expiry:
        clerk.write(typed)
        clerk.press(Key.Key_Return)


def lots(backend: Backend) -> list[tuple[str, str, str]]:
    rows = backend.fetch(LotWindow(LotFilter(include_empty=True)))
    return sorted((lot.sku, lot.lot_code or "", plain(lot.on_hand)) for lot in rows)


def shown(clerk: Clerk) -> list[tuple[str, str, str]]:
    """Product, quantity and lot of each line in the list."""
    return [(row[1], row[2], row[3]) for row in clerk.rows("receiveLinesTable")]


@pytest.fixture
def two_lines(clerk: Clerk, milk: str, cheese: str) -> Clerk:
    """Two lines are added, nothing is booked; the form is empty."""
    type_line(clerk, milk, "48", "M-1", "311226")
    add(clerk)
    type_line(clerk, cheese, "1,5", "C-1", "300626")
    add(clerk)
    return clerk


def test_several_lines_are_one_operation(two_lines: Clerk, backend: Backend, milk: str) -> None:
    clerk = two_lines
    assert shown(clerk) == [
        ("Whole milk 1 L", "48 unit", "M-1"),
        ("Queso añejo de Ñandú", "1.5 kg", "C-1"),
    ]
    assert clerk.focus() == "receiveProductCombo"
    assert lots(backend) == []

    type_line(clerk, milk, "6", "M-2")
    assert "3" in clerk.find(QPushButton, "receiveCommitButton").text()
    clerk.commit()

    assert lots(backend) == [
        ("MILK-1", "M-1", "48"),
        ("MILK-1", "M-2", "6"),
        ("QUESO", "C-1", "1.5"),
    ]
    assert len({row.operation for row in backend.rows(Movements())}) == 1
    assert len(clerk.rows("receiveSessionTable")) == 3
    assert not clerk.sees("receiveLinesTable")
    assert clerk.text("toastLabel").endswith("Whole milk 1 L, Queso añejo de Ñandú.")


def test_added_lines_are_booked_without_one_in_the_form(two_lines: Clerk, backend: Backend) -> None:
    two_lines.commit()

    assert len(lots(backend)) == 2


def test_supplier_and_reference_are_those_of_the_whole_note(
    two_lines: Clerk, backend: Backend
) -> None:
    two_lines.go_to("receiveSupplierCombo")
    two_lines.write("Dairy")
    two_lines.go_to("receiveReferenceEdit")
    two_lines.write("DN-1")
    two_lines.press(Key.Key_L, CTRL)
    two_lines.choose("MILK-1")
    two_lines.write("1")
    add(two_lines)
    assert two_lines.text("receiveReferenceEdit") == "DN-1"
    two_lines.commit()

    assert {lot.supplier for lot in backend.fetch(LotWindow())} == {"Dairy"}
    assert {row.reference for row in backend.rows(Movements())} == {"DN-1"}
    assert two_lines.text("receiveReferenceEdit") == ""


def test_one_undo_takes_the_whole_note_back(two_lines: Clerk, backend: Backend) -> None:
    two_lines.commit()
    two_lines.press(Key.Key_Z, CTRL)

    assert {on_hand for _, _, on_hand in lots(backend)} == {"0"}
    assert [row[6] for row in two_lines.rows("receiveSessionTable")] == ["Undone", "Undone"]


def test_enter_in_the_last_field_adds_the_line_once_there_are_others(
    two_lines: Clerk, milk: str
) -> None:
    type_line(two_lines, milk, "6")
    assert two_lines.focus() == "receiveLocationCombo"
    two_lines.press(Key.Key_Return)

    assert len(shown(two_lines)) == 3
    assert two_lines.focus() == "receiveProductCombo"


def test_a_button_adds_a_line_too(clerk: Clerk, milk: str) -> None:
    type_line(clerk, milk, "6")
    clerk.go_to("receiveAddLineButton")
    clerk.press(Key.Key_Space)

    assert len(shown(clerk)) == 1


def test_a_refused_line_comes_back_into_the_form_and_the_others_wait(
    two_lines: Clerk, backend: Backend, milk: str, receive: Receive
) -> None:
    receive(milk, 1, lot_code="m-1", expiry=date(2026, 6, 30))
    before = lots(backend)
    type_line(two_lines, milk, "6", "M-2")
    two_lines.commit()

    assert two_lines.text("receiveRefusalLabel") == (
        "Line 1: Lot M-1 is already known with expiry 2026-06-30. Check the label."
    )
    assert two_lines.focus() == "receiveLotEdit"
    assert two_lines.text("receiveQtyEdit") == "48"
    assert two_lines.text("receiveExpiryEdit") == "2026-12-31"
    assert [row[6] for row in two_lines.rows("receiveLinesTable")] == [
        "In the form",
        "Ready",
        "Ready",
    ]
    assert lots(backend) == before

    two_lines.press(Key.Key_A, CTRL)
    two_lines.write("M-9")
    two_lines.commit()
    assert len(lots(backend)) == 4


@pytest.mark.parametrize(
    ("said", "typed", "refusal", "field"),
    [
        ({"requires_lot_code": True}, ("5", ""), "needs a lot code", "receiveLotEdit"),
        ({"requires_expiry": True}, ("5", "L"), "needs an expiry date", "receiveExpiryEdit"),
        ({"quantity_decimals": 0}, ("0,5", "L"), "whole numbers", "receiveQtyEdit"),
    ],
)
def test_each_refusal_lands_at_its_line_and_field(
    clerk: Clerk,
    backend: Backend,
    other_station: Backend,
    said: dict[str, Any],
    typed: tuple[str, ...],
    refusal: str,
    field: str,
) -> None:
    """What the product demands was changed elsewhere after the line was added."""
    for sku in "A", "B":
        backend.execute(AddProduct(sku=sku, quantity_decimals=3))
    type_line(clerk, "A", *typed)
    add(clerk)
    other_station.execute(UpdateProduct(sku="A", **said))
    type_line(clerk, "B", "1")
    clerk.commit()

    assert clerk.text("receiveRefusalLabel").startswith("Line 1: ")
    assert refusal in clerk.text("receiveRefusalLabel")
    assert clerk.focus() == field
    assert lots(backend) == []
    assert len(shown(clerk)) == 2


def test_a_location_that_is_gone_is_refused_at_its_line(
    two_lines: Clerk, milk: str, shelf: str
) -> None:
    type_line(two_lines, milk, "6")
    two_lines.press(Key.Key_A, CTRL)
    two_lines.write("Z-9")
    two_lines.commit()

    assert two_lines.text("receiveRefusalLabel") == "Line 3: There is no location Z-9."
    assert two_lines.focus() == "receiveLocationCombo"
    assert len(shown(two_lines)) == 2


def test_what_needs_no_database_to_know_is_refused_when_the_line_is_added(
    clerk: Clerk, backend: Backend, milk: str, receive: Receive
) -> None:
    backend.execute(UpdateProduct(sku=milk, requires_lot_code=True, requires_expiry=True))
    receive(milk, 1, lot_code="L-1", expiry=date(2026, 1, 31))
    type_line(clerk, milk, "5")
    add(clerk)
    assert clerk.text("receiveRefusalLabel") == "This product needs a lot code."
    clerk.write("L-1")
    add(clerk)
    assert clerk.text("receiveRefusalLabel") == "This product needs an expiry date."
    clerk.write("310525")
    add(clerk)
    assert "received on hold" in clerk.text("receiveRefusalLabel")
    clerk.press(Key.Key_A, CTRL)
    clerk.write("300126")
    add(clerk)
    assert "already known with expiry 2026-01-31" in clerk.text("receiveRefusalLabel")
    assert clerk.focus() == "receiveLotEdit"
    assert not clerk.sees("receiveLinesTable")


def test_enter_changes_a_line_in_its_place(two_lines: Clerk, backend: Backend) -> None:
    table = two_lines.furnished.operations.receive.lines_view.table
    table.setFocus()
    table.selectRow(0)
    two_lines.press(Key.Key_Return)
    assert two_lines.focus() == "receiveQtyEdit"
    assert two_lines.text("productNameLabel") == "Whole milk 1 L"
    assert two_lines.text("receiveLotEdit") == "M-1"

    two_lines.write("50")
    add(two_lines)
    assert [row[2] for row in two_lines.rows("receiveLinesTable")] == ["50 unit", "1.5 kg"]


def test_a_line_in_the_form_is_added_before_another_is_changed(two_lines: Clerk, milk: str) -> None:
    type_line(two_lines, milk, "6")
    table = two_lines.furnished.operations.receive.lines_view.table
    table.setFocus()
    table.selectRow(1)
    two_lines.press(Key.Key_Return)
    assert two_lines.text("receiveQtyEdit") == "1.5"
    assert len(shown(two_lines)) == 3

    two_lines.press(Key.Key_A, CTRL)
    two_lines.press(Key.Key_Delete)
    table.setFocus()
    table.selectRow(0)
    two_lines.press(Key.Key_Return)
    assert two_lines.focus() == "receiveQtyEdit"
    assert two_lines.text("receiveRefusalLabel") == "Type a number such as 12 or 1,5."


def test_a_removed_line_can_be_brought_back(two_lines: Clerk) -> None:
    table = two_lines.furnished.operations.receive.lines_view.table
    table.setFocus()
    table.selectRow(0)
    two_lines.press(Key.Key_Delete)
    assert [row[0] for row in shown(two_lines)] == ["Queso añejo de Ñandú"]
    two_lines.go_to("receiveRestoreButton")
    two_lines.press(Key.Key_Space)

    assert [row[0] for row in shown(two_lines)] == ["Whole milk 1 L", "Queso añejo de Ñandú"]


def test_discarded_lines_can_be_brought_back(two_lines: Clerk, backend: Backend) -> None:
    two_lines.go_to("receiveDiscardButton")
    two_lines.press(Key.Key_Space)
    assert not two_lines.sees("receiveLinesTable")
    assert two_lines.focus() == "receiveProductCombo"
    two_lines.commit()
    assert lots(backend) == []

    two_lines.go_to("receiveRestoreButton")
    two_lines.press(Key.Key_Space)
    two_lines.commit()
    assert len(lots(backend)) == 2


def test_escape_never_loses_an_added_line(two_lines: Clerk, milk: str) -> None:
    type_line(two_lines, milk, "6")
    two_lines.go_to("receiveReferenceEdit")
    two_lines.write("DN-1")
    for _ in range(3):
        two_lines.press(Key.Key_Escape)
        assert two_lines.text("receiveQtyEdit") == ""
        assert two_lines.text("receiveReferenceEdit") == "DN-1"
        assert two_lines.focus() == "receiveProductCombo"

    assert len(shown(two_lines)) == 2


def test_escape_leaves_a_line_that_is_being_changed_as_it_was(two_lines: Clerk) -> None:
    two_lines.furnished.operations.receive.change_line(0)
    two_lines.write("7")
    two_lines.press(Key.Key_Escape)

    assert shown(two_lines)[0] == ("Whole milk 1 L", "48 unit", "M-1")


def test_without_lines_a_second_escape_empties_the_rest(clerk: Clerk, milk: str) -> None:
    clerk.go_to("receiveReferenceEdit")
    clerk.write("DN-1")
    clerk.press(Key.Key_L, CTRL)
    type_line(clerk, milk, "6")
    clerk.press(Key.Key_Escape)
    assert clerk.text("receiveReferenceEdit") == "DN-1"
    clerk.press(Key.Key_Escape)
    assert clerk.text("receiveReferenceEdit") == ""


def test_a_draft_outlives_a_look_at_other_views(two_lines: Clerk, milk: str) -> None:
    type_line(two_lines, milk, "6", "M-2")
    for key in Key.Key_F4, Key.Key_F3, Key.Key_F2:
        two_lines.press(key)

    assert len(shown(two_lines)) == 2
    assert two_lines.text("receiveQtyEdit") == "6"
    assert two_lines.text("receiveLotEdit") == "M-2"
    assert two_lines.text("productNameLabel") == "Whole milk 1 L"


def test_partners_dealt_with_before_are_offered(
    clerk: Clerk, background: Background, other_station: Backend, milk: str
) -> None:
    background.poll()
    line = ReceiptLine(sku=milk, quantity=Decimal(1))
    other_station.execute(ReceiveStock(lines=(line,), supplier="Dairy"))
    background.poll()
    supplier = clerk.furnished.operations.receive.form.partner
    assert [supplier.itemText(row) for row in range(supplier.count())] == ["Dairy"]
