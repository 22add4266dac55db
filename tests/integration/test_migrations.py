"""A database of the first revision, with data in it, brought up to date."""

from sqlalchemy import text

from app.db import schema
from app.db.sqlite import HEAD
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.database import bring_up_to_date, describe, open_backend
from app.services.lots import LotFilter, LotOrder, LotWindow
from app.services.product_lists import FindProducts
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.older import as_first
from tests.warehouse import Warehouse, receipt, straight_into


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
