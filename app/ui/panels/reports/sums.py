"""What a report adds up to, in words and in its columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from app.services.reports import Totals
from app.ui import formats, wording
from app.ui.models.rows import Column
from app.ui.plurals import Plurals

_COUNTED: Final = frozenset({"lots"})
"""What is in no unit."""


def summed(columns: Sequence[Column[Any]], totals: Totals | None) -> list[Column[Any]]:
    """The columns; those whose sum has a meaning in this report have one in its files too."""
    sums = totals.sums if totals else {}
    return [replace(each, summed=each.order in sums) for each in columns]


def told(columns: Sequence[Column[Any]], totals: Totals, currency: str) -> str:
    """How many rows, and every sum exactly."""
    return " · ".join((Plurals().rows(totals.count), *_sums(columns, totals, currency)))


def _sums(columns: Sequence[Column[Any]], totals: Totals, currency: str) -> Iterator[str]:
    for column in columns:
        value = totals.sums.get(column.order)
        if value is not None:
            title = column.title.removesuffix(currency).rstrip()
            yield f"{title}: {_amount(column.order, value, totals.unit, currency)}"


def _amount(name: str, value: Decimal, unit: str, currency: str) -> str:
    if name == "value":
        return f"{formats.money(value)} {currency}"
    return wording.amount(value, "" if name in _COUNTED else unit)


def order_told(columns: Sequence[Column[Any]], order: str, *, descending: bool) -> Iterator[str]:
    """Say what a list was put in order by, where somebody chose it."""
    for column in columns:
        if order and column.order == order:
            words = QCoreApplication.translate("Reports", "Sorted by {column}")
            if descending:
                words = QCoreApplication.translate("Reports", "Sorted by {column}, descending")
            yield words.format(column=column.title)
