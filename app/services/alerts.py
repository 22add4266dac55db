"""The alert table: shown, acknowledged, snoozed. Reading it never writes and scans no lots."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, bindparam, func, select, text

from app.db import records
from app.db.statements import LIMIT, Statement
from app.domain.alerts import PRODUCT_KINDS, AlertKind, AlertState, alert_state
from app.domain.errors import NotAllowed, UnknownLot
from app.domain.events import AlertAnswered, Topic
from app.domain.ids import LotId
from app.domain.text import key
from app.services.catalogue import lock_products
from app.services.fields import Code, Day, LotNumber
from app.services.messages import Command, Listing, Query, View, Work

_alert, _product, _lot = records.alert.c, records.product.c, records.lot.c

SEVERITY = (
    AlertKind.EXPIRED,
    AlertKind.OUT_OF_STOCK,
    AlertKind.EXPIRING,
    AlertKind.LOW_STOCK,
)
"""The order in which the panel shows the kinds."""


@dataclass(frozen=True, slots=True)
class AlertRow:
    """One open alert; `quantity` is usable stock or, for a lot, what is on hand."""

    kind: AlertKind
    sku: str
    name: str
    unit: str
    lot: LotId | None
    lot_code: str | None
    quantity: Decimal
    minimum: Decimal | None
    expiry: date | None
    since: date
    state: AlertState
    until: date | None


@dataclass(frozen=True, slots=True)
class AlertsPage:
    """The most urgent alerts, how many there are of each kind, and the day they stand on."""

    rows: tuple[AlertRow, ...]
    counts: tuple[tuple[AlertKind, int], ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class AlertFilter:
    """Which open alerts; `within` days of expiry, counting the expired ones."""

    sku: str | None = None
    kind: AlertKind | None = None
    state: AlertState | None = None
    within: int | None = None
    since_from: date | None = None
    since_to: date | None = None


_ROWS = (
    select(
        _alert.kind,
        _product.sku,
        _product.name,
        _product.unit,
        _alert.lot_id,
        _lot.lot_code,
        _alert.quantity,
        _alert.minimum,
        _alert.expiry,
        _alert.opened_on,
        _alert.acknowledged_by,
        _alert.snoozed_until,
    )
    .select_from(records.alert)
    .join(records.product, _product.id == _alert.product_id)
    .outerjoin(records.lot, _lot.id == _alert.lot_id)
    .where(_alert.closed_on.is_(None))
)
_OF_KIND = Statement(
    _ROWS.where(_alert.kind == bindparam("kind"))
    .order_by(_alert.kind, _alert.expiry, _alert.id)
    .limit(LIMIT)
)
_COUNTS = Statement(
    select(_alert.kind, func.count()).where(_alert.closed_on.is_(None)).group_by(_alert.kind)
)


def _row(values: Any, business_date: date) -> AlertRow:
    kind, sku, name, unit, lot, lot_code, quantity, minimum, expiry, since, by, until = values
    state = alert_state(business_date, until, acknowledged=by is not None)
    return AlertRow(
        AlertKind(kind),
        sku,
        name,
        unit,
        lot,
        lot_code,
        quantity,
        minimum,
        expiry,
        since,
        state,
        until if state is AlertState.SNOOZED else None,
    )


@dataclass(frozen=True)
class OpenAlerts(Query[AlertsPage]):
    """The most urgent open alerts, those that expire first at the top of their kind."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.ALERTS, Topic.PRODUCTS})
    limit: int = 200

    def run(self, view: View) -> AlertsPage:
        rows: list[AlertRow] = []
        for kind in SEVERITY:
            left = self.limit - len(rows)
            found = _OF_KIND.rows(view.tx, kind=kind.value, limit=left) if left else []
            rows.extend(_row(values, view.business_date) for values in found)
        counted: dict[str, int] = dict(_COUNTS.rows(view.tx))
        counts = tuple((kind, counted.get(kind, 0)) for kind in SEVERITY)
        return AlertsPage(tuple(rows), counts, view.site.alert_date)


@dataclass(frozen=True)
class Alerts(Listing[AlertRow]):
    """Every open alert that matches, oldest first."""

    wanted: AlertFilter = AlertFilter()
    limit: int | None = None

    def rows(self, view: View) -> Iterator[AlertRow]:
        found = _ROWS.where(*self._conditions(view.business_date)).order_by(
            _alert.opened_on, _alert.id
        )
        given = 0
        with view.connection.execute(found.execution_options(yield_per=500)) as streamed:
            for values in streamed:
                row = _row(values, view.business_date)
                if self.wanted.state in {None, row.state}:
                    if given == self.limit:
                        return
                    given += 1
                    yield row

    def _conditions(self, today: date) -> Iterator[ColumnElement[bool]]:
        wanted = self.wanted
        if wanted.sku is not None:
            yield _product.sku_key == key(wanted.sku)
        if wanted.kind is not None:
            yield _alert.kind == wanted.kind.value
        if wanted.within is not None:
            yield _alert.expiry.is_not(None)
            yield _alert.expiry <= today + timedelta(days=wanted.within)
        if wanted.since_from is not None:
            yield _alert.opened_on >= wanted.since_from
        if wanted.since_to is not None:
            yield _alert.opened_on <= wanted.since_to


class AnswerAlert(Command[AlertRow]):
    """Acknowledge an open alert, or snooze it until a date; the last answer stands.

    Raises `UnknownProduct`, `UnknownLot`, and `NotAllowed` where no such alert is open or
    the date has come already.
    """

    alert: AlertKind
    sku: Code
    lot: LotNumber | None = None
    until: Day | None = None

    def run(self, work: Work) -> AlertRow:
        [product] = lock_products(work, [self.sku]).values()
        if (self.alert in PRODUCT_KINDS) != (self.lot is None):
            raise NotAllowed("alert_needs_lot" if self.lot is None else "alert_has_no_lot")
        if self.until is not None and self.until <= work.business_date:
            raise NotAllowed("snooze_in_the_past", self.until.isoformat())
        open_one = (
            _alert.product_id == product.id,
            func.coalesce(_alert.lot_id, text("0")) == (self.lot or 0),
            _alert.kind == self.alert.value,
            _alert.closed_on.is_(None),
        )
        answer = records.alert.update().where(*open_one).values(self._answer(work))
        if not work.connection.execute(answer).rowcount:
            if self.lot is not None:
                self._refuse_unknown_lot(work, self.lot)
            raise NotAllowed("no_such_alert", self.alert.value)
        work.events.append(AlertAnswered())
        return _row(work.connection.execute(_ROWS.where(*open_one)).one(), work.business_date)

    def _answer(self, work: Work) -> dict[str, Any]:
        snoozed = self.until is not None
        return {
            "acknowledged_by": None if snoozed else work.actor.operator,
            "acknowledged_at": None if snoozed else work.now,
            "snoozed_until": self.until,
            "snoozed_by": work.actor.operator if snoozed else None,
        }

    @staticmethod
    def _refuse_unknown_lot(work: Work, lot: LotId) -> None:
        if work.connection.scalar(select(_lot.id).where(_lot.id == lot)) is None:
            raise UnknownLot(lot)
