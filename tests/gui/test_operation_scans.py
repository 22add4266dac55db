"""Scans that fill a form: put together, counted, doubted, unknown; never a line or a word lost."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.quantities import plain
from app.domain.scans import LostSeparator, Scan, ScanFault, ScanMisread
from app.services.backend import Backend
from app.services.lots import LotFilter, LotWindow
from app.services.product_lists import Barcode, ProductDetail
from app.services.products import AddProduct, UpdateProduct
from app.ui.background import Background
from tests.gui.desk import CTRL, SHIFT, Clerk, Key, unanswered

TODAY = date(2025, 6, 1)
EAN = "8410128000042"
GTIN = f"0{EAN}"
CASE = "18410128000049"
OTHER = "05449000000996"
STRANGE = "04006381333931"
NEXT_YEAR = date(2026, 12, 31)
Receive = Callable[..., int]


def scan(clerk: Clerk, **said: object) -> None:
    """A code is read while the operations view is on screen."""
    text = str(said.pop("text", said.get("gtin", "part of a label")))
    assert clerk.furnished.operations.take_scan(Scan(text, **said))  # type: ignore[arg-type]


def form(clerk: Clerk) -> tuple[str, str, str, str]:
    """Product, quantity, lot code and expiry in the form."""
    edits = "receiveQtyEdit", "receiveLotEdit", "receiveExpiryEdit"
    quantity, lot, expiry = (clerk.text(name) for name in edits)
    return clerk.text("productNameLabel"), quantity, lot, expiry


def lines(clerk: Clerk) -> list[list[str]]:
    return [row[1:5] for row in clerk.rows("receiveLinesTable")]


def lots(backend: Backend) -> list[tuple[str, date | None, str]]:
    rows = backend.fetch(LotWindow(LotFilter()))
    return sorted((lot.lot_code or "", lot.expiry, plain(lot.on_hand)) for lot in rows)


@pytest.fixture
def goods(backend: Backend, milk: str) -> str:
    """Milk has an EAN and a case of 12; juice has one code; cheese is in kilograms."""
    codes = (Barcode(code=EAN), Barcode(code=CASE, pack_size=Decimal(12)))
    backend.execute(UpdateProduct(sku=milk, barcodes=codes))
    backend.execute(AddProduct(sku="JUICE", name="Juice", barcodes=(Barcode(code=OTHER),)))
    code = Barcode(code="2400001000008")
    backend.execute(
        AddProduct(sku="KG", name="Cheese", unit="kg", quantity_decimals=3, barcodes=(code,))
    )
    return milk


def test_one_scan_says_product_lot_and_expiry(clerk: Clerk, goods: str) -> None:
    scan(clerk, gtin=GTIN, lot_code="L-1", expiry=NEXT_YEAR)

    assert form(clerk) == ("Whole milk 1 L", "", "L-1", "2026-12-31")
    assert clerk.focus() == "receiveQtyEdit"


def test_best_before_is_kept_where_no_expiry_is_given(clerk: Clerk, goods: str) -> None:
    scan(clerk, gtin=GTIN, best_before=NEXT_YEAR)
    assert form(clerk)[3] == "2026-12-31"


@pytest.mark.parametrize(
    ("said", "quantity"),
    [
        ({"gtin": EAN}, ""),
        ({"gtin": CASE}, "12"),
        ({"gtin": CASE, "count": 4}, "48"),
        ({"gtin": GTIN, "count": 7}, "7"),
        ({"gtin": "2400001000008", "weight": Decimal("1.25")}, "1.25"),
        ({"gtin": GTIN, "weight": Decimal("1.25")}, ""),
    ],
)
def test_the_quantity_is_that_of_count_pack_or_weight(
    clerk: Clerk, goods: str, said: dict[str, object], quantity: str
) -> None:
    scan(clerk, **said)
    assert clerk.text("receiveQtyEdit") == quantity


def test_a_scan_without_expiry_never_blanks_one(clerk: Clerk, goods: str) -> None:
    clerk.go_to("receiveExpiryEdit")
    clerk.write("311226")
    scan(clerk, gtin=EAN)

    assert form(clerk) == ("Whole milk 1 L", "", "", "311226")


def test_product_and_lot_on_two_barcodes_are_put_together(clerk: Clerk, goods: str) -> None:
    scan(clerk, gtin=CASE)
    scan(clerk, lot_code="L-1", expiry=NEXT_YEAR)

    assert form(clerk) == ("Whole milk 1 L", "12", "L-1", "2026-12-31")


def test_they_may_come_in_the_other_order(clerk: Clerk, goods: str) -> None:
    scan(clerk, lot_code="L-1", expiry=NEXT_YEAR)
    scan(clerk, gtin=CASE)

    assert form(clerk) == ("Whole milk 1 L", "12", "L-1", "2026-12-31")


def test_a_count_on_the_second_barcode_is_of_such_packs(clerk: Clerk, goods: str) -> None:
    scan(clerk, gtin=GTIN)
    scan(clerk, lot_code="L-1", count=30)
    assert form(clerk)[:3] == ("Whole milk 1 L", "30", "L-1")


@pytest.mark.parametrize(
    ("gtin", "quantities"), [(CASE, ["12", "24", "36"]), (EAN, ["", "2", "3"])]
)
def test_the_same_goods_again_are_one_more_pack(
    clerk: Clerk, goods: str, gtin: str, quantities: list[str]
) -> None:
    for quantity in quantities:
        scan(clerk, gtin=gtin, lot_code="L-1", expiry=NEXT_YEAR)
        assert form(clerk) == ("Whole milk 1 L", quantity, "L-1", "2026-12-31")


def test_one_serial_number_is_counted_once(clerk: Clerk, goods: str) -> None:
    for serial in "S1", "S1", "S2":
        scan(clerk, gtin=CASE, serial=serial)
        if clerk.text("receiveQtyEdit") == "12" and serial == "S1":
            told = clerk.text("receiveRefusalLabel")
    assert told == "The piece with serial number S1 is counted already."
    assert clerk.text("receiveQtyEdit") == "24"


def test_the_next_product_adds_the_line_that_is_whole(
    clerk: Clerk, backend: Backend, goods: str
) -> None:
    scan(clerk, gtin=CASE, lot_code="L-1", expiry=NEXT_YEAR)
    scan(clerk, gtin=OTHER, lot_code="J-1", count=5)
    assert lines(clerk) == [["Whole milk 1 L", "12 unit", "L-1", "2026-12-31"]]
    assert form(clerk) == ("Juice", "5", "J-1", "")

    scan(clerk, gtin=CASE, lot_code="L-2")
    scan(clerk, gtin=CASE, lot_code="L-3")
    clerk.commit()
    assert lots(backend) == [
        ("J-1", None, "5"),
        ("L-1", NEXT_YEAR, "12"),
        ("L-2", None, "12"),
        ("L-3", None, "12"),
    ]


def test_goods_that_are_on_an_added_line_are_counted_there(clerk: Clerk, goods: str) -> None:
    scan(clerk, gtin=CASE, lot_code="L-1")
    scan(clerk, gtin=OTHER, lot_code="J-1", count=5)
    scan(clerk, gtin=CASE, lot_code="l-1")

    assert form(clerk)[:3] == ("Whole milk 1 L", "24", "L-1")
    assert [row[1] for row in lines(clerk)] == ["12 unit", "5 unit"]
    clerk.press(Key.Key_Return, CTRL | SHIFT)
    assert [row[1] for row in lines(clerk)] == ["24 unit", "5 unit"]


def test_a_line_that_is_not_whole_is_never_thrown_away(clerk: Clerk, goods: str) -> None:
    scan(clerk, gtin=EAN, lot_code="L-1")
    scan(clerk, gtin=OTHER)
    assert clerk.text("receiveRefusalLabel") == (
        "Finish this line first, then scan the next product. Type a number such as 12 or 1,5."
    )
    assert clerk.focus() == "receiveQtyEdit"
    assert form(clerk)[:3] == ("Whole milk 1 L", "", "L-1")

    scan(clerk, lot_code="J-1", expiry=NEXT_YEAR)
    assert clerk.text("receiveRefusalLabel").startswith("Scan the product's code first")
    assert form(clerk) == ("Whole milk 1 L", "", "L-1", "")

    clerk.write("3")
    scan(clerk, gtin=OTHER)
    scan(clerk, lot_code="J-1", expiry=NEXT_YEAR)
    assert form(clerk) == ("Juice", "", "J-1", "2026-12-31")
    assert len(lines(clerk)) == 1


def test_a_label_that_says_other_things_than_the_form_is_refused(clerk: Clerk, goods: str) -> None:
    scan(clerk, gtin=CASE, lot_code="L-1", expiry=NEXT_YEAR)
    scan(clerk, lot_code="L-2")
    assert clerk.text("receiveRefusalLabel") == (
        "This line has lot L-1 already. Add it first, then scan the next."
    )
    assert clerk.focus() == "receiveLotEdit"
    scan(clerk, gtin=CASE, lot_code="L-1", expiry=date(2026, 11, 30))
    assert clerk.text("receiveRefusalLabel") == "The code says 2026-11-30. Check the label."
    assert clerk.focus() == "receiveExpiryEdit"
    assert form(clerk) == ("Whole milk 1 L", "12", "L-1", "2026-12-31")


def test_a_typed_date_is_not_overwritten_by_a_scan(clerk: Clerk, goods: str) -> None:
    clerk.choose(goods)
    clerk.write("5")
    clerk.go_to("receiveExpiryEdit")
    clerk.write("301126")
    scan(clerk, gtin=GTIN, expiry=NEXT_YEAR)

    assert clerk.text("receiveRefusalLabel") == "The code says 2026-12-31. Check the label."
    assert form(clerk)[3] == "301126"


def test_scans_that_come_while_the_first_is_looked_up_wait_their_turn(
    clerk: Clerk, background: Background, goods: str
) -> None:
    with unanswered(background):
        scan(clerk, gtin=CASE)
        scan(clerk, lot_code="L-1", expiry=NEXT_YEAR)
        scan(clerk, gtin=OTHER)
    assert form(clerk)[0] == "Juice"
    assert lines(clerk) == [["Whole milk 1 L", "12 unit", "L-1", "2026-12-31"]]


def test_a_date_from_a_label_is_not_taken_for_swapped(
    clerk: Clerk, backend: Backend, goods: str
) -> None:
    backend.execute(UpdateProduct(sku=goods, shelf_life_days=365))
    scan(clerk, gtin=GTIN, expiry=date(2026, 1, 6))
    told = clerk.furnished.operations.receive.form.hints.texts()
    assert not [hint for hint in told if "swapped" in hint]


DOUBT = {
    "gtin": CASE,
    "lot_code": "AB17261231",
    "doubt": LostSeparator("AB", NEXT_YEAR),
}


@pytest.mark.parametrize(
    ("answer", "lot", "expiry"),
    [("doubtWholeLotButton", "AB17261231", ""), ("doubtSplitButton", "AB", "2026-12-31")],
)
def test_a_lost_separator_is_asked_about_and_never_accepted_silently(
    clerk: Clerk, goods: str, answer: str, lot: str, expiry: str
) -> None:
    scan(clerk, **DOUBT)
    assert clerk.sees("scanDoubtPanel")
    assert clerk.focus() == "doubtWholeLotButton"
    assert form(clerk) == ("No product yet", "", "", "")
    clerk.press(Key.Key_Return)
    clerk.commit()
    assert "Answer the question" in clerk.text("receiveRefusalLabel")
    assert form(clerk) == ("No product yet", "", "", "")

    while clerk.focus() != answer:
        clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_Space)
    assert not clerk.sees("scanDoubtPanel")
    assert form(clerk) == ("Whole milk 1 L", "12", lot, expiry)


def test_the_two_ways_to_read_it_stand_on_the_buttons(clerk: Clerk, goods: str) -> None:
    scan(clerk, **DOUBT)
    doubt = clerk.furnished.operations.intake.doubt
    assert doubt._whole.text() == "Lot AB17261231"
    assert doubt._split.text() == "Lot AB, expires 2026-12-31"


def test_escape_drops_a_scan_in_doubt(clerk: Clerk, goods: str) -> None:
    scan(clerk, **DOUBT)
    clerk.press(Key.Key_Escape)
    assert not clerk.sees("scanDoubtPanel")
    assert clerk.focus() == "receiveProductCombo"
    assert form(clerk) == ("No product yet", "", "", "")


UNKNOWN = {"gtin": STRANGE, "lot_code": "N-1", "expiry": NEXT_YEAR, "count": 6}


def test_an_unknown_code_makes_a_product_and_goes_on(
    clerk: Clerk, backend: Backend, goods: str
) -> None:
    scan(clerk, **UNKNOWN)
    assert clerk.text("unknownCodeLabel") == f"No product has the code {STRANGE}."
    assert clerk.focus() == "unknownSkuEdit"
    for typed in "NEW-1", "New thing", "box":
        clerk.write(typed)
        clerk.press(Key.Key_Return)

    assert not clerk.sees("unknownCodePanel")
    assert form(clerk) == ("New thing", "6", "N-1", "2026-12-31")
    product = backend.fetch(ProductDetail("NEW-1"))
    assert (product.unit, [code.code for code in product.barcodes]) == ("box", [STRANGE])
    clerk.commit()
    assert lots(backend) == [("N-1", NEXT_YEAR, "6")]


def test_an_unknown_code_is_linked_to_a_product_and_goes_on(
    clerk: Clerk, backend: Backend, goods: str
) -> None:
    scan(clerk, **UNKNOWN)
    clerk.go_to("unknownProductCombo")
    clerk.choose("juice")
    assert clerk.focus() == "unknownPackEdit"
    assert clerk.text("unknownProductHint") == "Juice"
    clerk.write("24")
    clerk.press(Key.Key_Return)

    assert form(clerk) == ("Juice", "144", "N-1", "2026-12-31")
    codes = backend.fetch(ProductDetail("JUICE")).barcodes
    assert [(code.code, code.pack_size) for code in codes] == [
        (OTHER, Decimal(1)),
        (STRANGE, Decimal(24)),
    ]


@pytest.mark.parametrize("how", ["escape", "button"])
def test_an_unknown_code_can_be_ignored(clerk: Clerk, goods: str, how: str) -> None:
    scan(clerk, gtin=CASE)
    scan(clerk, **UNKNOWN)
    if how == "escape":
        clerk.press(Key.Key_Escape)
    else:
        clerk.go_to("unknownIgnoreButton")
        clerk.press(Key.Key_Space)

    assert not clerk.sees("unknownCodePanel")
    assert form(clerk) == ("Whole milk 1 L", "12", "", "")


def test_what_is_missing_or_taken_is_refused_in_the_panel(clerk: Clerk, goods: str) -> None:
    scan(clerk, **UNKNOWN)
    clerk.go_to("unknownCreateButton")
    clerk.press(Key.Key_Space)
    assert clerk.text("unknownRefusalLabel") == "Type a SKU for the new product."
    assert clerk.focus() == "unknownSkuEdit"
    clerk.write("milk-1")
    clerk.go_to("unknownCreateButton")
    clerk.press(Key.Key_Space)
    assert clerk.text("unknownRefusalLabel") == "The SKU MILK-1 is taken."
    clerk.go_to("unknownLinkButton")
    clerk.press(Key.Key_Space)
    assert clerk.text("unknownRefusalLabel") == "Choose a product first."
    clerk.choose("juice")
    clerk.write("0")
    clerk.press(Key.Key_Return)
    assert clerk.text("unknownRefusalLabel") == "The quantity must be more than zero."
    assert clerk.focus() == "unknownPackEdit"


def test_scans_wait_while_a_code_is_asked_about(clerk: Clerk, goods: str) -> None:
    scan(clerk, **UNKNOWN)
    scan(clerk, **UNKNOWN)
    scan(clerk, gtin=CASE)
    assert clerk.focus() == "unknownSkuEdit"
    clerk.write("NEW-1")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Return)

    assert form(clerk)[:2] == ("Whole milk 1 L", "12")
    assert lines(clerk) == [["NEW-1", "6 unit", "N-1", "2026-12-31"]]


def test_a_damaged_code_says_why_it_is_refused(clerk: Clerk, goods: str) -> None:
    damaged = "8410128000043"
    scan(clerk, text=damaged, misread=ScanMisread(ScanFault.CHECK_DIGIT, damaged, damaged))

    assert damaged in clerk.text("receiveRefusalLabel")
    assert not clerk.sees("unknownCodePanel")
    assert clerk.focus() == "receiveProductCombo"


def test_a_code_that_may_be_a_part_of_a_label_is_one_where_nobody_has_it(
    clerk: Clerk, backend: Backend, goods: str
) -> None:
    scan(clerk, gtin=CASE)
    scan(clerk, text="10L-77", otherwise=Scan("10L-77", lot_code="L-77"))
    assert form(clerk)[2] == "L-77"
    backend.execute(AddProduct(sku="10J-1", name="Jam"))
    scan(clerk, text="10J-1", otherwise=Scan("10J-1", lot_code="J-1"))
    assert form(clerk)[0] == "Jam"


def test_a_lot_code_alone_is_unknown_while_receiving(
    clerk: Clerk, goods: str, receive: Receive
) -> None:
    receive(goods, 5, lot_code="L-9")
    scan(clerk, text="L-9")
    assert clerk.text("unknownCodeLabel") == "No product has the code L-9."


def test_typed_text_that_nobody_has_leaves_the_keyboard_where_it_is(
    clerk: Clerk, goods: str
) -> None:
    clerk.choose("NOPE")
    assert clerk.sees("unknownCodePanel")
    assert clerk.focus() == "receiveProductCombo"
    clerk.write("m")
    assert not clerk.sees("unknownCodePanel")


def test_a_whole_code_may_be_typed_in_brackets(clerk: Clerk, goods: str) -> None:
    clerk.choose(f"(01){CASE}(10)L-1(17)261231")
    assert form(clerk) == ("Whole milk 1 L", "12", "L-1", "2026-12-31")


def test_a_typed_code_with_a_wrong_check_digit_says_so(clerk: Clerk, goods: str) -> None:
    clerk.choose("8410128000043")
    assert clerk.text("receiveRefusalLabel") == (
        "The check digit of 8410128000043 is wrong. Scan the code again."
    )
    assert clerk.focus() == "receiveProductCombo"
    assert not clerk.sees("unknownCodePanel")


def test_a_mistyped_sku_is_not_taken_for_a_lot(clerk: Clerk, goods: str) -> None:
    clerk.choose("10L-77")
    assert clerk.sees("unknownCodePanel")
    assert form(clerk)[2] == ""


def test_a_typed_gtin_that_nobody_has_is_asked_about(clerk: Clerk, goods: str) -> None:
    clerk.choose("4006381333931")
    assert clerk.focus() == "unknownSkuEdit"


# Dispatch


def ship(clerk: Clerk) -> tuple[str, str, str]:
    """Product, quantity, and which lot is chosen."""
    chosen = clerk.text("overrideLotLabel") if clerk.sees("overrideLotLabel") else ""
    return clerk.text("productNameLabel"), clerk.text("dispatchQtyEdit"), chosen


@pytest.fixture
def stocked(clerk: Clerk, goods: str, receive: Receive) -> Clerk:
    """Two lots of milk and one of juice, and the clerk about to dispatch."""
    receive(goods, 40, lot_code="L-1", expiry=TODAY + timedelta(days=14))
    receive(goods, 60, lot_code="L-2", expiry=TODAY + timedelta(days=200))
    receive("JUICE", 10, lot_code="J-1")
    clerk.press(Key.Key_F3)
    return clerk


def test_a_scanned_lot_is_proposed_with_the_reason_it_needs(
    stocked: Clerk, backend: Backend
) -> None:
    scan(stocked, gtin=CASE, lot_code="l-2", expiry=NEXT_YEAR)
    assert ship(stocked) == (
        "Whole milk 1 L",
        "12",
        "Lot L-2 (#2) instead of FEFO's choice; L-1 (#1) expires earlier.",
    )
    assert stocked.focus() == "overrideReasonEdit"
    stocked.write("wanted")
    stocked.commit()
    assert [much for _, _, much in lots(backend)] == ["10", "40", "48"]


def test_the_lot_that_fefo_takes_needs_none(stocked: Clerk, backend: Backend) -> None:
    scan(stocked, gtin=CASE, lot_code="L-1")
    scan(stocked, gtin=CASE, lot_code="L-1")
    assert ship(stocked) == ("Whole milk 1 L", "24", "Only from lot L-1 (#1).")
    stocked.commit()
    assert [much for _, _, much in lots(backend)] == ["10", "16", "60"]


def test_lot_and_product_on_two_barcodes_are_put_together_here_too(stocked: Clerk) -> None:
    scan(stocked, gtin=CASE)
    scan(stocked, lot_code="L-1")
    assert ship(stocked) == ("Whole milk 1 L", "12", "Only from lot L-1 (#1).")
    scan(stocked, lot_code="L-2")
    assert stocked.text("dispatchRefusalLabel").startswith("This line takes another lot.")


def test_the_code_of_the_only_lot_chooses_product_and_lot(stocked: Clerk) -> None:
    scan(stocked, text="J-1")
    assert ship(stocked) == ("Juice", "", "Only from lot J-1 (#3).")
    scan(stocked, text="J-1")
    assert ship(stocked)[1] == "2"


def test_a_lot_that_is_not_in_stock_is_refused(stocked: Clerk) -> None:
    scan(stocked, gtin=CASE, lot_code="L-9")
    assert stocked.text("dispatchRefusalLabel") == "Lot L-9 is not in stock."
    assert ship(stocked) == ("Whole milk 1 L", "12", "")


def test_the_next_product_or_lot_adds_the_line_to_ship(stocked: Clerk, backend: Backend) -> None:
    scan(stocked, gtin=CASE, lot_code="L-1")
    scan(stocked, gtin=OTHER, count=2)
    scan(stocked, gtin=CASE, lot_code="L-2", count=1)
    assert [row[2] for row in stocked.rows("dispatchLinesTable")] == ["12 unit", "2 unit"]
    stocked.write("wanted")
    scan(stocked, gtin=OTHER)
    assert ship(stocked) == ("Juice", "3", "")
    stocked.commit()
    assert [much for _, _, much in lots(backend)] == ["7", "28", "48"]


def test_a_chosen_lot_without_its_reason_keeps_its_line(stocked: Clerk) -> None:
    scan(stocked, gtin=CASE, lot_code="L-2")
    scan(stocked, gtin=OTHER)
    assert stocked.text("dispatchRefusalLabel").startswith("Finish this line first")
    assert stocked.focus() == "overrideReasonEdit"
    assert ship(stocked)[:2] == ("Whole milk 1 L", "12")


def test_an_unknown_code_is_asked_about_here_too(stocked: Clerk) -> None:
    scan(stocked, gtin=STRANGE)
    assert stocked.find(QWidget, "unknownCodePanel").isVisible()
    stocked.press(Key.Key_Escape)
    assert stocked.focus() == "dispatchProductCombo"
