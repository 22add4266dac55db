"""No input crashes the reading of codes or yields what is not in them.

`FIRSTOUT_HYPOTHESIS=long` tries ten times as many.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from app.domain.gtins import gtin_forms, is_gtin
from app.domain.scans import Scan, ScanMisread
from app.services.scanning import GS, read_scan

CHARSET: Final = (
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
)
PIECES: Final = (
    *("]C1", "]d2", "]Q3", "]E0", "]C0", "]", GS, "\r", " ", "\0", "é", "\u0663", "\ud800"),
    *("(01)", "(10)", "(17)", "(3103)", "(", ")", "01", "02", "10", "11", "15", "17", "21", "30"),
    *("3103", "37", "00", "240", "8008", "17271231", "172712", "271200", "279999"),
    *("08410128000042", "8410128000042", "96385074", "012345678905", "LOT-7", "A" * 20),
)

days = st.dates(date(2000, 1, 1), date(2080, 12, 31))
texts = st.text(max_size=60)
broken = st.lists(st.sampled_from(PIECES) | st.text(CHARSET, max_size=6), max_size=8).map("".join)
gtins = st.text("0123456789", min_size=13, max_size=13).map(
    lambda body: next(code for digit in "0123456789" if is_gtin(code := body + digit))
)
codes = st.text(CHARSET, min_size=1, max_size=20)


def parts(scan: Scan) -> Iterator[str]:
    """Every text that a scan claims to be in the code."""
    yield from filter(None, (scan.gtin, scan.lot_code, scan.serial))
    for ai, day in ("11", scan.produced), ("15", scan.best_before), ("17", scan.expiry):
        if day is not None:
            yield written(ai, scan.text, day)
    if scan.doubt is not None:
        yield scan.doubt.lot_code + written("17", scan.text, scan.doubt.expiry)


def written(ai: str, text: str, day: date) -> str:
    """The date as it stands behind its identifier: with its day, or 00 for the month's end."""
    ahead = ai if f"({ai})" not in text else f"({ai})"
    exact = ahead + day.strftime("%y%m%d")
    is_last = day.day == monthrange(day.year, day.month)[1]
    return f"{exact[:-2]}00" if is_last and exact not in squeezed(text) else exact


def squeezed(text: str) -> str:
    return "".join(text.split(" "))


def check(text: str, today: date) -> None:
    try:
        scan = read_scan(text, today)
    except ScanMisread as misread:
        assert misread.part in text  # noqa: PT017
        return
    assert scan.text in text
    for reading in filter(None, (scan, scan.otherwise)):
        assert all(part in squeezed(text) for part in parts(reading))
        assert reading.gtin is None or is_gtin(reading.gtin)
        for day in filter(None, (reading.produced, reading.best_before, reading.expiry)):
            assert -49 <= day.year - today.year <= 50
    if scan.otherwise is not None or scan.misread is not None:
        assert scan == Scan(scan.text, misread=scan.misread, otherwise=scan.otherwise)


@given(texts, days)
def test_any_text_is_a_scan_or_a_misread(text: str, today: date) -> None:
    check(text, today)


@given(broken, days)
def test_nothing_is_read_that_is_not_in_the_code(text: str, today: date) -> None:
    check(text, today)


@given(gtins, days, codes, codes, st.integers(0, 99_999_999), st.permutations(range(5)), days)
def test_a_whole_message_is_read_as_it_was_written(
    gtin: str, expiry: date, lot: str, serial: str, count: int, order: list[int], today: date
) -> None:
    written = [
        f"01{gtin}",
        f"17{expiry:%y%m%d}",
        f"10{lot}{GS}",
        f"21{serial}{GS}",
        f"30{count}{GS}",
    ]
    scan = read_scan("]C1" + "".join(written[place] for place in order), today)
    assert (scan.gtin, scan.lot_code, scan.serial, scan.count) == (gtin, lot, serial, count)
    assert scan.expiry is not None
    assert f"{scan.expiry:%y%m%d}" == f"{expiry:%y%m%d}"
    assert -49 <= scan.expiry.year - today.year <= 50
    assert scan.doubt is None


@given(gtins, codes, days)
def test_a_lost_separator_is_never_accepted(gtin: str, lot: str, expiry: date) -> None:
    text = f"01{gtin}10{lot}17{expiry:%y%m%d}"
    try:
        scan = read_scan(text, expiry)
    except ScanMisread:
        assert len(lot) + 8 > 20
    else:
        assert scan.doubt is not None
        assert (scan.doubt.lot_code, scan.doubt.expiry, scan.expiry) == (lot, expiry, None)


@given(gtins)
def test_every_form_of_a_gtin_finds_every_other(gtin: str) -> None:
    forms = set(gtin_forms(gtin))
    assert all(set(gtin_forms(form)) == forms and is_gtin(form) for form in forms)
