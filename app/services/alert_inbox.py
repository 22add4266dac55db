"""The alerts as an inbox: a window of them, how many of each, answered by the many, what is new."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Select, bindparam, func, literal_column, or_, select, text

from app.db import records
from app.db.statements import Statement
from app.domain.alerts import AlertKind, AlertState
from app.domain.errors import NotAllowed
from app.domain.events import AlertAnswered, Topic
from app.domain.ids import AlertId, ProductId
from app.services.alerts import (
    ALERT_ROWS,
    IN_STATE,
    SEVERITY,
    AlertRow,
    alert_row,
    answer,
    of_kind,
    tally,
)
from app.services.catalogue import lock_product
from app.services.fields import Day
from app.services.messages import Command, Query, View, Work
from app.services.windows import Counts, Window

_alert = records.alert.c
_AT_ONCE = 500
_TOLD = 3

NEWS_KINDS = (AlertKind.EXPIRED, AlertKind.OUT_OF_STOCK)
"""What somebody wants to know who is not looking."""


@dataclass(frozen=True)
class AlertTally(Query[dict[tuple[AlertKind, AlertState], int]]):
    """How many open alerts there are of each kind in each state."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.ALERTS})

    def run(self, view: View) -> dict[tuple[AlertKind, AlertState], int]:
        return tally(view)


_of_kind = lru_cache(of_kind)


@dataclass(frozen=True)
class AlertWindow(Window[AlertRow]):
    """A window of the open alerts, by urgency; one kind or all, in one state or in any."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.ALERTS, Topic.PRODUCTS, Topic.SITE})
    kind: AlertKind | None = None
    state: AlertState | None = None

    def counts(self) -> "AlertCount":
        return AlertCount(self.kind, self.state)

    def run(self, view: View) -> tuple[AlertRow, ...]:
        """Each kind is a range of the index; those before the window are only counted."""
        counted, rows, skip = tally(view), list[AlertRow](), self.offset
        of_this_kind = _of_kind(IN_STATE[self.state] if self.state else None)
        for kind in [self.kind] if self.kind else SEVERITY:
            there = _sum(counted, [kind], self.state)
            if skip < there and len(rows) < self.limit:
                found = of_this_kind.rows(
                    view.tx,
                    kind=kind.value,
                    today=view.business_date,
                    limit=self.limit - len(rows),
                    offset=skip,
                )
                rows.extend(alert_row(values, view) for values in found)
            skip = max(skip - there, 0)
        return tuple(rows)


@dataclass(frozen=True)
class AlertCount(Query[Counts]):
    """Count the open alerts that match, and all of them."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.ALERTS, Topic.PRODUCTS, Topic.SITE})
    kind: AlertKind | None = None
    state: AlertState | None = None

    def run(self, view: View) -> Counts:
        counted = tally(view)
        kinds = [self.kind] if self.kind else SEVERITY
        return Counts(_sum(counted, kinds, self.state), sum(counted.values()))


def _sum(
    counted: dict[tuple[AlertKind, AlertState], int],
    kinds: Iterable[AlertKind],
    state: AlertState | None,
) -> int:
    states = [state] if state else list(AlertState)
    return sum(counted[kind, each] for kind in kinds for each in states)


class AnswerAlerts(Command[tuple[AlertRow, ...]]):
    """Acknowledge open alerts, or snooze them until a date; gives those that were answered.

    An alert that has closed meanwhile needs no answer. Raises `NotAllowed` where that is so of
    all of them, and where the date has come already.
    """

    alerts: tuple[AlertId, ...]
    until: Day | None = None

    def run(self, work: Work) -> tuple[AlertRow, ...]:
        recorded = answer(work, self.until)
        for product in sorted(set(self._each(work, _alert.product_id))):
            lock_product(work, ProductId(product))
        standing = [AlertId(alert) for alert in self._each(work, _alert.id)]
        for some in _chunks(standing):
            answering = records.alert.update().where(_alert.id.in_(some)).values(recorded)
            work.connection.execute(answering)
        if not standing:
            raise NotAllowed("no_such_alert")
        work.events.append(AlertAnswered())
        return tuple(self._answered(work, standing))

    def _each(self, work: Work, column: ColumnElement[Any]) -> Iterator[int]:
        for some in _chunks(self.alerts):
            standing = select(column).where(_alert.id.in_(some), _alert.closed_on.is_(None))
            yield from work.connection.scalars(standing)

    @staticmethod
    def _answered(work: Work, alerts: list[AlertId]) -> Iterator[AlertRow]:
        for some in _chunks(alerts):
            for values in work.connection.execute(ALERT_ROWS.where(_alert.id.in_(some))):
                yield alert_row(values, work)


def _chunks(alerts: tuple[AlertId, ...] | list[AlertId]) -> Iterator[list[AlertId]]:
    for start in range(0, len(alerts), _AT_ONCE):
        yield list(alerts[start : start + _AT_ONCE])


@dataclass(frozen=True, slots=True)
class AlertNews:
    """How many alerts of each kind are new and unanswered, the first few, and the latest of all.

    `current` says that the alerts have been brought to the business date.
    """

    latest: AlertId
    current: bool
    counts: tuple[tuple[AlertKind, int], ...]
    first: tuple[AlertRow, ...]


_KIND = _alert.kind + text("''")
"""An expression, so that SQLite reads the last rows by their numbers, not whole kinds."""


def _new(rows: Select[Any]) -> Select[Any]:
    """Later than `after` and not than `until`, still open, answered by nobody."""
    return rows.where(
        _alert.id > bindparam("after"),
        _alert.id <= bindparam("until"),
        or_(*(literal_column(f"'{each}'") == _KIND for each in NEWS_KINDS)),
        _alert.closed_on.is_(None),
        IN_STATE[AlertState.OPEN],
    )


_LATEST = Statement(select(func.coalesce(func.max(_alert.id), text("0"))))
_NEW_COUNTS = Statement(_new(select(_KIND, func.count())).group_by(_KIND))
_NEW_ROWS = Statement(_new(ALERT_ROWS).order_by(_alert.id).limit(_TOLD))


@dataclass(frozen=True)
class NewAlerts(Query[AlertNews]):
    """What has expired or run out since an alert; without one, only which is the latest.

    `until` another alert, it tells how many of those between them are open still.
    """

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.ALERTS})
    after: AlertId | None = None
    until: AlertId | None = None

    def run(self, view: View) -> AlertNews:
        [latest] = _LATEST.first(view.tx) or (0,)
        after = latest if self.after is None else self.after
        until = latest if self.until is None else self.until
        since = {"after": after, "until": until, "today": view.business_date}
        counted: dict[str, int] = dict(_NEW_COUNTS.rows(view.tx, **since)) if after < latest else {}
        rows = _NEW_ROWS.rows(view.tx, **since) if counted else []
        counts = tuple((kind, counted.get(kind.value, 0)) for kind in NEWS_KINDS)
        current = view.site.alert_date == view.business_date
        first = tuple(alert_row(row, view) for row in rows)
        return AlertNews(AlertId(latest), current, counts, first)
