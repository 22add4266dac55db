"""Lots are found by what people call them: their number, or their code or a part of it."""

import pytest

from app.domain.ids import LotId
from app.services.backend import Backend
from app.services.lot_naming import FindLots, LotName
from tests.warehouse import Warehouse, receipt


@pytest.fixture
def named(backend: Backend) -> Backend:
    """Five lots of two products; the third has the number of the first as its code."""
    here = Warehouse(backend)
    here.add("A", name="Apples")
    here.add("B", name="Beans")
    for sku, code in (("A", "ALPHA-1"), ("A", "alpha-12"), ("B", "1"), ("B", "ALPHA-1"), ("A", "")):
        here.book(receipt(sku, "5", lot_code=code or None))
    here.dispatch("A", "5")
    return backend


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#1", [1]),
        ("1", [3, 1]),
        ("alpha-1", [4, 1, 2]),
        ("pha", [4, 2, 1]),
        ("al", []),
        ("5", [5]),
        ("", [5, 4, 3, 2, 1]),
        ("#99999999999999999999", []),
    ],
)
def test_a_lot_is_found_by_its_number_or_its_code_the_exact_one_first(
    named: Backend, text: str, found: list[int]
) -> None:
    assert [each.lot for each in named.fetch(FindLots(text))] == found


def test_what_is_found_says_what_it_is_of(named: Backend) -> None:
    assert named.fetch(FindLots("#4")) == (LotName(LotId(4), "ALPHA-1", "B", "Beans"),)
    assert len(named.fetch(FindLots("", limit=2))) == 2
