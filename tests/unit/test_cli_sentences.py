"""Every refusal and every failure of the storage has its sentence."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.cli import answers, sentences
from app.cli.import_words import SCHEMAS, WORDS, words
from app.domain import errors
from app.domain.errors import DomainError
from app.domain.rights import Login, Role
from app.services.errors import StorageError, StorageFault
from app.services.everything import Fault
from app.services.imports import Note, Reason

_EXAMPLES: dict[str, Any] = {
    "expiry": date(2026, 1, 1),
    "known_expiry": None,
    "earlier_expiry": date(2025, 12, 1),
    "business_date": date(2026, 2, 1),
    "why": "zero",
    "lot": 17,
    "decimals": 0,
    "later": ("a", "b"),
    "errors": (errors.RowError(3, "minimum", "many", "not_a_number: 1, 2"),),
    "picks": (),
    "rejected": (),
}
_AMOUNTS = {"asked", "usable", "expired", "held", "recalled", "short_life", "on_hand", "shortfall"}


def _example(kind: type[DomainError]) -> DomainError:
    values = {
        field.name: Decimal(3) if field.name in _AMOUNTS else _EXAMPLES.get(field.name, "X-1")
        for field in fields(kind)  # type: ignore[arg-type]
    }
    return kind(**values)


@pytest.mark.parametrize("kind", DomainError.__subclasses__(), ids=lambda kind: str(kind.code))
def test_every_refusal_has_words_and_facts(kind: type[DomainError]) -> None:
    error = _example(kind)
    assert len(sentences.refusal(error).split()) > 2
    assert answers.refusal(error)["error"] == kind.code


@pytest.mark.parametrize("fault", StorageFault)
def test_every_fault_has_words(fault: StorageFault) -> None:
    assert sentences.storage(StorageError(fault, "a.db", "detail")).startswith("a.db: ")


@pytest.mark.parametrize("why", ["not_a_number", "zero", "negative", "too_large"])
def test_every_wrong_quantity_has_words(why: str) -> None:
    assert "'x'" in sentences.refusal(errors.QuantityInvalid("x", why))


def test_a_rule_without_words_of_its_own_is_named() -> None:
    told = sentences.refusal(errors.NotAllowed("some_rule", "X"))
    assert told == "A rule does not allow that: some rule X."


@pytest.mark.parametrize("role", Role)
def test_every_missing_right_has_words(role: Role) -> None:
    for why in {Login("ana", role).missing, f"needs_{role}"} - {"needs_none", "needs_station"}:
        told = sentences.refusal(errors.NotAllowed(why, "ana"))
        assert "ana" in told
        assert "rule" not in told


def test_facts_are_told_as_json_has_them() -> None:
    refused = answers.refusal(errors.InsufficientStock("A", Decimal("31.0"), Decimal(30)))
    assert (refused["asked"], refused["usable"], refused["expired"]) == ("31", "30", "0")


@pytest.mark.parametrize("code", [*Reason, *Note, *Fault])
def test_everything_that_an_import_tells_has_words(code: str) -> None:
    assert code in WORDS or code in SCHEMAS
    assert "{" not in words(f"{code}: a, b, c")


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("missing: Gloves", "must not be empty (Gloves)"),
        ("missing", "must not be empty"),
        ("duplicate: 4", "stands on line 4 already"),
        ("ambiguous_dates: us, eu", "may be a date in more than one order: say --dates us, eu"),
        (
            "older_schema: 1, 2, 0.9",
            "holds schema revision 1, this program has 2. Bring it in with FirstOut 0.9, which"
            ' wrote it, into a new database file; then run "firstout db upgrade" on that file'
            " with this program",
        ),
        (
            "newer_schema: 9, 2, 3.0",
            "holds schema revision 9, this program has 2: FirstOut 3.0 wrote it. Update this"
            " program first",
        ),
        ("of_another: kind, {}", "of another: kind, {}"),
    ],
)
def test_codes_with_their_facts_are_sentences(told: str, sentence: str) -> None:
    assert words(told) == sentence
