"""Keeping the alert table true: within each writing transaction, for what it touched only."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from sqlalchemy import bindparam, func, select, text

from app.db import records
from app.db.statements import LIMIT, Answer, Row, Statement, Transaction
from app.domain.alerts import AlertKind, lot_alert, product_alert
from app.domain.ids import LotId, ProductId
from app.domain.lots import LotStatus
from app.domain.products import Product
from app.domain.quantities import ZERO
from app.services.catalogue import lock_product
from app.services.messages import Work

_PAGE = 8

_lot, _alert = records.lot.c, records.alert.c

_USABLE = Statement(
    select(_lot.on_hand)
    .where(
        _lot.product_id == bindparam("product"),
        _lot.on_hand > text("0"),
        _lot.fefo_date >= bindparam("today", type_=_lot.fefo_date.type),
        _lot.status == text(f"'{LotStatus.AVAILABLE}'"),
    )
    .order_by(_lot.fefo_date, _lot.received_at, _lot.id)
    .limit(LIMIT)
    .offset(bindparam("offset"))
)
_LOT = Statement(select(_lot.on_hand, _lot.expiry).where(_lot.id == bindparam("lot")))
_OPEN = Statement(
    select(_alert.id, _alert.kind, _alert.quantity, _alert.minimum, _alert.expiry).where(
        _alert.product_id == bindparam("product"),
        func.coalesce(_alert.lot_id, text("0")) == bindparam("lot"),
        _alert.closed_on.is_(None),
    )
)
_CLOSE = Statement(records.alert.update().where(_alert.id == bindparam("alert")), ["closed_on"])
_RAISE = Statement(
    records.alert.insert(),
    ["kind", "product_id", "lot_id", "quantity", "minimum", "expiry", "opened_on"],
)
_REFRESH = Statement(
    records.alert.update().where(_alert.id == bindparam("alert")),
    ["quantity", "minimum", "expiry"],
)


def project(work: Work) -> None:
    """Bring the alerts of every touched lot and product up to date; all is asked at first."""
    settling = [
        _of_lot(work, lot, product_of(work, product)) for lot, product in work.touched_lots.items()
    ]
    settling += [
        _of_product(work, product_of(work, product)) for product in sorted(work.touched_products)
    ]
    for settle in settling:
        settle()


def product_of(work: Work, product: ProductId) -> Product:
    """The rules of a touched product, read once in a transaction."""
    return work.products.get(product) or lock_product(work, product)


def project_product(work: Work, product: Product) -> None:
    """Open, refresh or close the stock alert of one product."""
    _of_product(work, product)()


def usable_stock(
    tx: Transaction, product: ProductId, today: date, enough: Decimal | None = None
) -> Decimal:
    """Usable stock, read in FEFO order and no further than until there is enough."""
    return _usable(tx, product, today, enough)()


def _of_lot(work: Work, lot: LotId, product: Product) -> Callable[[], None]:
    """Ask about the expiry alert of one lot; what is given opens, refreshes or closes it."""
    lots, standing = _LOT.asked(work.tx, lot=lot), _standing(work, product.id, lot)
    warn_days = work.site.warn_days if product.warn_days is None else product.warn_days

    def settle() -> None:
        [(on_hand, expiry)] = lots() or [(ZERO, None)]
        due = lot_alert(on_hand, expiry, work.business_date, warn_days)
        _settle(work, (product.id, lot), standing(), due, (on_hand, None, expiry))

    return settle


def _of_product(work: Work, product: Product) -> Callable[[], None]:
    """The same for the stock alert of one product."""
    minimum = product.watched_minimum
    usable = _nothing
    if minimum > 0:
        usable = _usable(work.tx, product.id, work.business_date, minimum)
    standing = _standing(work, product.id, None)

    def settle() -> None:
        there = usable()
        due = product_alert(there, minimum)
        _settle(work, (product.id, None), standing(), due, (there, minimum, None))

    return settle


def _nothing() -> Decimal:
    return ZERO


def _usable(
    tx: Transaction, product: ProductId, today: date, enough: Decimal | None
) -> Callable[[], Decimal]:
    """Ask for the first page of usable stock; what is given reads on as far as is needed."""

    def page(offset: int, limit: int) -> Answer:
        return _USABLE.asked(tx, product=product, today=today, limit=limit, offset=offset)

    first = page(0, _PAGE)

    def read() -> Decimal:
        usable, offset, limit, rows = ZERO, 0, _PAGE, first()
        while True:
            usable += sum((row[0] for row in rows), ZERO)
            if len(rows) < limit or (enough is not None and usable >= enough):
                return usable
            offset, limit = offset + limit, limit * 8
            rows = page(offset, limit)()

    return read


def _standing(work: Work, product: ProductId, lot: LotId | None) -> Answer:
    return _OPEN.asked(work.tx, product=product, lot=lot or 0)


def _settle(
    work: Work,
    of: tuple[ProductId, LotId | None],
    open_alerts: list[Row],
    due: AlertKind | None,
    facts: tuple[Decimal, Decimal | None, date | None],
) -> None:
    """Make the one open alert of this lot, or product, the one that is due."""
    standing: Row | None = None
    for row in open_alerts:
        if due and row[1] == due.value:
            standing = row
        else:
            _CLOSE.run(work.tx, alert=row[0], closed_on=work.business_date)
    if due is None or (standing and standing[2:] == facts):
        return
    quantity, minimum, expiry = facts
    if standing:
        _REFRESH.run(work.tx, alert=standing[0], quantity=quantity, minimum=minimum, expiry=expiry)
        return
    _RAISE.run(
        work.tx,
        kind=due.value,
        product_id=of[0],
        lot_id=of[1],
        quantity=quantity,
        minimum=minimum,
        expiry=expiry,
        opened_on=work.business_date,
    )
