"""What long lists are sorted and searched by; names found before SKUs."""

import sqlalchemy as sa
from alembic import op

from app.domain.text import search_key

revision = "0002"
down_revision = "0001"

_IN_STOCK, _EMPTY = sa.text("on_hand > 0"), sa.text("on_hand = 0")
_SEARCHED = {"product": "search_key", "barcode": "code_key", "lot": "lot_code_key"}


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _make_searches()
    _put_names_first()
    _index_products()
    _index_lots()
    _index_the_rest()
    if op.get_bind().dialect.name == "sqlite":
        _fill_searches()


def _put_names_first() -> None:
    """The search key began with the SKU, so that lists by name came by SKU."""
    product = sa.table(
        "product",
        sa.column("id", sa.BigInteger()),
        sa.column("sku", sa.Text()),
        sa.column("name", sa.Text()),
        sa.column("search_key", sa.Text()),
    )
    known = op.get_bind().execute(sa.select(product.c.id, product.c.sku, product.c.name)).all()
    renewed = [
        {"number": number, "words": search_key(f"{name}\n{sku}")} for number, sku, name in known
    ]
    if renewed:
        change = product.update().where(product.c.id == sa.bindparam("number"))
        op.get_bind().execute(change.values(search_key=sa.bindparam("words")), renewed)


def _index_products() -> None:
    op.create_index("ix_product_name", "product", ["search_key"], unique=False)
    op.create_index(
        "ix_product_in_use",
        "product",
        ["sku_key", "search_key"],
        unique=False,
        sqlite_where=sa.text("archived IS 0"),
        postgresql_where=sa.text("archived IS false"),
    )


def _index_lots() -> None:
    op.drop_index("ix_lot_expiry", "lot")
    _index_lot("ix_lot_expiry", ("fefo_date", "id", "status"), _IN_STOCK)
    for name, columns in {
        "ix_lot_by_code": ("lot_code_key", "id", "product_id", "status", "fefo_date"),
        "ix_lot_by_on_hand": ("(on_hand + 0)", "id"),
        "ix_lot_by_received": ("received", "id"),
        "ix_lot_by_supplier": ("supplier_key", "id"),
        "ix_lot_by_status": ("status", "id"),
    }.items():
        _index_lot(name, columns, _IN_STOCK)
    _index_lot("ix_lot_empty_expiry", ("fefo_date", "id"), _EMPTY)
    _index_lot("ix_lot_empty_fefo", ("product_id", "fefo_date", "received_at", "id"), _EMPTY)


def _index_the_rest() -> None:
    """What came back from a customer, who did it, and the alerts that somebody answered."""
    returned = sa.text("returned_from IS NOT NULL")
    _index_lot("ix_lot_returned_from", ("returned_from",), returned)
    op.create_index("ix_operation_operator", "operation", ["operator", "at", "seq"], unique=False)
    answered = sa.text(
        "closed_on IS NULL AND (acknowledged_by IS NOT NULL OR snoozed_until IS NOT NULL)"
    )
    op.create_index(
        "ix_alert_answered",
        "alert",
        ["kind"],
        unique=False,
        sqlite_where=answered,
        postgresql_where=answered,
    )


def _index_lot(name: str, columns: tuple[str, ...], where: sa.TextClause) -> None:
    op.create_index(
        name,
        "lot",
        [sa.text(column) for column in columns],
        unique=False,
        sqlite_where=where,
        postgresql_where=where,
    )


def _make_searches() -> None:
    for table, column in _SEARCHED.items():
        op.execute(
            f"CREATE VIRTUAL TABLE {table}_search USING fts5({column}, content='{table}',"
            " content_rowid='id', tokenize='trigram case_sensitive 1', detail='none',"
            " columnsize=0)"
        )


def _fill_searches() -> None:
    op.execute("INSERT INTO product_search (product_search) VALUES ('rebuild')")
    op.execute("INSERT INTO barcode_search (barcode_search) VALUES ('rebuild')")
    op.execute(
        "INSERT INTO lot_search (rowid, lot_code_key) SELECT id, lot_code_key FROM lot"
        " WHERE lot_code_key IS NOT NULL AND id <= ((SELECT max(id) FROM lot) & ~1023)"
    )
