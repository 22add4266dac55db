"""The columns of the reports."""

from collections.abc import Callable
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from app.domain.lots import LotStatus
from app.services.movements import MovementRow
from app.services.reports import (
    DispatchedProduct,
    ExpiringLot,
    FefoDeviation,
    ValuedLot,
)
from app.ui import formats, wording
from app.ui.models.rows import RIGHT, Column

Row = TypeVar("Row")

translate = QCoreApplication.translate


def stock_columns(currency: str) -> list[Column[ValuedLot]]:
    """Product, lot, expiry, status, on hand, unit, its value and that of all."""
    unit_value = translate("Reports", "Unit value {currency}").format(currency=currency)
    value = translate("Reports", "Value {currency}").format(currency=currency)
    return [
        _sku(lambda lot: lot.sku),
        _name(lambda lot: lot.name),
        _lot(lambda lot: lot.lot),
        _code(lambda lot: lot.lot_code),
        _day(translate("Reports", "Expiry"), lambda lot: lot.expiry),
        _status(lambda lot: lot.status),
        _number(translate("Reports", "On hand"), lambda lot: lot.on_hand),
        _unit(lambda lot: lot.unit),
        _money(unit_value, lambda lot: lot.unit_value),
        _money(value, lambda lot: lot.value, summed=True),
    ]


def expiring_columns() -> list[Column[ExpiringLot]]:
    """Expiry and days left, then what it is, how much, and from whom."""
    return [
        _day(translate("Reports", "Expiry"), lambda lot: lot.expiry),
        _count(translate("Reports", "Days"), lambda lot: lot.days_left),
        _sku(lambda lot: lot.sku),
        _name(lambda lot: lot.name),
        _lot(lambda lot: lot.lot),
        _code(lambda lot: lot.lot_code),
        _status(lambda lot: lot.status),
        _number(translate("Reports", "On hand"), lambda lot: lot.on_hand),
        _unit(lambda lot: lot.unit),
        Column(translate("Reports", "Supplier"), lambda lot: lot.supplier or ""),
    ]


def movement_columns(zone: tzinfo) -> list[Column[MovementRow]]:
    """When, what, how much and where; who did it, for whom and why."""
    return [
        _moment(translate("Reports", "When"), lambda row: row.at, zone),
        Column(translate("Reports", "Kind"), lambda row: wording.operation_kind(row.kind)),
        _sku(lambda row: row.sku),
        _lot(lambda row: row.lot),
        _code(lambda row: row.lot_code),
        _number(translate("Reports", "Quantity"), lambda row: row.quantity),
        Column(translate("Reports", "Location"), lambda row: row.location),
        Column(translate("Reports", "Operator"), lambda row: row.operator),
        Column(translate("Reports", "Reference"), lambda row: row.reference or ""),
        Column(translate("Reports", "Supplier or customer"), lambda row: row.counterparty or ""),
        Column(translate("Reports", "Reason"), lambda row: row.reason or ""),
    ]


def top_columns() -> list[Column[DispatchedProduct]]:
    """The product, how much of it left, and in how many dispatches."""
    return [
        _sku(lambda row: row.sku),
        _name(lambda row: row.name),
        _number(translate("Reports", "Dispatched"), lambda row: row.quantity),
        _unit(lambda row: row.unit),
        _count(translate("Reports", "Dispatches"), lambda row: row.dispatches),
    ]


def deviation_columns(zone: tzinfo) -> list[Column[FefoDeviation]]:
    """What left, what should have left before it, and why it did not."""
    return [
        _moment(translate("Reports", "When"), lambda row: row.at, zone),
        _sku(lambda row: row.sku),
        Column(
            translate("Reports", "Lot shipped"),
            lambda row: wording.lot_name(row.lot, row.lot_code),
        ),
        _day(translate("Reports", "Expiry"), lambda row: row.expiry),
        _number(translate("Reports", "Quantity"), lambda row: row.quantity),
        Column(
            translate("Reports", "Lot passed over"),
            lambda row: wording.lot_name(row.earlier_lot, row.earlier_lot_code),
        ),
        _day(translate("Reports", "Its expiry"), lambda row: row.earlier_expiry),
        Column(translate("Reports", "Reason"), lambda row: row.reason or ""),
        Column(translate("Reports", "Operator"), lambda row: row.operator),
        Column(translate("Reports", "Customer"), lambda row: row.customer or ""),
        Column(
            translate("Reports", "Reversed"),
            lambda row: translate("Reports", "yes") if row.reversed else "",
        ),
    ]


def _sku(text: Callable[[Row], str]) -> Column[Row]:
    return Column(translate("Reports", "SKU"), text)


def _name(text: Callable[[Row], str]) -> Column[Row]:
    return Column(translate("Reports", "Product"), text)


def _unit(text: Callable[[Row], str]) -> Column[Row]:
    return Column(translate("Reports", "Unit"), text)


def _lot(number: Callable[[Row], int]) -> Column[Row]:
    title = translate("Reports", "Lot")
    return Column(title, lambda row: wording.lot_number(number(row)), RIGHT)


def _code(code: Callable[[Row], str | None]) -> Column[Row]:
    return Column(translate("Reports", "Lot code"), lambda row: code(row) or "")


def _status(status: Callable[[Row], LotStatus]) -> Column[Row]:
    return Column(
        translate("Reports", "Status"),
        lambda row: wording.lot_status(status(row)).word,
        sign=lambda row: wording.lot_status(status(row)),
    )


def _number(title: str, value: Callable[[Row], Decimal | None]) -> Column[Row]:
    return Column(
        title,
        lambda row: formats.quantity(value(row)),
        RIGHT,
        copy=lambda row: formats.plain_quantity(value(row)),
        value=value,
    )


def _money(
    title: str, value: Callable[[Row], Decimal | None], *, summed: bool = False
) -> Column[Row]:
    return Column(
        title,
        lambda row: formats.money(value(row)),
        RIGHT,
        copy=lambda row: formats.plain_quantity(value(row)),
        value=value,
        summed=summed,
        decimals=lambda _: 2,
    )


def _count(title: str, value: Callable[[Row], int]) -> Column[Row]:
    return Column(title, lambda row: formats.count(value(row)), RIGHT, value=value)


def _day(title: str, value: Callable[[Row], date | None]) -> Column[Row]:
    return Column(title, lambda row: formats.day(value(row)), value=value)


def _moment(title: str, value: Callable[[Row], datetime], zone: tzinfo) -> Column[Row]:
    return Column(title, lambda row: formats.moment_at(value(row), zone), value=value)
