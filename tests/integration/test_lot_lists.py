"""Lists of lots: every order, every filter, from both ends, on both engines."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.ids import LotId
from app.domain.lots import LotStatus
from app.services import lot_search
from app.services.backend import Backend
from app.services.lots import LotCount, LotFilter, LotOrder, LotRow, LotWindow
from app.services.windows import Whole
from tests.warehouse import Warehouse, after, receipt

DAY = date(2025, 6, 1)
EVERY = LotFilter(include_empty=True)


@pytest.fixture
def stocked(backend: Backend) -> Backend:
    """Sixty lots of three products, at two places, some held, expired, empty or without a code."""
    here = Warehouse(backend)
    for sku, name in (("B-1", "Apple juice"), ("A-2", "Zucchini"), ("C-3", "Ñora pepper")):
        here.add(sku, name=name)
    here.locate("SHELF")
    lines = [
        receipt(
            ("B-1", "A-2", "C-3")[number % 3],
            str(number % 7 + 1),
            after(DAY, number % 11 + 1) if number % 5 else "none",
            lot_code=f"L-{number:03}" if number % 4 else None,
            location="SHELF" if number % 6 == 0 else None,
        )
        for number in range(60)
    ]
    for part, supplier in enumerate(("North", "south", None)):
        here.book(*lines[part::3], supplier=supplier)
    for lot in here.lots():
        if lot.lot % 9 == 0:
            here.hold(lot.lot)
        if lot.lot % 8 == 4:
            here.dispose(lot.lot, str(lot.on_hand), reason="broken")
    return backend


FILTERS = (
    LotFilter(),
    EVERY,
    LotFilter(text="l-01"),
    LotFilter(text="1 juice"),
    LotFilter(text="nora"),
    LotFilter(text="L-0", include_empty=True),
    LotFilter(sku="a-2"),
    LotFilter(sku="A-2", include_empty=True),
    LotFilter(status=LotStatus.ON_HOLD),
    LotFilter(status=LotStatus.AVAILABLE, expired=False),
    LotFilter(within=5),
    LotFilter(expires_from=after(DAY, 3), expires_to=after(DAY, 6)),
    LotFilter(location="shelf"),
    LotFilter(text="l-0", location="SHELF", include_empty=True),
)


def passes(lot: LotRow, wanted: LotFilter) -> bool:
    """The filter in plain words."""
    words = wanted.text.casefold().split()
    named = f"{lot.sku} {lot.name}".casefold().replace("ñ", "n")
    days = (lot.expiry - DAY).days if lot.expiry else None
    return all(
        (
            wanted.include_empty or lot.on_hand > 0,
            all(word in named or word in (lot.lot_code or "").casefold() for word in words),
            wanted.sku is None or lot.sku.casefold() == wanted.sku.casefold(),
            wanted.status in (None, lot.status),
            wanted.expired is None or (days is not None and days < 0) == wanted.expired,
            wanted.within is None or (days is not None and 0 <= days <= wanted.within),
            wanted.expires_from is None or lot.expiry is None or lot.expiry >= wanted.expires_from,
            wanted.expires_to is None
            or (lot.expiry is not None and lot.expiry <= wanted.expires_to),
            wanted.location is None or any(at.location == "SHELF" for at in lot.stock),
        )
    )


def key_of(lot: LotRow, order: LotOrder) -> Any:
    """What a list is sorted by, where it is not missing."""
    places = [at.location.casefold() for at in lot.stock]
    values: dict[LotOrder, Any] = {
        LotOrder.NUMBER: lot.lot,
        LotOrder.LOT_CODE: lot.lot_code and lot.lot_code.casefold(),
        LotOrder.SKU: lot.sku.casefold(),
        LotOrder.NAME: lot.name.casefold().replace("ñ", "n"),
        LotOrder.EXPIRY: lot.expiry or date.max,
        LotOrder.ON_HAND: lot.on_hand,
        LotOrder.RECEIVED: lot.received,
        LotOrder.LOCATION: min(places) if places else None,
        LotOrder.SUPPLIER: lot.supplier and lot.supplier.casefold(),
        LotOrder.STATUS: lot.status.value,
    }
    return values[order]


@pytest.mark.parametrize("most_gathered", [0, 30_000])
@pytest.mark.parametrize("order", LotOrder)
def test_pages_from_either_end_make_the_whole_list_in_order(
    order: LotOrder, most_gathered: int, stocked: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lot_search, "GATHERED", most_gathered)
    every = list(stocked.rows(Whole(LotWindow(EVERY, LotOrder.NUMBER))))
    assert len(every) == 60
    for wanted in FILTERS:
        expected = {lot.lot for lot in every if passes(lot, wanted)}
        counts = stocked.fetch(LotCount(wanted))
        assert counts.matching == len(expected), wanted
        for descending in (False, True):
            window = LotWindow(wanted, order, descending, limit=25)
            whole = [lot.lot for lot in stocked.rows(Whole(window))]
            assert (sorted(whole), len(whole)) == (sorted(expected), len(expected)), wanted
            for known in (None, counts.matching):
                pages = [
                    lot.lot
                    for offset in range(0, 75, 25)
                    for lot in stocked.fetch(replace(window, offset=offset, matching=known))
                ]
                assert pages == whole, (wanted, known)
            keys = [key_of(every[lot - 1], order) for lot in whole]
            there = [key for key in keys if key is not None]
            assert there == sorted(there, reverse=descending), wanted


def test_a_lot_code_is_found_whenever_it_was_received(backend: Backend) -> None:
    here = Warehouse(backend)
    here.add("X")
    for start in range(0, 1500, 500):
        here.book(*(receipt("X", "1", lot_code=f"CODE-{n:04}") for n in range(start, start + 500)))

    def found(text: str) -> list[str | None]:
        return [lot.lot_code for lot in backend.fetch(LotWindow(LotFilter(text=text)))]

    assert found("e-1023") == ["CODE-1023"]
    assert found("de-0007") == ["CODE-0007"]
    assert found("1499") == ["CODE-1499"]
    assert found('"1499') == found("e*1") == []
    here.correct(LotId(8), lot_code="Ω-NEW", reason="typing")
    assert found("de-0007") == []
    assert found("ω-new") == ["Ω-NEW"]


def test_the_count_of_a_window_is_what_it_may_know() -> None:
    window = LotWindow(offset=90, limit=20, matching=100)
    assert (window.nearer().offset, window.nearer().limit, window.nearer().from_end) == (
        0,
        10,
        True,
    )
    assert not replace(window, offset=10).nearer().from_end
    assert not replace(window, offset=200).nearer().from_end
