"""Everything that the domain can say has words, and every theme can be read."""

from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from typing import Any, get_type_hints

import pytest

from app.domain import errors
from app.domain.alerts import AlertKind, AlertState
from app.domain.errors import DomainError
from app.domain.fefo import Rejection
from app.domain.ids import LotId
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus
from app.services.errors import StorageFault
from app.ui import faults, wording
from app.ui.refusals import refusal
from app.ui.resources import resources
from app.ui.theme import Theme
from app.ui.typed_quantity import QuantityFault, QuantityMisread

EXAMPLES: dict[Any, Any] = {
    str: "x",
    int: 1,
    Decimal: Decimal(1),
    date: date(2025, 6, 1),
    Decimal | None: None,
    date | None: None,
}


def example(kind: type[DomainError]) -> DomainError:
    """An error of this kind, with something in every field that must have something."""
    given: dict[str, Any] = {}
    for fact, hint in get_type_hints(kind).items():
        declared = {field.name: field for field in fields(kind)}.get(fact)  # type: ignore[arg-type]
        if declared is not None and declared.default is MISSING:
            given[fact] = EXAMPLES.get(hint, () if "tuple" in str(hint) else 1)
    if kind is errors.QuantityInvalid:
        given["why"] = "zero"
    if kind is errors.LotStatusRefused:
        given["status"] = LotStatus.RECALLED
    return kind(**given)


def kinds() -> list[type[DomainError]]:
    return DomainError.__subclasses__()


@pytest.mark.parametrize("kind", kinds())
def test_every_refusal_has_its_sentence(kind: type[DomainError]) -> None:
    sentence = refusal(example(kind))

    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize("why", ["not_a_number", "zero", "negative", "too_large"])
def test_every_invalid_quantity_has_its_sentence(why: str) -> None:
    assert refusal(errors.QuantityInvalid("x", why)).endswith(".")


@pytest.mark.parametrize("kind", OperationKind)
def test_every_kind_of_operation_has_its_name(kind: OperationKind) -> None:
    assert wording.operation_kind(kind)[0].isupper()


def test_a_reason_is_asked_for_without_naming_an_earlier_lot_where_there_is_none() -> None:
    assert refusal(errors.ReasonRequired(LotId(7))) == "Give a reason to continue."


@pytest.mark.parametrize("fault", StorageFault)
def test_every_storage_fault_has_its_advice(fault: StorageFault) -> None:
    assert faults.sentence(fault)


@pytest.mark.parametrize("fault", QuantityFault)
def test_every_misread_quantity_has_its_sentence(fault: QuantityFault) -> None:
    assert wording.misread_quantity(QuantityMisread(fault, 2)).endswith(".")


@pytest.mark.parametrize(
    "sign",
    [
        *(wording.alert_kind(kind) for kind in AlertKind),
        *(wording.lot_status(status) for status in LotStatus),
        *(wording.rejection(reason) for reason in Rejection),
    ],
)
def test_every_status_has_word_icon_and_colour(sign: wording.Sign) -> None:
    assert sign.word
    assert (resources() / "icons" / f"{sign.icon}.svg").exists()
    for name in "light", "dark":
        theme = Theme.load(resources() / "theme" / f"{name}.toml")
        assert theme.colour(sign.role)
        assert theme.colour(f"{sign.role}_back")


@pytest.mark.parametrize("state", AlertState)
def test_every_alert_state_has_its_word(state: AlertState) -> None:
    assert wording.alert_state(state, date(2025, 6, 1))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_text_can_be_read_on_its_background(name: str) -> None:
    theme = Theme.load(resources() / "theme" / f"{name}.toml")
    pairs = [
        (text, back) for text in ("text", "muted") for back in ("window", "surface", "surface_alt")
    ]
    pairs += [("placeholder", "surface"), ("on_accent", "accent"), ("on_selection", "selection")]
    pairs += [("accent", "surface"), ("accent", "window"), ("expired", "surface")]
    pairs += [(role, f"{role}_back") for role in ("expired", "soon", "ok", "hold", "info")]
    pairs += [(role, "surface") for role in ("soon", "ok", "hold", "info")]

    unreadable = [
        pair for pair in pairs if contrast(theme.colour(pair[0]), theme.colour(pair[1])) < 4.5
    ]
    assert unreadable == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_control_can_be_seen(name: str) -> None:
    theme = Theme.load(resources() / "theme" / f"{name}.toml")

    assert contrast(theme.border, theme.surface) >= 3
    assert contrast(theme.border, theme.window) >= 3
    assert contrast(theme.accent, theme.window) >= 3


def test_a_theme_that_misses_a_role_or_names_another_is_refused() -> None:
    with pytest.raises(TypeError):
        Theme(window="#000000")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="window"):
        Theme(
            **{role.name: "red" if role.name == "window" else "#123456" for role in fields(Theme)}
        )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
