"""Codes taken apart: every rule of GS1 that a clerk relies on, by example."""

import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.gtins import gtin_forms, is_gtin
from app.domain.scans import LostSeparator, Scan, ScanFault, ScanMisread
from app.services.scanning import GS, LONGEST, read_scan

TODAY = date(2025, 6, 1)
EAN = "8410128000042"
GTIN = f"0{EAN}"
WRONG = "8410128000043"


def read(text: str, today: date = TODAY) -> Scan:
    return read_scan(text, today)


def misread(text: str) -> tuple[ScanFault, str]:
    with pytest.raises(ScanMisread) as refused:
        read(text)
    return refused.value.fault, refused.value.part


@pytest.mark.parametrize("code", ["96385074", "012345678905", EAN, GTIN, "1012345678904"])
def test_a_gtin_is_known_by_length_and_check_digit(code: str) -> None:
    assert read(code) == Scan(code, gtin=code)
    assert read(f"]E0{code}\r\n") == Scan(code, gtin=code)


@pytest.mark.parametrize(
    ("element", "said"),
    [
        (f"01{GTIN}", {"gtin": GTIN}),
        (f"02{GTIN}3712", {"gtin": GTIN, "count": 12}),
        ("10L-77", {"lot_code": "L-77"}),
        ("10!\"%&'()*+,-./:;<=>?", {"lot_code": "!\"%&'()*+,-./:;<=>?"}),
        (f"03{GTIN}", {}),
        ("11250131", {"produced": date(2025, 1, 31)}),
        ("15271231", {"best_before": date(2027, 12, 31)}),
        ("17280229", {"expiry": date(2028, 2, 29)}),
        ("21SERIAL/9", {"serial": "SERIAL/9"}),
        ("3000000012", {"count": 12}),
        ("3100001500", {"weight": Decimal(1500)}),
        ("3103001500", {"weight": Decimal("1.5")}),
        ("3105000001", {"weight": Decimal("0.00001")}),
        ("37100", {"count": 100}),
        ("00384101280000000427", {}),
        ("91ANYTHING", {}),
        ("3203001500", {}),
        ("13279931", {}),
    ],
)
@pytest.mark.parametrize("prefix", ["]C1", "]d2", "]Q3", "]e0", "]J1"])
def test_each_element_has_its_place(prefix: str, element: str, said: dict[str, Any]) -> None:
    assert read(prefix + element) == Scan(element, **said)


def test_the_prefix_decides_before_the_length() -> None:
    assert read("]C11012345678904").lot_code == "12345678904"
    assert read("1012345678904").gtin == "1012345678904"


@pytest.mark.parametrize("prefix", ["]C0", "]A0", "]I1", "]Q0"])
def test_other_symbologies_hold_a_gtin_or_text(prefix: str) -> None:
    assert read(f"{prefix}10L-77") == Scan("10L-77")
    assert read(f"{prefix}{GTIN}") == Scan(GTIN, gtin=GTIN)


def test_elements_follow_each_other_with_and_without_separators() -> None:
    for text in (
        f"01{GTIN}1727123110L7{GS}219{GS}303",
        f"{GS}01{GTIN}{GS}17271231{GS}10L7{GS}{GS}219{GS}303{GS}",
        f"]C110L7{GS}303{GS}219{GS}01{GTIN}17271231",
        f"]d2{GS}219{GS}10L7{GS}01{GTIN}17271231303",
    ):
        scan = read(text)
        said = (scan.gtin, scan.lot_code, scan.expiry, scan.serial, scan.count)
        assert said == (GTIN, "L7", date(2027, 12, 31), "9", 3)


def test_brackets_are_read_as_typed() -> None:
    text = f"(01){GTIN}(17)271231(10)L(7)(21) 9 "
    assert read(text) == Scan(
        text.strip(), gtin=GTIN, expiry=date(2027, 12, 31), lot_code="L(7)", serial="9"
    )
    assert read(f"]C1(01){GTIN}").gtin == GTIN
    assert read("(10)AB17271231").doubt is None


@pytest.mark.parametrize(
    "text", ["(10)", f"(01){EAN}", "(10)A(05)B", "(1010)A", "(10)A B", "(17)2712", "(10)é"]
)
def test_brackets_around_anything_else_are_refused(text: str) -> None:
    assert misread(text)[0] is ScanFault.UNREADABLE


@pytest.mark.parametrize(
    ("digits", "today", "meant"),
    [
        ("271231", TODAY, date(2027, 12, 31)),
        ("280200", TODAY, date(2028, 2, 29)),
        ("270200", TODAY, date(2027, 2, 28)),
        ("751231", TODAY, date(2075, 12, 31)),
        ("761231", TODAY, date(1976, 12, 31)),
        ("251231", TODAY, date(2025, 12, 31)),
        ("490101", date(2099, 1, 1), date(2149, 1, 1)),
        ("500101", date(2099, 1, 1), date(2050, 1, 1)),
        ("991231", date(2051, 1, 1), date(2099, 12, 31)),
        ("000101", date(2051, 1, 1), date(2100, 1, 1)),
        ("020101", date(2051, 1, 1), date(2002, 1, 1)),
    ],
)
def test_the_century_is_the_nearest_to_today(digits: str, today: date, meant: date) -> None:
    for ai, name in ("11", "produced"), ("15", "best_before"), ("17", "expiry"):
        assert getattr(read(f"]C1{ai}{digits}", today), name) == meant


def test_the_best_before_date_stands_in_for_the_expiry() -> None:
    assert read("]C115271231").use_by == date(2027, 12, 31)
    assert read("]C11527123117280101").use_by == date(2028, 1, 1)
    assert read("]C110A").use_by is None


@pytest.mark.parametrize("digits", ["271331", "270230", "270001", "270000", "271232"])
def test_an_impossible_date_is_refused_and_named(digits: str) -> None:
    for ai in "11", "15", "17":
        assert misread(f"01{GTIN}{ai}{digits}") == (ScanFault.IMPOSSIBLE_DATE, digits)
    assert misread(f"(17){digits}") == (ScanFault.IMPOSSIBLE_DATE, digits)


@pytest.mark.parametrize(
    "text", [f"]E0{WRONG}", f"]C1010{WRONG}", f"(01)0{WRONG}", f"]C1020{WRONG}3712"]
)
def test_a_wrong_check_digit_is_refused_and_named(text: str) -> None:
    fault, part = misread(text)
    assert fault is ScanFault.CHECK_DIGIT
    assert part.endswith(WRONG)


@pytest.mark.parametrize("code", ["012345678904", WRONG, f"0{WRONG}", f"010{WRONG}17271231"])
def test_an_unmarked_code_with_a_wrong_check_digit_may_be_somebodys_own(code: str) -> None:
    scan = read(code)
    assert scan.misread is not None
    assert scan.misread.fault is ScanFault.CHECK_DIGIT
    assert (scan.text, scan.gtin, scan.otherwise) == (code, None, None)


def test_eight_digits_are_no_damaged_gtin() -> None:
    assert read("96385075") == Scan("96385075")


@pytest.mark.parametrize(
    ("code", "name", "value"),
    [
        ("10L-77", "lot_code", "L-77"),
        ("1727123110L7", "expiry", date(2027, 12, 31)),
        ("21S9", "serial", "S9"),
    ],
)
def test_an_unmarked_message_without_gtin_is_text_first(
    code: str, name: str, value: object
) -> None:
    scan = read(code)
    assert scan.otherwise is not None
    assert getattr(scan.otherwise, name) == value
    assert scan == Scan(code, otherwise=scan.otherwise)


@pytest.mark.parametrize("code", ["MILK-1", "ñandú", "17L", "99", "7000000000000000000"])
def test_anything_else_is_text(code: str) -> None:
    assert read(f" {code}\r") == Scan(code)


@pytest.mark.parametrize(
    ("text", "lot_code"),
    [
        (f"01{GTIN}10AB17271231", "AB"),
        ("]C11017271217271231", "172712"),
        (f"]C110A17271200{GS}219", "A"),
    ],
)
def test_a_lot_code_that_ends_like_an_expiry_is_doubted(text: str, lot_code: str) -> None:
    doubt = read(text).doubt
    assert doubt == LostSeparator(lot_code, date(2027, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "]C11017271231",
        "]C110AB17271331",
        "]C11726010110AB17271231",
        "]C110AB1727123",
        "]C110AB172712310",
    ],
)
def test_other_lot_codes_are_not_doubted(text: str) -> None:
    assert read(text).doubt is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \r\n",
        "]C1",
        "]C1A",
        "]C105",
        "]C110",
        "]C130",
        "]C117",
        "]C1172712",
        "]C110ABCDEFGHIJKLMNOPQRSTU",
        "]C110ABCDEFGHIJKLMNO17271231",
        "]C13712ABC",
        "]C110é",
        "]C1172712\u0663\u0661",
        f"]C110A{GS}10B",
        "]C131030015003102001500",
        f"]C101{GTIN}0200012345678905",
        f"]C1303{GS}374",
        "]E0ABC",
        "10\x1e",
        "nul\0",
        "\ud800",
        "x" * (LONGEST + 1),
    ],
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    assert misread(text)[0] is ScanFault.UNREADABLE


def test_the_same_said_twice_is_said_once() -> None:
    assert read(f"]C110A{GS}3012{GS}3700012{GS}10A").count == 12


def test_endless_input_is_refused_at_once() -> None:
    started = time.perf_counter()
    assert misread("]C1" + "10A" * 2_000_000)[0] is ScanFault.UNREADABLE
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        (EAN, {EAN, GTIN}),
        (GTIN, {EAN, GTIN}),
        ("00000096385074", {"96385074", "000096385074", "0000096385074", "00000096385074"}),
        ("96385074", {"96385074", "000096385074", "0000096385074", "00000096385074"}),
        ("18410128000049", {"18410128000049"}),
        ("MILK-1", {"MILK-1"}),
        (WRONG, {WRONG}),
    ],
)
def test_a_gtin_is_the_same_with_zeros_in_front(code: str, forms: set[str]) -> None:
    found = gtin_forms(code)
    assert (found[0], set(found), len(found)) == (code, forms, len(forms))


def test_every_form_of_a_gtin_is_a_gtin() -> None:
    assert all(is_gtin(form) for form in gtin_forms("96385074"))
