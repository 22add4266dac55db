"""What reports on lots in stock share: their columns, their orders, what they are worth."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Numeric,
    Select,
    Subquery,
    cast,
    func,
    select,
    text,
    type_coerce,
)

from app.db import records
from app.db.types import Money
from app.domain.quantities import MONEY_DECIMALS, QUANTITY_DECIMALS, from_units, to_units
from app.services.messages import View
from app.services.reports.base import VALUE_DECIMALS, Totals

_lot, _product = records.lot.c, records.product.c

FEFO = (_lot.fefo_date, _lot.received_at, _lot.id)
UNIT_VALUE = func.coalesce(_lot.unit_cost, _product.price, type_=Money())
ON_HAND_UNITS = type_coerce(_lot.on_hand, Integer).label("on_hand")
UNIT_VALUE_UNITS = type_coerce(UNIT_VALUE, Integer).label("unit_value")
"""As they are stored, for `valued`: a page reads hundreds."""

IN_STOCK = _lot.on_hand > text("0")

KEYS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "sku": (_product.sku_key, *FEFO),
    "name": (_product.search_key, _product.id, *FEFO),
    "lot": (_lot.id,),
    "lot_code": (_lot.lot_code_key, _lot.id),
    "expiry": (_lot.fefo_date, _lot.id),
    "days_left": (_lot.fefo_date, _lot.id),
    "status": (_lot.status, _lot.id),
    "on_hand": (_lot.on_hand, _lot.id),
    "unit": (_product.unit, _lot.id),
    "unit_value": (UNIT_VALUE, _lot.id),
    # Above 9 * 10**11 in one lot SQLite compares as floats do; it is never shown so.
    "value": (cast(_lot.on_hand, Numeric) * cast(UNIT_VALUE, Numeric), _lot.id),
    "supplier": (_lot.supplier_key, _lot.id),
}
"""By field of a row. Of the product, those that need it: see `OF_PRODUCTS`."""

OF_PRODUCTS = frozenset({"sku", "name", "unit", "unit_value", "value"})


_COLUMNS = (
    _product.sku,
    _product.name,
    _lot.id.label("lot"),
    _lot.lot_code,
    _lot.expiry,
    _lot.status,
    ON_HAND_UNITS,
    _product.unit,
    UNIT_VALUE_UNITS,
)


def details(numbers: Subquery, *more: ColumnElement[Any]) -> Select[Any]:
    """SKU, name, lot, code, expiry, status, on hand, unit, unit value, and `more` of these lots.

    Their numbers are in `numbers.c.id`, and come last.
    """
    return (
        select(*_COLUMNS, *more, _lot.id)
        .select_from(numbers)
        .join(records.lot, _lot.id == numbers.c.id)
        .join(records.product, _product.id == _lot.product_id)
    )


def valued(on_hand: int, unit_value: int | None) -> tuple[Decimal, Decimal | None, Decimal | None]:
    """Quantity, unit value and worth out of whole numbers, as they are stored."""
    quantity, value = worth(on_hand, unit_value)
    return quantity, None if unit_value is None else from_units(unit_value, MONEY_DECIMALS), value


def worth(on_hand: int, unit_value: int | None) -> tuple[Decimal, Decimal | None]:
    """Quantity and worth out of whole numbers, as they are stored."""
    quantity = from_units(on_hand, QUANTITY_DECIMALS)
    if unit_value is None:
        return quantity, None
    return quantity, from_units(on_hand * unit_value, VALUE_DECIMALS)


@dataclass(slots=True)
class Sums:
    """Quantities and values being added up in whole numbers."""

    rows: int = 0
    quantity: int = 0
    value: int = 0
    units: set[str] = field(default_factory=set)

    def add(self, unit: str, quantity: Decimal, each: Decimal | None, rows: int) -> None:
        """So many rows of one unit and unit value, with this quantity together."""
        thousandths = to_units(quantity, QUANTITY_DECIMALS)
        self.rows += rows
        self.quantity += thousandths
        self.value += thousandths * (to_units(each, MONEY_DECIMALS) if each is not None else 0)
        self.units.add(unit)

    def totals(self, quantity: str) -> Totals:
        """The value, and by the name of its field the quantity where there is one unit."""
        sums, unit = {"value": from_units(self.value, VALUE_DECIMALS)}, ""
        if len(self.units) == 1:
            [unit] = self.units
            sums[quantity] = from_units(self.quantity, QUANTITY_DECIMALS)
        return Totals(self.rows, sums, unit)


def alike(*conditions: ColumnElement[bool]) -> Select[Any]:
    """SKU, name, unit, unit value, quantity and count of lots in stock.

    By product and cost, of which there are few: a sum of products overflows SQLite.
    """
    lots = (
        select(
            _lot.product_id,
            _lot.unit_cost,
            func.sum(_lot.on_hand).label("on_hand"),
            func.count().label("lots"),
        )
        .where(IN_STOCK, *conditions)
        .group_by(_lot.product_id, _lot.unit_cost)
        .subquery()
    )
    unit_value = func.coalesce(lots.c.unit_cost, _product.price, type_=Money())
    return select(
        _product.sku, _product.name, _product.unit, unit_value, lots.c.on_hand, lots.c.lots
    ).join(lots, lots.c.product_id == _product.id)


def add_up(view: View, found: Select[Any]) -> Totals:
    """What lots of `alike` add up to."""
    sums = Sums()
    for _, _, unit, each, on_hand, lots in view.connection.execute(found):
        sums.add(unit, on_hand, each, lots)
    return sums.totals("on_hand")
