"""Reports as workbooks and on paper: with titles and types in place of names and texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo

from app.cli.report_catalogue import parameters
from app.domain.ids import LotId
from app.services.backend import Backend
from app.services.sheets import Cell, Sheet, SheetColumn

_NOT_ON_PAPER = frozenset({"operation", "reverses", "workstation"})
"""What only programs read, and what leaves no room for the rest."""


def sheet(
    backend: Backend,
    title: str,
    row: type[Any],
    rows: Iterable[Any],
    values: Mapping[str, Any],
) -> Sheet:
    """A report's rows as typed cells."""
    on_paper = values["format"] == "pdf"
    names = [each.name for each in fields(row) if not (on_paper and each.name in _NOT_ON_PAPER)]
    hints, site = get_type_hints(row), backend.site()
    summed = {"value"}
    return Sheet(
        title,
        [SheetColumn(_title(name), _is_number(hints[name]), name in summed) for name in names],
        (_cells(row, names, hints) for row in rows),
        facts=tuple(facts(backend, values)),
        site=site.name,
        zone=ZoneInfo(site.timezone),
    )


def facts(backend: Backend, values: Mapping[str, Any]) -> Iterable[str]:
    """What was asked for and when, in words."""
    yield f"Business date {backend.business_date()}"
    yield f"Read at {backend.moment().isoformat(sep=' ', timespec='seconds')}"
    yield from parameters(values)


def _cells(row: Any, names: Sequence[str], hints: Mapping[str, Any]) -> list[Cell]:
    return [_cell(getattr(row, name), hints[name]) for name in names]


def _cell(value: Any, hint: Any) -> Cell:
    """The value as it is; what only looks like a number, such as a lot's, is a text."""
    if value is None or isinstance(value, bool | Decimal | date | datetime):
        return value
    return value if isinstance(value, int) and hint is int else str(value)


def _is_number(hint: Any) -> bool:
    return hint in {int, Decimal, LotId, Decimal | None, LotId | None}


def _title(name: str) -> str:
    words = name.replace("_", " ")
    return "SKU" if name == "sku" else words.capitalize()
