"""The columns of the ledger, and of one operation's lines."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.services.ledger_list import LedgerRow
from app.ui import formats, wording
from app.ui.models.rows import RIGHT, Column
from app.ui.wording import Sign

translate = QCoreApplication.translate


def ledger_columns() -> list[Column[LedgerRow]]:
    """When, what, of which lot, how much, where, for whom, why, by whom, and whether undone."""
    return [
        Column(
            translate("Ledger", "Time"),
            lambda row: formats.moment(row.at),
            value=lambda row: row.at,
        ),
        Column(
            translate("Ledger", "Operation"),
            lambda row: wording.operation_kind(row.kind),
            sign=lambda row: wording.operation_sign(row.kind),
        ),
        Column(translate("Ledger", "Product"), product),
        Column(translate("Ledger", "Lot"), lambda row: wording.lot_name(row.lot, row.lot_code)),
        _quantity(lambda row: row.quantity),
        Column(translate("Ledger", "Location"), lambda row: row.location),
        Column(translate("Ledger", "From or for"), lambda row: row.counterparty or ""),
        Column(translate("Ledger", "Reference"), lambda row: row.reference or ""),
        Column(translate("Ledger", "Reason"), lambda row: row.reason or ""),
        Column(translate("Ledger", "User"), lambda row: row.operator),
        Column(translate("Ledger", "Workstation"), lambda row: row.workstation),
        Column(translate("Ledger", "Undone"), lambda row: _word(mark(row)), sign=mark),
    ]


def line_columns(*, mirrored: bool) -> list[Column[LedgerRow]]:
    """The lines of one operation, as they are or as a reversal would make them."""
    sign = -1 if mirrored else 1
    return [
        Column(translate("Ledger", "Product"), product),
        Column(translate("Ledger", "Lot"), lambda row: wording.lot_name(row.lot, row.lot_code)),
        _quantity(lambda row: sign * row.quantity),
        Column(translate("Ledger", "Location"), lambda row: row.location),
    ]


def product(row: LedgerRow) -> str:
    return f"{row.sku} · {row.name}"


def signed(quantity: Decimal) -> str:
    """A movement's quantity: what came in has its sign too."""
    return f"+{formats.quantity(quantity)}" if quantity > 0 else formats.quantity(quantity)


def mark(row: LedgerRow) -> Sign | None:
    """That an operation is reversed; a reversal is one by its kind."""
    if row.reversed_by is None:
        return None
    return Sign(translate("Ledger", "Reversed"), "arrow-back-up", "hold")


def _quantity(value: Callable[[LedgerRow], Decimal]) -> Column[LedgerRow]:
    return Column(
        translate("Ledger", "Quantity"),
        lambda row: f"{signed(value(row))} {row.unit}".rstrip(),
        RIGHT,
        copy=lambda row: formats.plain_quantity(value(row)),
        value=value,
        decimals=lambda row: row.decimals,
    )


def _word(sign: Sign | None) -> str:
    return sign.word if sign else ""
