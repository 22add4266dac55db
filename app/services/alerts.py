"""The alert table: shown, acknowledged, snoozed. Reading it never writes and scans no lots."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, bindparam, case, func, select, text

from app.db import records
from app.db.statements import LIMIT, Statement
from app.domain.alerts import PRODUCT_KINDS, AlertKind, AlertState, alert_state
from app.domain.errors import NotAllowed, UnknownLot
from app.domain.events import AlertAnswered, Topic
from app.domain.ids import AlertId, LotId
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
    """One open alert; `quantity` is usable stock or, for a lot, what is on hand.

    `answered_at` is in the site's time zone; when an alert was snoozed is not recorded.
    """

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
    id: AlertId
    answered_by: str | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class AlertsPage:
    """The most urgent alerts, those that somebody has answered last.

    `counts` are of those that nobody has answered, by kind; `as_of` is the day they stand on.
    """

    rows: tuple[AlertRow, ...]
    counts: tuple[tuple[AlertKind, int], ...]
    answered: int
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


ALERT_ROWS = (
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
        _alert.id,
        _alert.snoozed_by,
        _alert.acknowledged_at,
    )
    .select_from(records.alert)
    .join(records.product, _product.id == _alert.product_id)
    .outerjoin(records.lot, _lot.id == _alert.lot_id)
    .where(_alert.closed_on.is_(None))
)
"""All open alerts, each with what `alert_row` needs."""

_SNOOZED = _alert.snoozed_until > bindparam("today", type_=_alert.snoozed_until.type)
_NOT_SNOOZED = _alert.snoozed_until.is_(None) | ~_SNOOZED
_UNANSWERED = _alert.acknowledged_by.is_(None) & _NOT_SNOOZED
IN_STATE: dict[AlertState, ColumnElement[bool]] = {
    AlertState.OPEN: _UNANSWERED,
    AlertState.ACKNOWLEDGED: _alert.acknowledged_by.is_not(None) & _NOT_SNOOZED,
    AlertState.SNOOZED: _SNOOZED,
}
"""What `alert_state` says, on the date that is given as `today`."""


def of_kind(in_state: ColumnElement[bool] | None = None) -> Statement:
    """The open alerts of a `kind`, those that expire first before the others."""
    rows = ALERT_ROWS.where(_alert.kind == bindparam("kind"))
    rows = rows if in_state is None else rows.where(in_state)
    ordered = rows.order_by(_alert.kind, _alert.expiry, _alert.id)
    return Statement(ordered.limit(LIMIT).offset(bindparam("offset")))


_UNANSWERED_OF_KIND = of_kind(_UNANSWERED)
_ANSWERED_OF_KIND = of_kind(~_UNANSWERED)
_COUNTS = Statement(
    select(_alert.kind, func.count()).where(_alert.closed_on.is_(None)).group_by(_alert.kind)
)
_ANSWERED = Statement(
    select(
        _alert.kind,
        func.sum(case((_SNOOZED, text("1")), else_=text("0"))),
        func.sum(case((_SNOOZED | _UNANSWERED, text("0")), else_=text("1"))),
    )
    .where(
        _alert.closed_on.is_(None),
        _alert.acknowledged_by.is_not(None) | _alert.snoozed_until.is_not(None),
    )
    .group_by(_alert.kind)
)
"""Apart, because most alerts are not: they are counted in the index alone."""


def tally(view: View) -> dict[tuple[AlertKind, AlertState], int]:
    """How many open alerts there are of each kind in each state."""
    counted = {(kind, state): 0 for kind in SEVERITY for state in AlertState}
    for kind, every in _COUNTS.rows(view.tx):
        counted[AlertKind(kind), AlertState.OPEN] = int(every)
    for kind, snoozed, acknowledged in _ANSWERED.rows(view.tx, today=view.business_date):
        counted[AlertKind(kind), AlertState.SNOOZED] = int(snoozed)
        counted[AlertKind(kind), AlertState.ACKNOWLEDGED] = int(acknowledged)
        counted[AlertKind(kind), AlertState.OPEN] -= int(snoozed + acknowledged)
    return counted


def alert_row(values: Any, on: View | Work) -> AlertRow:
    """A row of `ALERT_ROWS` as it stands on the business date."""
    kind, *facts, acknowledged_by, until, alert, snoozed_by, acknowledged_at = values
    told: list[Any]
    if acknowledged_by is None and until is None:  # as most are
        told = [*facts, AlertState.OPEN, None, alert, None, None]
        return AlertRow(_KINDS[kind], *told)
    acknowledged = acknowledged_by is not None
    state = alert_state(on.business_date, until, acknowledged=acknowledged)
    snoozed = state is AlertState.SNOOZED
    at = acknowledged_at.astimezone(ZoneInfo(on.site.timezone)) if acknowledged else None
    by = snoozed_by if snoozed else acknowledged_by
    told = [*facts, state, until if snoozed else None, alert, by, at]
    return AlertRow(_KINDS[kind], *told)


_KINDS = {kind.value: kind for kind in AlertKind}


@dataclass(frozen=True)
class OpenAlerts(Query[AlertsPage]):
    """The most urgent open alerts, those that expire first at the top of their kind."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.ALERTS, Topic.PRODUCTS})
    limit: int = 200

    def run(self, view: View) -> AlertsPage:
        rows: list[AlertRow] = []
        for of_this_kind in _UNANSWERED_OF_KIND, _ANSWERED_OF_KIND:
            for kind in SEVERITY:
                rows += self._rows(view, of_this_kind, kind, self.limit - len(rows))
        counted = tally(view)
        counts = tuple((kind, counted[kind, AlertState.OPEN]) for kind in SEVERITY)
        answered = sum(counted.values()) - sum(count for _, count in counts)
        return AlertsPage(tuple(rows), counts, answered, view.site.alert_date)

    @staticmethod
    def _rows(view: View, of_this_kind: Statement, kind: AlertKind, limit: int) -> list[AlertRow]:
        if not limit:
            return []
        given = {"kind": kind.value, "today": view.business_date, "limit": limit, "offset": 0}
        return [alert_row(values, view) for values in of_this_kind.rows(view.tx, **given)]


@dataclass(frozen=True)
class Alerts(Listing[AlertRow]):
    """Every open alert that matches, oldest first."""

    wanted: AlertFilter = AlertFilter()
    limit: int | None = None

    def rows(self, view: View) -> Iterator[AlertRow]:
        found = ALERT_ROWS.where(*self._conditions(view.business_date)).order_by(
            _alert.opened_on, _alert.id
        )
        given = 0
        with view.connection.execute(found.execution_options(yield_per=500)) as streamed:
            for values in streamed:
                row = alert_row(values, view)
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


def answer(work: Work, until: date | None) -> dict[str, Any]:
    """What is recorded of an answer: acknowledged, or snoozed `until` a date.

    Raises `NotAllowed` where the date has come already.
    """
    snoozed = until is not None
    if until is not None and until <= work.business_date:
        raise NotAllowed("snooze_in_the_past", until.isoformat())
    return {
        "acknowledged_by": None if snoozed else work.actor.operator,
        "acknowledged_at": None if snoozed else work.now,
        "snoozed_until": until,
        "snoozed_by": work.actor.operator if snoozed else None,
    }


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
        open_one = (
            _alert.product_id == product.id,
            func.coalesce(_alert.lot_id, text("0")) == (self.lot or 0),
            _alert.kind == self.alert.value,
            _alert.closed_on.is_(None),
        )
        answering = records.alert.update().where(*open_one).values(answer(work, self.until))
        if not work.connection.execute(answering).rowcount:
            if self.lot is not None:
                self._refuse_unknown_lot(work, self.lot)
            raise NotAllowed("no_such_alert", self.alert.value)
        work.events.append(AlertAnswered())
        return alert_row(work.connection.execute(ALERT_ROWS.where(*open_one)).one(), work)

    @staticmethod
    def _refuse_unknown_lot(work: Work, lot: LotId) -> None:
        if work.connection.scalar(select(_lot.id).where(_lot.id == lot)) is None:
            raise UnknownLot(lot)
