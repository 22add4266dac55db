"""The business date moves: all alerts are brought to it by set-based SQL over index ranges."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Update,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    text,
    update,
)

from app.db import records
from app.db.statements import Statement, Transaction
from app.domain.alerts import PRODUCT_KINDS, AlertKind
from app.domain.events import DayBegan
from app.domain.ids import ProductId
from app.domain.lots import NEVER, LotStatus
from app.domain.products import Product
from app.services.messages import Work
from app.services.projection import product_of, project_product

BEGINNING = date(1, 1, 1)

DAY_LOCK = 0x464F5554
"""PostgreSQL's advisory lock: commands share it, the day's roll has it alone."""

_LOCK_DAY = Statement(select(func.pg_advisory_xact_lock(literal_column(str(DAY_LOCK)))))
_SHARE_DAY = Statement(select(func.pg_advisory_xact_lock_shared(literal_column(str(DAY_LOCK)))))

_FIRST_LOTS = 8

_lot, _alert, _product = records.lot.c, records.alert.c, records.product.c
_DAY = _lot.expiry.type
_TODAY, _FROM, _BEFORE, _BEYOND = (
    bindparam(name, type_=_DAY) for name in ("today", "from_day", "before", "beyond")
)
_IN_STOCK = _lot.on_hand > text("0")


def lock_day(tx: Transaction, *, exclusive: bool) -> None:
    """Let nobody move the business date until the transaction ends, or nobody book meanwhile."""
    if tx.dialect.name == "postgresql":
        (_LOCK_DAY if exclusive else _SHARE_DAY).run(tx)


def _warned(product: ColumnElement[Any]) -> ColumnElement[bool]:
    """Of a product with these warn days; asked row by row, so that days lead, not products."""
    warn_days = select(func.coalesce(_product.warn_days, bindparam("site_warn_days"))).where(
        _product.id == product
    )
    return warn_days.scalar_subquery() == bindparam("warn_days")


_WARN_DAYS = Statement(
    select(func.coalesce(_product.warn_days, bindparam("site_warn_days"))).distinct()
)


def _open_alerts(kind: AlertKind, *where: ColumnElement[bool]) -> Update:
    standing = (_alert.kind == text(f"'{kind}'"), _alert.closed_on.is_(None), *where)
    return update(records.alert).where(*standing).values(closed_on=_TODAY)


def _lots_without(kind: AlertKind) -> Select[tuple[object, ...]]:
    """The alert rows to open for lots in stock that expire in a range of days.

    The lot's number is an expression: SQLite compares no plain column by an index on one.
    """
    standing = exists().where(
        _alert.product_id == _lot.product_id,
        func.coalesce(_alert.lot_id, text("0")) == _lot.id + text("0"),
        _alert.kind == text(f"'{kind}'"),
        _alert.closed_on.is_(None),
    )
    return select(
        text(f"'{kind}'"), _lot.product_id, _lot.id, _lot.on_hand, _lot.expiry, _TODAY
    ).where(_IN_STOCK, _lot.fefo_date >= _FROM, _lot.fefo_date < _BEFORE, ~standing)


_COLUMNS = ["kind", "product_id", "lot_id", "quantity", "expiry", "opened_on"]

_CLOSE_EXPIRED = Statement(_open_alerts(AlertKind.EXPIRED, _alert.expiry >= _BEYOND))
_CLOSE_EXPIRING = Statement(_open_alerts(AlertKind.EXPIRING, _alert.expiry < _BEFORE))
_OPEN_EXPIRED = Statement(
    records.alert.insert().from_select(_COLUMNS, _lots_without(AlertKind.EXPIRED))
)


def _close_far(scope: ColumnElement[bool]) -> Statement:
    return Statement(_open_alerts(AlertKind.EXPIRING, _alert.expiry >= _BEYOND, scope))


def _open_expiring(scope: ColumnElement[bool]) -> Statement:
    lots = _lots_without(AlertKind.EXPIRING).where(scope)
    return Statement(records.alert.insert().from_select(_COLUMNS, lots))


_CLOSE_FAR = _close_far(_warned(_alert.product_id))
_OPEN_EXPIRING = _open_expiring(_warned(_lot.product_id))
_CLOSE_FAR_OF_PRODUCT = _close_far(_alert.product_id == bindparam("product"))
_OPEN_EXPIRING_OF_PRODUCT = _open_expiring(_lot.product_id == bindparam("product"))
_MOVE_SITE = Statement(records.site.update(), ["alert_date"])


def _first_usable() -> ColumnElement[Decimal]:
    """What the first usable lots of a product hold; enough to rule most products out."""
    lots = (
        select(_lot.on_hand)
        .where(
            _lot.product_id == _product.id,
            _IN_STOCK,
            _lot.fefo_date >= _TODAY,
            _lot.status == text(f"'{LotStatus.AVAILABLE}'"),
        )
        .order_by(_lot.fefo_date)
        .limit(_FIRST_LOTS)
        .correlate(records.product)
        .subquery()
    )
    return select(func.coalesce(func.sum(lots.c.on_hand), text("0"))).scalar_subquery()


_SHORT_SINCE = Statement(
    select(_product.id).where(
        _product.id.in_(
            select(_lot.product_id).where(
                _IN_STOCK, _lot.fefo_date >= _FROM, _lot.fefo_date < _BEFORE
            )
        ),
        _product.minimum > text("0"),
        _product.minimum > _first_usable(),
    )
)
_SHORT_OR_ALERTED = Statement(
    select(_product.id).where(
        (_product.minimum > text("0")) & (_product.minimum > _first_usable())
        | _product.id.in_(
            select(_alert.product_id).where(
                or_(*(_alert.kind == text(f"'{kind}'") for kind in sorted(PRODUCT_KINDS))),
                _alert.closed_on.is_(None),
            )
        )
    )
)


def begin_day(work: Work) -> None:
    """Bring every alert to the business date, and note it in the site row.

    Going forward, only what the passing days can have changed is looked at.
    """
    since = work.site.alert_date if work.site.alert_date < work.business_date else None
    bring_alerts(work, since)
    _MOVE_SITE.run(work.tx, alert_date=work.business_date)
    work.events.append(DayBegan())


def bring_alerts(work: Work, since: date | None) -> None:
    """Open and close alerts for the business date; all of them when `since` is None."""
    today = work.business_date
    _CLOSE_EXPIRED.run(work.tx, today=today, beyond=today)
    _CLOSE_EXPIRING.run(work.tx, today=today, before=today)
    _OPEN_EXPIRED.run(work.tx, today=today, from_day=since or BEGINNING, before=today)
    site_days = work.site.warn_days
    for [warn_days] in _WARN_DAYS.rows(work.tx, site_warn_days=site_days):
        scope = {"today": today, "site_warn_days": site_days, "warn_days": warn_days}
        if since is None:
            _CLOSE_FAR.run(work.tx, **scope, beyond=_beyond(today, warn_days))
        start = max(today, _beyond(since, warn_days)) if since else today
        _OPEN_EXPIRING.run(work.tx, **scope, from_day=start, before=_beyond(today, warn_days))
    if since:
        short = _SHORT_SINCE.rows(work.tx, today=today, from_day=since, before=today)
    else:
        short = _SHORT_OR_ALERTED.rows(work.tx, today=today)
    for [product] in short:
        project_product(work, product_of(work, ProductId(product)))


def bring_product(work: Work, product: Product) -> None:
    """Open and close the alerts of one product whose minimum or warn days were changed."""
    warn_days = work.site.warn_days if product.warn_days is None else product.warn_days
    today, beyond = work.business_date, _beyond(work.business_date, warn_days)
    _CLOSE_FAR_OF_PRODUCT.run(work.tx, today=today, beyond=beyond, product=product.id)
    _OPEN_EXPIRING_OF_PRODUCT.run(
        work.tx, today=today, from_day=today, before=beyond, product=product.id
    )
    project_product(work, product)


def _beyond(day: date, warn_days: int) -> date:
    """The first day that is too far to warn of; never the one that stands for "never"."""
    return NEVER if (NEVER - day).days <= warn_days else day + timedelta(days=warn_days + 1)
