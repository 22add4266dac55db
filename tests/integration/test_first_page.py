"""The first lots, read by the plain driver before there is a backend."""

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.db.sqlite import HEAD
from app.services import first_page as module
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.first_page import first_page
from app.services.lots import LotWindow
from tests.clock import FakeClock
from tests.conftest import ACTOR, NewDatabase
from tests.warehouse import Warehouse, after, receipt

DAY = date(2025, 6, 1)
NOW = datetime(2025, 6, 1, 9, tzinfo=UTC)


@pytest.fixture
def file(sqlite_databases: NewDatabase) -> Path:
    return Path(sqlite_databases())


@pytest.fixture
def stocked(file: Path, clock: FakeClock) -> Iterator[Backend]:
    """Ninety lots at three places, some held, some empty, without a code, an expiry, a cost."""
    backend = open_backend(str(file), clock, ACTOR)
    here = Warehouse(backend)
    here.add("B-1", name="Ñora pepper", quantity_decimals=3)
    here.add("A-2", name="<b>Zucchini</b>", warn_days=4)
    for location in ("SHELF", "COLD"):
        here.locate(location)
    lines = [
        receipt(
            ("B-1", "A-2")[number % 2],
            str(number % 7 + 1) if number % 2 else f"{number % 7}.125",
            after(DAY, number % 11 + 1) if number % 5 else "none",
            lot_code=f"L-{number:03}" if number % 4 else None,
            location=("SHELF", "COLD", None)[number % 3],
            unit_cost="0.1234" if number % 2 else None,
        )
        for number in range(90)
    ]
    for part, supplier in enumerate(("North", None)):
        here.book(*lines[part::2], supplier=supplier)
    for lot in here.lots():
        if lot.lot % 9 == 0:
            here.hold(lot.lot)
        if lot.lot % 8 == 4:
            here.dispose(lot.lot, str(lot.on_hand), reason="broken")
        elif lot.lot % 8 == 5 and lot.on_hand > 1:
            here.transfer(lot.lot, "1", "COLD" if lot.stock[0].location != "COLD" else "SHELF")
    yield backend
    backend.close()


def test_it_is_what_the_lot_list_begins_with(stocked: Backend, file: Path) -> None:
    page = first_page(file, None, NOW)

    assert page is not None
    assert page.today == stocked.business_date()
    assert page.lots == stocked.fetch(LotWindow())[:64]
    assert any(len(lot.stock) > 1 for lot in page.lots)
    assert {lot.expiry is None for lot in page.lots} == {False, True}


def test_a_fixed_date_is_the_day_it_is_read_on(file: Path) -> None:
    page = first_page(file, date(2024, 2, 29), NOW)

    assert page is not None
    assert (page.today, page.lots) == (date(2024, 2, 29), ())


def test_the_day_is_the_one_at_the_site(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE site SET timezone = 'Pacific/Kiritimati'")
    connection.close()
    page = first_page(file, None, datetime(2025, 6, 1, 12, tzinfo=UTC))

    assert page is not None
    assert page.today == date(2025, 6, 2)


def test_there_is_none_of_a_file_that_is_not_there_not_ours_or_of_another_revision(
    file: Path, tmp_path: Path
) -> None:
    foreign, older = tmp_path / "foreign.db", file.with_name("older.db")
    foreign.write_text("Caduca el 3 de mayo", encoding="utf-8")
    shutil.copyfile(file, older)
    with sqlite3.connect(older) as connection:
        connection.execute(f"PRAGMA user_version = {HEAD - 1}")
    connection.close()

    assert first_page(file, None, NOW) is not None
    for other in (tmp_path / "nothing.db", foreign, older):
        assert first_page(other, None, NOW) is None
    assert not (tmp_path / "nothing.db").exists()


def test_it_reads_by_the_index_of_the_expiries_and_no_further(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        told = connection.execute(f"EXPLAIN QUERY PLAN {module._LOTS}", (30, 64)).fetchall()
    connection.close()
    plan = [step[3] for step in told]

    assert plan[:2] == ["MATERIALIZE page", "SCAN lot USING INDEX ix_lot_expiry"]
    assert all(step.startswith(("SCAN page", "SEARCH", "USE TEMP")) for step in plan[2:]), plan
