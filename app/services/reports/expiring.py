"""Lots in stock that expire soon, or have expired not long ago."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Select, Subquery, and_, false, func, or_, select

from app.db import records
from app.domain.ids import LotId
from app.domain.lots import NEVER, LotStatus
from app.services.messages import View
from app.services.reports.base import (
    ListedReport,
    Ordered,
    Scope,
    Totals,
    aside,
    directed,
    keyed,
)
from app.services.reports.lots import (
    IN_STOCK,
    KEYS,
    OF_PRODUCTS,
    add_up,
    alike,
    details,
    worth,
)

_lot, _product = records.lot.c, records.product.c
_STATUS = {status.value: status for status in LotStatus}


class ExpiryScope(StrEnum):
    """Which lots: that expire from today on, that have expired, or both."""

    EXPIRING = "expiring"
    EXPIRED = "expired"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class ExpiringLot:
    """A lot in stock and how many days are left to it, its last one counting as 0.

    Below 0 it expired so many days ago. `value` is at its own cost, else the product's price;
    None where neither is known.
    """

    sku: str
    name: str
    lot: LotId
    lot_code: str | None
    expiry: date
    days_left: int
    status: LotStatus
    on_hand: Decimal
    unit: str
    supplier: str | None
    value: Decimal | None


@dataclass(frozen=True)
class ExpiringStock(ListedReport[ExpiringLot]):
    """Lots in stock that expire within so many days from today, the first to expire first.

    Expired ones are those of as many days before today. `within` of None means the product's
    own warn days, else the site's.
    """

    row: ClassVar[type[Any]] = ExpiringLot
    number = _lot.id
    orders: ClassVar[tuple[str, ...]] = (
        *("expiry", "days_left", "sku", "name", "lot", "lot_code", "status", "on_hand"),
        *("unit", "supplier", "value"),
    )
    quick: ClassVar[frozenset[str]] = frozenset({"expiry", "days_left"})
    within: int | None = 30
    which: ExpiryScope = ExpiryScope.EXPIRING

    def scope(self, view: View) -> Scope:
        scope = super().scope(view)
        if self.within is not None:
            return scope
        days = select(func.coalesce(_product.warn_days, view.site.warn_days)).distinct()
        return replace(scope, warn_days=tuple(sorted(view.connection.scalars(days))))

    def numbered(self, scope: Scope, *, descending: bool) -> Ordered:
        by = KEYS[self.order or "expiry"]
        found = select(*keyed(_lot.id, by)).select_from(records.lot)
        if self.within is None or self.order in OF_PRODUCTS:
            found = found.join(records.product, _product.id == aside(_lot.product_id))
        found = found.where(IN_STOCK, *self.conditions(scope))
        return found.order_by(*directed(by, descending=descending, gaps=self.gaps))

    def conditions(self, scope: Scope) -> Iterator[ColumnElement[bool]]:
        """What holds for a lot in stock, and its product where each has its own days."""
        most = self.within if self.within is not None else max(scope.warn_days, default=0)
        yield self._between(scope.today, most)
        if self.within is None:
            warn_days = func.coalesce(_product.warn_days, scope.site.warn_days)
            yield or_(
                false(),
                *(
                    and_(warn_days == days, self._between(scope.today, days))
                    for days in scope.warn_days
                ),
            )

    def _between(self, today: date, days: int) -> ColumnElement[bool]:
        """Never those without an expiry, however far it reaches."""
        first, last = _day(today, -days), min(_day(today, days), NEVER - timedelta(days=1))
        if self.which is ExpiryScope.EXPIRING:
            return _lot.fefo_date.between(today, last)
        if self.which is ExpiryScope.EXPIRED:
            return (_lot.fefo_date >= first) & (_lot.fefo_date < today)
        return _lot.fefo_date.between(first, last)

    def detailed(self, numbers: Subquery) -> Select[Any]:
        return details(numbers, _lot.supplier)

    def read(self, found: Any, today: date) -> ExpiringLot:
        sku, name, lot, code, expiry, status, units, unit, each, supplier, _ = found
        on_hand, value = worth(units, each)
        return ExpiringLot(
            *(sku, name, lot, code, expiry, (expiry - today).days, _STATUS[status]),
            *(on_hand, unit, supplier, value),
        )

    def count(self, view: View) -> int:
        found = select(func.count()).select_from(records.lot).where(IN_STOCK)
        if self.within is None:
            found = found.join(records.product, _product.id == aside(_lot.product_id))
        return view.connection.scalar(found.where(*self.conditions(self.scope(view)))) or 0

    def add_up(self, view: View) -> Totals:
        return add_up(view, alike(*self.of_lots(view)))

    def of_lots(self, view: View) -> Iterator[ColumnElement[bool]]:
        """The same conditions of lots alone."""
        scope = self.scope(view)
        if self.within is not None:
            yield from self.conditions(scope)
            return
        between, by_product = self.conditions(scope)
        yield between
        yield select(_product.id).where(_product.id == aside(_lot.product_id), by_product).exists()


def _day(today: date, days: int) -> date:
    """So many days on; the calendar's own ends where it would lead out of it."""
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
