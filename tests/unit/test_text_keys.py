"""How codes and searches are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import key, optional_key, search_key


@pytest.mark.parametrize(
    ("one", "other"),
    [("qx039", " QX039 "), ("Straße", "STRASSE"), ("Ñandú", "ñANDÚ"), ("B1\u00a0", "b1")],
)
def test_codes_are_compared_trimmed_and_case_folded(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("0898984", "898984"), ("ñ", "n"), ("A-1", "A 1")])
def test_codes_that_differ_otherwise_differ(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize("text", [None, "", "   "])
def test_blank_has_no_key(text: str | None) -> None:
    assert optional_key(text) is None


def test_a_text_has_its_key() -> None:
    assert optional_key(" L1 ") == "l1"


def test_a_search_does_not_see_accents() -> None:
    assert search_key("ÑANDÚ Café") == search_key("nandu cafe")


@given(st.text())
def test_a_key_of_a_key_is_the_same(text: str) -> None:
    assert key(key(text)) == key(text)
