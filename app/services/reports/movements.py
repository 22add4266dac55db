"""The ledger as a report."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Select, Subquery, func, select

from app.db import records
from app.services.messages import View
from app.services.movements import (
    MOVEMENT_ROWS,
    AtSite,
    MovementFilter,
    MovementRow,
    movement_row,
    of_lots,
    of_operations,
)
from app.services.reports.base import (
    ListedReport,
    Ordered,
    Scope,
    Totals,
    directed,
    keyed,
)
from app.services.reports.periods import period

_operation, _movement, _lot = records.operation.c, records.movement.c, records.lot.c
_product = records.product.c

_EVERYTHING = MovementFilter()
_IN_TIME = (_operation.at, _operation.seq, _movement.id)
_KEYS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "at": _IN_TIME,
    "business_date": (_operation.business_date, *_IN_TIME),
    "kind": (_operation.kind, *_IN_TIME),
    "sku": (_product.sku_key, *_IN_TIME),
    "lot": (_movement.lot_id, *_IN_TIME),
    "lot_code": (_lot.lot_code_key, *_IN_TIME),
    "location": (records.location.c.code_key, *_IN_TIME),
    "quantity": (_movement.quantity, *_IN_TIME),
    "operator": (_operation.operator, *_IN_TIME),
    "workstation": (_operation.workstation, *_IN_TIME),
    "reference": (_operation.reference, *_IN_TIME),
    "counterparty": (_operation.counterparty_key, *_IN_TIME),
    "reason": (_operation.reason, *_IN_TIME),
}


@dataclass(frozen=True)
class MovementReport(ListedReport[MovementRow]):
    """Every movement that matches, oldest first; days of the site, both inclusive."""

    row: ClassVar[type[Any]] = MovementRow
    number = _movement.id
    orders: ClassVar[tuple[str, ...]] = tuple(_KEYS)
    quick: ClassVar[frozenset[str]] = frozenset({"at"})
    wanted: MovementFilter = _EVERYTHING

    def numbered(self, scope: Scope, *, descending: bool) -> Ordered:
        by = _KEYS[self.order or "at"]
        found = (
            select(*keyed(_movement.id, by))
            .select_from(records.movement)
            .join(records.operation, _operation.seq == _movement.operation)
        )
        if self.order in {"sku", "lot_code"}:
            found = found.join(records.lot, _lot.id == _movement.lot_id)
            found = found.join(records.product, _product.id == _lot.product_id)
        if self.order == "location":
            place = records.location
            found = found.join(place, place.c.id == _movement.location_id)
        found = found.where(*of_lots(self.wanted), *of_operations(self.wanted, scope))
        return found.order_by(*directed(by, descending=descending, gaps=self.gaps))

    def detailed(self, numbers: Subquery) -> Select[Any]:
        found = MOVEMENT_ROWS.add_columns(_movement.id)
        return found.join(numbers, numbers.c.id == _movement.id)

    def read(self, found: Any, today: date) -> MovementRow:
        return movement_row(found[:-1])

    def count(self, view: View) -> int:
        return sum(lines for _, lines in self.by_day(view))

    def by_day(self, view: View) -> Iterator[tuple[date, int]]:
        """How many on each business date.

        Operation by operation: of a short period in a long ledger only that is read.
        """
        found = (
            select(_operation.business_date, func.sum(self._lines(view, func.count())))
            .where(*period(view, self.wanted.first_day, self.wanted.last_day))
            .group_by(_operation.business_date)
            .order_by(_operation.business_date)
        )
        for day, lines in view.connection.execute(found):
            if lines:
                yield day, int(lines)

    def add_up(self, view: View) -> Totals:
        """Quantities only where one product or one lot is asked for."""
        count = self.count(view)
        if self.wanted.sku is None and self.wanted.lot is None:
            return Totals(count)
        conditions = (*of_lots(self.wanted), *of_operations(self.wanted, view))
        found = (
            select(func.sum(_movement.quantity), func.min(_product.unit))
            .select_from(records.movement)
            .join(records.operation, _operation.seq == _movement.operation)
            .join(records.lot, _lot.id == _movement.lot_id)
            .join(records.product, _product.id == _lot.product_id)
            .where(*conditions)
        )
        moved, unit = view.connection.execute(found).one()
        return Totals(count) if moved is None else Totals(count, {"quantity": moved}, unit)

    def _lines(self, view: AtSite, what: ColumnElement[Any]) -> Any:
        return (
            select(what)
            .select_from(records.movement)
            .where(
                _movement.operation == _operation.seq,
                *of_lots(self.wanted),
                *of_operations(self.wanted, view),
            )
            .correlate(records.operation)
            .scalar_subquery()
        )
