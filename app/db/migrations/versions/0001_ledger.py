"""The ledger and everything it needs: products, lots, locations, balances, alerts."""

import sqlalchemy as sa
from alembic import op

from app.db.types import BIG, CODE, Day, Flag, Moment, Money, OperationUuid, Quantity

revision = "0001"
down_revision = None


def upgrade() -> None:
    for make in (
        _location,
        _operation,
        _product,
        _site,
        _barcode,
        _lot,
        _alert,
        _deviation,
        _lot_change,
        _movement,
        _stock,
    ):
        make()
    location = sa.table(
        "location",
        sa.column("code", sa.Text()),
        sa.column("code_key", sa.Text()),
        sa.column("name", sa.Text()),
        sa.column("archived", Flag()),
    )
    main = {"code": "MAIN", "code_key": "main", "name": "", "archived": False}
    op.bulk_insert(location, [main])


def _location() -> None:
    op.create_table(
        "location",
        sa.Column("id", BIG, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("code_key", CODE, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("archived", Flag(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location")),
        sa.UniqueConstraint("code_key", name=op.f("uq_location_code_key")),
        sqlite_strict=True,
    )


def _operation() -> None:
    op.create_table(
        "operation",
        sa.Column("seq", BIG, nullable=False),
        sa.Column("id", OperationUuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("business_date", Day(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("workstation", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("counterparty", sa.Text(), nullable=True),
        sa.Column("counterparty_key", CODE, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("reverses", BIG, nullable=True),
        sa.CheckConstraint(
            "(kind = 'reversal') = (reverses IS NOT NULL)",
            name=op.f("ck_operation_reversal_names_one"),
        ),
        sa.CheckConstraint(
            "kind IN ('receipt', 'dispatch', 'return', 'adjustment', 'transfer', 'disposal',"
            " 'status', 'reversal')",
            name=op.f("ck_operation_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["reverses"], ["operation.seq"], name=op.f("fk_operation_reverses_operation")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_operation")),
        sa.UniqueConstraint("id", name=op.f("uq_operation_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_operation_at_seq"), "operation", ["at", "seq"], unique=False)
    op.create_index(
        "uq_operation_reverses",
        "operation",
        ["reverses"],
        unique=True,
        sqlite_where=sa.text("reverses IS NOT NULL"),
        postgresql_where=sa.text("reverses IS NOT NULL"),
    )


def _product() -> None:
    op.create_table(
        "product",
        sa.Column("id", BIG, nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("sku_key", CODE, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("quantity_decimals", sa.Integer(), nullable=False),
        sa.Column("minimum", Quantity(), nullable=False),
        sa.Column("price", Money(), nullable=True),
        sa.Column("shelf_life_days", sa.Integer(), nullable=True),
        sa.Column("warn_days", sa.Integer(), nullable=True),
        sa.Column("min_remaining_days", sa.Integer(), nullable=False),
        sa.Column("requires_expiry", Flag(), nullable=False),
        sa.Column("requires_lot_code", Flag(), nullable=False),
        sa.Column("archived", Flag(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("lock_token", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint(
            "min_remaining_days >= 0", name=op.f("ck_product_min_remaining_days_not_negative")
        ),
        sa.CheckConstraint("minimum >= 0", name=op.f("ck_product_minimum_not_negative")),
        sa.CheckConstraint("price >= 0", name=op.f("ck_product_price_not_negative")),
        sa.CheckConstraint(
            "quantity_decimals BETWEEN 0 AND 3", name=op.f("ck_product_quantity_decimals_range")
        ),
        sa.CheckConstraint(
            "shelf_life_days >= 0", name=op.f("ck_product_shelf_life_days_not_negative")
        ),
        sa.CheckConstraint("warn_days >= 0", name=op.f("ck_product_warn_days_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sa.UniqueConstraint("sku_key", name=op.f("uq_product_sku_key")),
        sqlite_strict=True,
    )


def _site() -> None:
    op.create_table(
        "site",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("warn_days", sa.Integer(), nullable=False),
        sa.Column("supervised_adjustments", Flag(), nullable=False),
        sa.Column("supervised_status", Flag(), nullable=False),
        sa.Column("training", Flag(), nullable=False),
        sa.Column("alert_date", Day(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_site_one_row")),
        sa.CheckConstraint("warn_days >= 0", name=op.f("ck_site_warn_days_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sqlite_strict=True,
    )


def _barcode() -> None:
    op.create_table(
        "barcode",
        sa.Column("id", BIG, nullable=False),
        sa.Column("product_id", BIG, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("code_key", CODE, nullable=False),
        sa.Column("pack_size", Quantity(), nullable=False),
        sa.CheckConstraint("pack_size > 0", name=op.f("ck_barcode_pack_size_positive")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_barcode_product_id_product")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_barcode")),
        sa.UniqueConstraint("code_key", name=op.f("uq_barcode_code_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_barcode_product_id"), "barcode", ["product_id"], unique=False)


def _lot() -> None:
    op.create_table(
        "lot",
        sa.Column("id", BIG, nullable=False),
        sa.Column("product_id", BIG, nullable=False),
        sa.Column("lot_code", sa.Text(), nullable=True),
        sa.Column("lot_code_key", CODE, nullable=True),
        sa.Column("expiry", Day(), nullable=True),
        sa.Column("fefo_date", Day(), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("received", Quantity(), nullable=False),
        sa.Column("on_hand", Quantity(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_movement", BIG, server_default=sa.text("0"), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("supplier", sa.Text(), nullable=True),
        sa.Column("supplier_key", CODE, nullable=True),
        sa.Column("unit_cost", Money(), nullable=True),
        sa.Column("origin", BIG, nullable=False),
        sa.Column("returned_from", BIG, nullable=True),
        sa.CheckConstraint(
            "fefo_date = coalesce(expiry, '9999-12-31')", name=op.f("ck_lot_fefo_date_is_expiry")
        ),
        sa.CheckConstraint(
            "status IN ('available', 'on_hold', 'recalled')", name=op.f("ck_lot_status_known")
        ),
        sa.CheckConstraint("on_hand >= 0", name=op.f("ck_lot_on_hand_not_negative")),
        sa.CheckConstraint("received > 0", name=op.f("ck_lot_received_positive")),
        sa.CheckConstraint("unit_cost >= 0", name=op.f("ck_lot_unit_cost_not_negative")),
        sa.ForeignKeyConstraint(
            ["origin"], ["operation.seq"], name=op.f("fk_lot_origin_operation")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_lot_product_id_product")
        ),
        sa.ForeignKeyConstraint(
            ["returned_from"], ["lot.id"], name=op.f("fk_lot_returned_from_lot")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_lot_code",
        "lot",
        ["product_id", "lot_code_key"],
        unique=False,
        sqlite_where=sa.text("lot_code_key IS NOT NULL"),
        postgresql_where=sa.text("lot_code_key IS NOT NULL"),
    )
    op.create_index(
        "ix_lot_expiry",
        "lot",
        ["fefo_date", "id"],
        unique=False,
        sqlite_where=sa.text("on_hand > 0"),
        postgresql_where=sa.text("on_hand > 0"),
    )
    op.create_index(
        "ix_lot_fefo",
        "lot",
        ["product_id", "fefo_date", "received_at", "id"],
        unique=False,
        sqlite_where=sa.text("on_hand > 0"),
        postgresql_where=sa.text("on_hand > 0"),
    )
    op.create_index(op.f("ix_lot_origin"), "lot", ["origin"], unique=False)


def _alert() -> None:
    op.create_table(
        "alert",
        sa.Column("id", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("product_id", BIG, nullable=False),
        sa.Column("lot_id", BIG, nullable=True),
        sa.Column("quantity", Quantity(), nullable=False),
        sa.Column("minimum", Quantity(), nullable=True),
        sa.Column("expiry", Day(), nullable=True),
        sa.Column("opened_on", Day(), nullable=False),
        sa.Column("closed_on", Day(), nullable=True),
        sa.Column("acknowledged_by", sa.Text(), nullable=True),
        sa.Column("acknowledged_at", Moment(), nullable=True),
        sa.Column("snoozed_until", Day(), nullable=True),
        sa.Column("snoozed_by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(kind IN ('expiring', 'expired')) = (lot_id IS NOT NULL)",
            name=op.f("ck_alert_lot_of_its_kind"),
        ),
        sa.CheckConstraint(
            "kind IN ('out_of_stock', 'low_stock', 'expiring', 'expired')",
            name=op.f("ck_alert_kind_known"),
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_alert_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_alert_product_id_product")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_alert_open",
        "alert",
        ["kind", "expiry", "id"],
        unique=False,
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )
    op.create_index(
        "uq_alert_open",
        "alert",
        ["product_id", sa.text("coalesce(lot_id, 0)"), "kind"],
        unique=True,
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )


def _deviation() -> None:
    op.create_table(
        "deviation",
        sa.Column("id", BIG, nullable=False),
        sa.Column("operation", BIG, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("lot_id", BIG, nullable=False),
        sa.Column("earlier_lot_id", BIG, nullable=False),
        sa.Column("earlier_expiry", Day(), nullable=False),
        sa.ForeignKeyConstraint(
            ["earlier_lot_id"], ["lot.id"], name=op.f("fk_deviation_earlier_lot_id_lot")
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_deviation_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["operation"], ["operation.seq"], name=op.f("fk_deviation_operation_operation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deviation")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_deviation_operation"), "deviation", ["operation"], unique=False)


def _lot_change() -> None:
    op.create_table(
        "lot_change",
        sa.Column("id", BIG, nullable=False),
        sa.Column("operation", BIG, nullable=False),
        sa.Column("lot_id", BIG, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "field IN ('status', 'expiry', 'lot_code')", name=op.f("ck_lot_change_field_known")
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_lot_change_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["operation"], ["operation.seq"], name=op.f("fk_lot_change_operation_operation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot_change")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_lot_change_lot_id_id"), "lot_change", ["lot_id", "id"], unique=False)
    op.create_index(op.f("ix_lot_change_operation"), "lot_change", ["operation"], unique=False)


def _movement() -> None:
    op.create_table(
        "movement",
        sa.Column("id", BIG, nullable=False),
        sa.Column("operation", BIG, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("lot_id", BIG, nullable=False),
        sa.Column("location_id", BIG, nullable=False),
        sa.Column("quantity", Quantity(), nullable=False),
        sa.CheckConstraint("quantity <> 0", name=op.f("ck_movement_quantity_not_zero")),
        sa.ForeignKeyConstraint(
            ["location_id"], ["location.id"], name=op.f("fk_movement_location_id_location")
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_movement_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["operation"], ["operation.seq"], name=op.f("fk_movement_operation_operation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_movement")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_movement_lot_id_id"), "movement", ["lot_id", "id"], unique=False)
    op.create_index(op.f("ix_movement_operation"), "movement", ["operation"], unique=False)


def _stock() -> None:
    op.create_table(
        "stock",
        sa.Column("lot_id", BIG, autoincrement=False, nullable=False),
        sa.Column("location_id", BIG, autoincrement=False, nullable=False),
        sa.Column("quantity", Quantity(), nullable=False),
        sa.Column("last_movement", BIG, nullable=False),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_stock_quantity_not_negative")),
        sa.ForeignKeyConstraint(
            ["location_id"], ["location.id"], name=op.f("fk_stock_location_id_location")
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_stock_lot_id_lot")),
        sa.PrimaryKeyConstraint("lot_id", "location_id", name=op.f("pk_stock")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_stock_location",
        "stock",
        ["location_id"],
        unique=False,
        sqlite_where=sa.text("quantity > 0"),
        postgresql_where=sa.text("quantity > 0"),
    )
