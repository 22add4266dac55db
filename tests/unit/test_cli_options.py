"""Values as the command line and batch lines give them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from app.cli import options
from app.cli.commands import HANDLED
from app.cli.lists import LISTS
from app.cli.table import ACTIONS, GROUPS

if TYPE_CHECKING:
    from app.cli.options import Option


@pytest.mark.parametrize(
    ("read", "value", "result"),
    [
        (options.whole, "17", 17),
        (options.whole, Decimal("17.0"), 17),
        (options.lot, "#17", 17),
        (options.lot, 17, 17),
        (options.day, "2026-12-01", date(2026, 12, 1)),
        (options.expiry, "None", "none"),
        (options.yes_no, "no", False),
        (options.yes_no, True, True),
        (options.uuid, "0193A5B27C1D7E3F8A4B5C6D7E8F9A0B", "0193a5b2-7c1d-7e3f-8a4b-5c6d7e8f9a0b"),
        (options.barcode, "A*B*12", {"code": "A*B", "pack_size": "12"}),
        (options.barcode, "none", {}),
        (options.requirements, "lot", {"requires_expiry": False, "requires_lot_code": True}),
        (options.requirements, ["expiry"], {"requires_expiry": True, "requires_lot_code": False}),
        (options.days_or_none, "none", "none"),
    ],
)
def test_a_value_gets_its_type(read: Callable[[Any], Any], value: Any, result: Any) -> None:
    assert read(value) == result


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (options.text, 17),
        (options.text, "a\0b"),
        (options.text, "\udcff"),
        (options.whole, "-1"),
        (options.whole, True),
        (options.whole, Decimal("1.5")),
        (options.whole, Decimal("1e999999")),
        (options.whole, "٣"),
        (options.whole, "9" * 30),
        (options.lot, "0"),
        (options.lot, 1 << 63),
        (options.day, "2026-1-1"),
        (options.day, "20261201"),
        (options.day, "2026-12-01T00:00:00"),
        (options.day, 20261201),
        (options.near_day, "9999-12-31"),
        (options.uuid, "17"),
        (options.flag, "yes"),
        (options.yes_no, "maybe"),
        (options.requirements, "colour"),
        (options.days, "36501"),
        (options.decimals, "4"),
        (options.picks, [{"lot": 1}]),
        (options.picks, "x"),
    ],
)
def test_any_other_value_is_refused(read: Callable[[Any], Any], value: Any) -> None:
    with pytest.raises(ValueError, match=r"must|is no|holds|is not|each"):
        read(value)


def test_every_act_of_the_table_is_handled_and_no_other() -> None:
    assert {action.name for action in ACTIONS if action.batch} == HANDLED
    listed = {action.name for action in ACTIONS} - HANDLED
    assert set(LISTS) <= listed


def test_every_option_tells_what_it_is_for() -> None:
    silent: list[Option] = [
        option
        for action in ACTIONS
        for option in action.options
        if not option.help and not option.positional
    ]
    assert silent == []
    assert {action.path[0] for action in ACTIONS if len(action.path) > 1} == set(GROUPS)
