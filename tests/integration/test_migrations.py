"""A database of the first revision, with data in it, brought up to date."""

from sqlalchemy import Connection, text

from app.db import guards, role_guards, schema
from app.db.sqlite import HEAD
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.database import bring_up_to_date, describe, open_backend
from app.services.lots import LotFilter, LotOrder, LotWindow
from app.services.product_lists import FindProducts
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.warehouse import Warehouse, receipt, straight_into

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


def test_the_first_revision_is_upgraded_with_its_data(
    database: str, backend: Backend, clock: FakeClock
) -> None:
    here = Warehouse(backend)
    here.add("ZZ-1", name="Apple")
    here.add("AA-2", name="Pear")
    here.book(*(receipt("ZZ-1", "1", lot_code=f"CODE-{n:04}") for n in range(600)))
    here.book(*(receipt("AA-2", "1", lot_code=f"CODE-{n:04}") for n in range(600, 1200)))
    backend.close()
    with straight_into(database) as connection:
        as_first(connection)
        before = connection.execute(text("SELECT * FROM lot ORDER BY id")).all()
    assert describe(database).revision == 1

    assert bring_up_to_date(database) == (1, HEAD)
    with straight_into(database) as connection:
        assert schema.is_expected(connection)
        assert connection.execute(text("SELECT * FROM lot ORDER BY id")).all() == before
    assert check_database(database).ok
    again = open_backend(database, clock, ACTOR, synchronous="OFF")
    [found] = again.fetch(LotWindow(LotFilter(text="e-0042")))
    assert found.lot_code == "CODE-0042"
    assert [choice.sku for choice in again.fetch(FindProducts("pear"))] == ["AA-2"]
    first, *_ = again.fetch(LotWindow(order=LotOrder.NAME))
    assert first.name == "Apple"
    again.close()
