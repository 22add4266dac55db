"""The tables. Plain Core tables: on the write path ORM objects cost several times as much.

Movements, operations and what describes them are append-only; `stock` and `lot.on_hand`
are balances that triggers derive from movements (see `guards`).
"""

from collections.abc import Iterable

from sqlalchemy import (
    DDL,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
    func,
    text,
)

from app.db.types import BIG, CODE, Day, Flag, Moment, Money, OperationUuid, Quantity
from app.domain.alerts import AlertKind
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


_ANSWERED = text("closed_on IS NULL AND (acknowledged_by IS NOT NULL OR snoozed_until IS NOT NULL)")
_IN_STOCK, _EMPTY = text("on_hand > 0"), text("on_hand = 0")


def _index_of_stock(name: str, *columns: str) -> Index:
    return Index(name, *map(text, columns), sqlite_where=_IN_STOCK, postgresql_where=_IN_STOCK)


def _index_of_empty(name: str, *columns: str) -> Index:
    return Index(name, *map(text, columns), sqlite_where=_EMPTY, postgresql_where=_EMPTY)


def _one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")


site = Table(
    "site",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("timezone", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("warn_days", Integer, nullable=False),
    Column("supervised_adjustments", Flag, nullable=False),
    Column("supervised_status", Flag, nullable=False),
    Column("training", Flag, nullable=False),
    Column("alert_date", Day, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
    CheckConstraint("warn_days >= 0", name="warn_days_not_negative"),
    sqlite_strict=True,
)

product = Table(
    "product",
    metadata,
    Column("id", BIG, primary_key=True),
    Column("sku", Text, nullable=False),
    Column("sku_key", CODE, nullable=False),
    Column("name", Text, nullable=False),
    Column("search_key", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("quantity_decimals", Integer, nullable=False),
    Column("minimum", Quantity, nullable=False),
    Column("price", Money),
    Column("shelf_life_days", Integer),
    Column("warn_days", Integer),
    Column("min_remaining_days", Integer, nullable=False),
    Column("requires_expiry", Flag, nullable=False),
    Column("requires_lot_code", Flag, nullable=False),
    Column("archived", Flag, nullable=False),
    Column("version", Integer, nullable=False),
    Column("lock_token", Integer, nullable=False, server_default=text("0")),
    UniqueConstraint("sku_key"),
    Index("ix_product_name", "search_key"),
    Index(
        "ix_product_in_use",
        "sku_key",
        "search_key",
        sqlite_where=text("archived IS 0"),
        postgresql_where=text("archived IS false"),
    ),
    CheckConstraint("quantity_decimals BETWEEN 0 AND 3", name="quantity_decimals_range"),
    CheckConstraint("minimum >= 0", name="minimum_not_negative"),
    CheckConstraint("price >= 0", name="price_not_negative"),
    CheckConstraint("shelf_life_days >= 0", name="shelf_life_days_not_negative"),
    CheckConstraint("warn_days >= 0", name="warn_days_not_negative"),
    CheckConstraint("min_remaining_days >= 0", name="min_remaining_days_not_negative"),
    sqlite_strict=True,
)

barcode = Table(
    "barcode",
    metadata,
    Column("id", BIG, primary_key=True),
    Column("product_id", BIG, ForeignKey("product.id"), nullable=False),
    Column("code", Text, nullable=False),
    Column("code_key", CODE, nullable=False),
    Column("pack_size", Quantity, nullable=False),
    UniqueConstraint("code_key"),
    Index(None, "product_id"),
    CheckConstraint("pack_size > 0", name="pack_size_positive"),
    sqlite_strict=True,
)

location = Table(
    "location",
    metadata,
    Column("id", BIG, primary_key=True),
    Column("code", Text, nullable=False),
    Column("code_key", CODE, nullable=False),
    Column("name", Text, nullable=False),
    Column("archived", Flag, nullable=False),
    UniqueConstraint("code_key"),
    sqlite_strict=True,
)

operation = Table(
    "operation",
    metadata,
    Column("seq", BIG, primary_key=True),
    Column("id", OperationUuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("business_date", Day, nullable=False),
    Column("operator", Text, nullable=False),
    Column("workstation", Text, nullable=False),
    Column("reference", Text),
    Column("counterparty", Text),
    Column("counterparty_key", CODE),
    Column("reason", Text),
    Column("note", Text),
    Column("reverses", BIG, ForeignKey("operation.seq")),
    UniqueConstraint("id"),
    Index(
        "uq_operation_reverses",
        "reverses",
        unique=True,
        sqlite_where=text("reverses IS NOT NULL"),
        postgresql_where=text("reverses IS NOT NULL"),
    ),
    Index(None, "at", "seq"),
    Index("ix_operation_operator", "operator", "at", "seq"),
    _one_of("kind", OperationKind),
    CheckConstraint("(kind = 'reversal') = (reverses IS NOT NULL)", name="reversal_names_one"),
    sqlite_strict=True,
)

lot = Table(
    "lot",
    metadata,
    Column("id", BIG, primary_key=True),
    Column("product_id", BIG, ForeignKey("product.id"), nullable=False),
    Column("lot_code", Text),
    Column("lot_code_key", CODE),
    Column("expiry", Day),
    Column("fefo_date", Day, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("received", Quantity, nullable=False),
    Column("on_hand", Quantity, nullable=False, server_default=text("0")),
    Column("last_movement", BIG, nullable=False, server_default=text("0")),
    Column("status", Text, nullable=False),
    Column("supplier", Text),
    Column("supplier_key", CODE),
    Column("unit_cost", Money),
    Column("origin", BIG, ForeignKey("operation.seq"), nullable=False),
    Column("returned_from", BIG, ForeignKey("lot.id")),
    Index(
        "ix_lot_fefo",
        "product_id",
        "fefo_date",
        "received_at",
        "id",
        sqlite_where=text("on_hand > 0"),
        postgresql_where=text("on_hand > 0"),
    ),
    Index(
        "ix_lot_expiry",
        "fefo_date",
        "id",
        "status",
        sqlite_where=text("on_hand > 0"),
        postgresql_where=text("on_hand > 0"),
    ),
    Index(
        "ix_lot_code",
        "product_id",
        "lot_code_key",
        sqlite_where=text("lot_code_key IS NOT NULL"),
        postgresql_where=text("lot_code_key IS NOT NULL"),
    ),
    Index(None, "origin"),
    Index(
        "ix_lot_returned_from",
        "returned_from",
        sqlite_where=text("returned_from IS NOT NULL"),
        postgresql_where=text("returned_from IS NOT NULL"),
    ),
    # For the lot table, one for each order. The first has what a filter asks for with it. Of
    # the quantity it is an expression: "on_hand > 0" would else be taken for a search in it.
    _index_of_stock("ix_lot_by_code", "lot_code_key", "id", "product_id", "status", "fefo_date"),
    _index_of_stock("ix_lot_by_on_hand", "(on_hand + 0)", "id"),
    _index_of_stock("ix_lot_by_received", "received", "id"),
    _index_of_stock("ix_lot_by_supplier", "supplier_key", "id"),
    _index_of_stock("ix_lot_by_status", "status", "id"),
    _index_of_empty("ix_lot_empty_expiry", "fefo_date", "id"),
    _index_of_empty("ix_lot_empty_fefo", "product_id", "fefo_date", "received_at", "id"),
    _one_of("status", LotStatus),
    CheckConstraint("on_hand >= 0", name="on_hand_not_negative"),
    CheckConstraint("received > 0", name="received_positive"),
    CheckConstraint("unit_cost >= 0", name="unit_cost_not_negative"),
    CheckConstraint("fefo_date = coalesce(expiry, '9999-12-31')", name="fefo_date_is_expiry"),
    sqlite_strict=True,
)

movement = Table(
    "movement",
    metadata,
    Column("id", BIG, primary_key=True),
    Column("operation", BIG, ForeignKey("operation.seq"), nullable=False),
    Column("line", Integer, nullable=False),
    Column("lot_id", BIG, ForeignKey("lot.id"), nullable=False),
    Column("location_id", BIG, ForeignKey("location.id"), nullable=False),
    Column("quantity", Quantity, nullable=False),
    Index(None, "operation"),
    Index(None, "lot_id", "id"),
    CheckConstraint("quantity <> 0", name="quantity_not_zero"),
    sqlite_strict=True,
)

stock = Table(
    "stock",
    metadata,
    Column("lot_id", BIG, ForeignKey("lot.id"), primary_key=True, autoincrement=False),
    Column("location_id", BIG, ForeignKey("location.id"), primary_key=True, autoincrement=False),
    Column("quantity", Quantity, nullable=False),
    Column("last_movement", BIG, nullable=False),
    Index(
        "ix_stock_location",
        "location_id",
        sqlite_where=text("quantity > 0"),
        postgresql_where=text("quantity > 0"),
    ),
    CheckConstraint("quantity >= 0", name="quantity_not_negative"),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)

lot_change = Table(
    "lot_change",
    metadata,
    Column("id", BIG, primary_key=True),
    Column("operation", BIG, ForeignKey("operation.seq"), nullable=False),
    Column("lot_id", BIG, ForeignKey("lot.id"), nullable=False),
    Column("field", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Index(None, "lot_id", "id"),
    Index(None, "operation"),
    CheckConstraint("field IN ('status', 'expiry', 'lot_code')", name="field_known"),
    sqlite_strict=True,
)

deviation = Table(
    "deviation",
    metadata,
    Column("id", BIG, primary_key=True),
    Column("operation", BIG, ForeignKey("operation.seq"), nullable=False),
    Column("line", Integer, nullable=False),
    Column("lot_id", BIG, ForeignKey("lot.id"), nullable=False),
    Column("earlier_lot_id", BIG, ForeignKey("lot.id"), nullable=False),
    Column("earlier_expiry", Day, nullable=False),
    Index(None, "operation"),
    sqlite_strict=True,
)

alert = Table(
    "alert",
    metadata,
    Column("id", BIG, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("product_id", BIG, ForeignKey("product.id"), nullable=False),
    Column("lot_id", BIG, ForeignKey("lot.id")),
    Column("quantity", Quantity, nullable=False),
    Column("minimum", Quantity),
    Column("expiry", Day),
    Column("opened_on", Day, nullable=False),
    Column("closed_on", Day),
    Column("acknowledged_by", Text),
    Column("acknowledged_at", Moment),
    Column("snoozed_until", Day),
    Column("snoozed_by", Text),
    Index(
        "uq_alert_open",
        "product_id",
        func.coalesce(text("lot_id"), text("0")),
        "kind",
        unique=True,
        sqlite_where=text("closed_on IS NULL"),
        postgresql_where=text("closed_on IS NULL"),
    ),
    Index(
        "ix_alert_open",
        "kind",
        "expiry",
        "id",
        sqlite_where=text("closed_on IS NULL"),
        postgresql_where=text("closed_on IS NULL"),
    ),
    Index("ix_alert_answered", "kind", sqlite_where=_ANSWERED, postgresql_where=_ANSWERED),
    _one_of("kind", AlertKind),
    CheckConstraint(
        "(kind IN ('expiring', 'expired')) = (lot_id IS NOT NULL)", name="lot_of_its_kind"
    ),
    sqlite_strict=True,
)

APPEND_ONLY = (operation, movement, lot_change, deviation)
KEPT_FOR_EVER = (lot, stock, product, location, site)

SEARCHED = {"product": "search_key", "barcode": "code_key", "lot": "lot_code_key"}
"""What SQLite keeps the trigrams of, in `<table>_search`; triggers do it (see `guards`)."""

for _table, _column in SEARCHED.items():
    # Only which rows have a trigram, not where: 10 MB for 1,000,000 lot codes.
    _made = DDL(  # type: ignore[no-untyped-call]
        f"CREATE VIRTUAL TABLE {_table}_search USING fts5({_column}, content='{_table}',"
        " content_rowid='id', tokenize='trigram case_sensitive 1', detail='none', columnsize=0)"
    )
    _dropped = DDL(f"DROP TABLE {_table}_search")  # type: ignore[no-untyped-call]
    event.listen(metadata, "after_create", _made.execute_if(dialect="sqlite"))
    event.listen(metadata, "before_drop", _dropped.execute_if(dialect="sqlite"))
