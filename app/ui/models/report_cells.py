"""Columns of reports by the fields of their rows, which are also what puts a report in order."""

from collections.abc import Callable
from datetime import tzinfo
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.ui import formats, wording
from app.ui.models.rows import RIGHT, Column

translate = QCoreApplication.translate


def text(title: str, field: str) -> Column[Any]:
    """A text as it is; nothing for none."""
    value = attrgetter(field)
    return Column(title, lambda row: value(row) or "", order=field)


def words(title: str, field: str, word: Callable[[Any], str]) -> Column[Any]:
    """One of a few things by its name; nothing for none."""
    value = attrgetter(field)

    def written(row: Any) -> str:
        return "" if value(row) is None else word(value(row))

    return Column(title, written, order=field)


def sku() -> Column[Any]:
    return text(translate("Reports", "SKU"), "sku")


def name() -> Column[Any]:
    return text(translate("Reports", "Product"), "name")


def unit() -> Column[Any]:
    return text(translate("Reports", "Unit"), "unit")


def lot(title: str = "", field: str = "lot") -> Column[Any]:
    """A lot's own number; nothing for none."""
    value = attrgetter(field)

    def written(row: Any) -> str:
        return "" if value(row) is None else wording.lot_number(value(row))

    return Column(title or translate("Reports", "Lot"), written, RIGHT, order=field)


def lot_called(title: str, field: str) -> Column[Any]:
    """A lot by its code and number."""
    number, code = attrgetter(field), attrgetter(f"{field}_code")
    return Column(title, lambda row: wording.lot_name(number(row), code(row)), order=field)


def code() -> Column[Any]:
    return text(translate("Reports", "Lot code"), "lot_code")


def status() -> Column[Any]:
    return Column(
        translate("Reports", "Status"),
        lambda row: wording.lot_status(row.status).word,
        sign=lambda row: wording.lot_status(row.status),
        order="status",
    )


def quantity(title: str, field: str) -> Column[Any]:
    value = attrgetter(field)
    return Column(
        title,
        lambda row: formats.quantity(value(row)),
        RIGHT,
        copy=lambda row: formats.plain_quantity(value(row)),
        value=value,
        order=field,
    )


def money(title: str, field: str) -> Column[Any]:
    """An amount with two decimals at least."""
    value = attrgetter(field)
    return Column(
        title,
        lambda row: formats.money(value(row)),
        RIGHT,
        copy=lambda row: formats.plain_quantity(value(row)),
        value=value,
        decimals=lambda _: 2,
        order=field,
    )


def worth(currency: str) -> Column[Any]:
    """What the row is worth."""
    return money(translate("Reports", "Value {currency}").format(currency=currency), "value")


def unit_worth(currency: str) -> Column[Any]:
    """What one unit is worth."""
    title = translate("Reports", "Unit value {currency}").format(currency=currency)
    return money(title, "unit_value")


def count(title: str, field: str) -> Column[Any]:
    value = attrgetter(field)
    return Column(title, lambda row: formats.count(value(row)), RIGHT, value=value, order=field)


def day(title: str, field: str) -> Column[Any]:
    value = attrgetter(field)
    return Column(title, lambda row: formats.day(value(row)), value=value, order=field)


def month(title: str, field: str) -> Column[Any]:
    value = attrgetter(field)
    return Column(title, lambda row: formats.month(value(row)), value=value, order=field)


def moment(field: str, zone: tzinfo) -> Column[Any]:
    value = attrgetter(field)
    return Column(
        translate("Reports", "When"),
        lambda row: formats.moment_at(value(row), zone),
        value=value,
        order=field,
    )


def was_reversed() -> Column[Any]:
    return Column(
        translate("Reports", "Reversed"),
        lambda row: translate("Reports", "yes") if row.reversed else "",
        order="reversed",
    )
