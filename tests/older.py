"""A database as an older version of the program left it."""

from sqlalchemy import Connection

from app.db import guards, role_guards, schema

FIRST = {
    "sqlite": "7efcc8147f27a869b45e6177893a9670191cc5d17cc398069668e3ee1e977d2c",
    "postgresql": "6eceda2448a870cd068a0c97737f0cdfa013af17afe946b3e9516e9a3aedc5ac",
}
"""The fingerprints of revision 1."""

ADDED = (
    "ix_lot_by_code",
    "ix_lot_by_on_hand",
    "ix_lot_by_received",
    "ix_lot_by_supplier",
    "ix_lot_by_status",
    "ix_lot_empty_expiry",
    "ix_lot_empty_fefo",
    "ix_product_name",
    "ix_product_in_use",
    "ix_lot_expiry",
    "ix_lot_returned_from",
    "ix_operation_operator",
    "ix_alert_answered",
)


def as_first(connection: Connection) -> None:
    """Take away what came after the first revision."""
    sqlite = connection.dialect.name == "sqlite"
    guards.remove(connection)
    if sqlite:
        for table in ("product", "barcode", "lot"):
            connection.exec_driver_sql(f"DROP TABLE {table}_search")
    for index in ADDED:
        connection.exec_driver_sql(f"DROP INDEX {index}")
    connection.exec_driver_sql(
        "CREATE INDEX ix_lot_expiry ON lot (fefo_date, id) WHERE on_hand > 0"
    )
    connection.exec_driver_sql("UPDATE product SET search_key = lower(sku || ' ' || name)")
    connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    searches = [guard for guard in guards.sqlite_guards() if "_search" in guard]
    guards.install(connection)
    for guard in searches if sqlite else ():
        connection.exec_driver_sql(f"DROP TRIGGER {guard.split()[2]}")
    for function in () if sqlite else role_guards.FUNCTIONS:
        connection.exec_driver_sql(f"DROP FUNCTION {function} CASCADE")
    if sqlite:
        connection.exec_driver_sql("PRAGMA user_version = 1")
    assert schema.fingerprint(connection) == FIRST[connection.dialect.name]
