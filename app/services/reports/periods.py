"""Days of the site, and what holds for the operations of some."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select

from app.db import records
from app.services.movements import AtSite, midnight
from app.services.reports.base import aside

_operation, _movement = records.operation.c, records.movement.c
_reversal = records.operation.alias("reversal")
_recent = records.operation.alias("recent")

NOT_REVERSED = ~exists().where(_reversal.c.reverses == _operation.seq)
REVERSED = exists().where(_reversal.c.reverses == _operation.seq)


def period(view: AtSite, first: date | None, last: date | None) -> Iterator[ColumnElement[bool]]:
    """What holds for an operation in these days, both inclusive."""
    if first is not None:
        yield _operation.at >= midnight(view, first)
    if last is not None:
        yield _operation.at < midnight(view, last + timedelta(days=1))


def movements_since(view: AtSite, first: date | None) -> Iterator[ColumnElement[bool]]:
    """The same of movements, only wider: SQLite then leaves the older ones unread."""
    if first is not None:
        yield _movement.operation >= first_since(midnight(view, first)).scalar_subquery()


def first_since(moment: datetime) -> Select[Any]:
    """The lowest number of an operation from a moment on; found among those, not those before."""
    return select(func.min(aside(_recent.c.seq))).where(_recent.c.at >= moment)
