"""A whole database as one file, and an equal one made of it: on each engine, and across."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.db import records
from app.db.engine import open_engine, parse_url, reading
from app.domain.alerts import AlertKind
from app.domain.errors import ImportRejected, NotAllowed
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.database import open_backend
from app.services.everything import Fault, bring_in_everything, pack_everything
from app.services.everything.tables import TABLES, _read_of, _write_of
from app.services.locations import ArchiveLocation
from app.services.products import ArchiveProduct
from app.services.progress import Cancelled, Progress
from app.services.site import SetSite
from tests.clock import FakeClock
from tests.conftest import ACTOR, TODAY, NewDatabase
from tests.warehouse import Warehouse, after, demand, dump, receipt, straight_into

ODD = (
    "=1+1",
    "'quoted",
    "''",
    "+1",
    "-1",
    "@x",
    "0042",
    'a "b", c',
    "año\nñandú",
    "\ttab",
    "1,5;2",
)
Pack = Callable[[], Path]


@pytest.fixture
def warehouse(backend: Backend, clock: FakeClock) -> Warehouse:
    """Every kind of operation, and every kind of text that a cell could spoil."""
    house = Warehouse(backend)
    backend.execute(SetSite(name="Nave Ñ", timezone="Europe/Madrid", warn_days=20))
    house.add("=A", name='Leche "entera"', minimum=Decimal(40), price=Decimal("0.2505"))
    house.add("0042", name="-5", quantity_decimals=3, warn_days=0, shelf_life_days=30)
    house.add(
        "OLD",
        name="archived",
        quantity_decimals=1,
        barcodes=[{"code": "0123456", "pack_size": "1.5"}],
    )
    for location in "'B1", "GONE":
        house.locate(location)
    backend.execute(ArchiveLocation(location="GONE"))
    for text in ODD:
        code = " ".join(text.split())
        line = receipt("=A", "10", after(TODAY, 5), lot_code=code, unit_cost="0.0001")
        house.book(line, supplier=f"{code} S", note=text, reference=code)
    held = house.receive("0042", "1.125", lot_code="x")
    old = house.receive("OLD", "3", after(TODAY, 2))
    house.dispose(old, "3")
    backend.execute(ArchiveProduct(sku="OLD"))
    house.transfer(held, "0.125", "'B1")
    house.adjust(held, by="-0.5", location="MAIN")
    house.hold(held)
    house.release(held)
    house.correct(held, lot_code="y", expiry=after(TODAY, 90))
    clock.now += timedelta(days=1, microseconds=1)
    shipped = house.ship(demand("=A", "75"), customer="'=C")
    house.reverse(house.dispatch("=A", "5").operation)
    house.give_back(shipped.lines[0].picks[0].lot, "2", "from_customer")
    house.answer(AlertKind.LOW_STOCK, "=A", until=after(TODAY, 9))
    expiring = next(alert for alert in house.alerts() if alert.lot is not None)
    house.answer(expiring.kind, expiring.sku, expiring.lot)
    house.recall(held)
    house.give_back(held, "0.25", "to_supplier", location="MAIN")
    return house


@pytest.fixture
def packed(warehouse: Warehouse, tmp_path: Path) -> Path:
    pack_everything(warehouse.backend, file := tmp_path / "all.zip")
    return file


@pytest.fixture
def empty(new_database: NewDatabase, clock: FakeClock) -> Iterator[Backend]:
    backend = open_backend(new_database(), clock, ACTOR)
    yield backend
    backend.close()


def tables(database: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as values that are the same on both engines."""
    engine = open_engine(parse_url(database))
    try:
        with reading(engine) as connection:
            return {
                table.name: [
                    tuple(row)
                    for row in connection.execute(select(table).order_by(*table.primary_key))
                ]
                for table in TABLES
            }
    finally:
        engine.dispose()


def url(backend: Backend) -> str:
    return backend._engine.url.render_as_string(hide_password=False)


@pytest.mark.parametrize("target", ["sqlite", "postgresql"])
def test_an_empty_database_becomes_an_equal_one_on_either_engine(
    packed: Path,
    warehouse: Warehouse,
    clock: FakeClock,
    request: pytest.FixtureRequest,
    target: str,
) -> None:
    database: str = request.getfixturevalue(f"{target}_databases")()
    other = open_backend(database, clock, ACTOR)
    done = bring_in_everything(other, packed)

    assert tables(database) == tables(url(warehouse.backend))
    assert done.site == "Nave Ñ"
    assert check_database(database).ok
    next_lot = Warehouse(other).receive("=A", "1")
    assert next_lot == max(lot.lot for lot in warehouse.lots()) + 1
    assert check_database(database).ok
    other.close()


def test_it_comes_back_from_the_other_engine_as_the_same_bytes(
    packed: Path, clock: FakeClock, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    members = _members(packed)
    for step, engine in enumerate(["postgresql", "sqlite", "postgresql"]):
        backend = open_backend(request.getfixturevalue(f"{engine}_databases")(), clock, ACTOR)
        bring_in_everything(backend, packed)
        pack_everything(backend, packed := tmp_path / f"{step}.zip")
        backend.close()
        assert _members(packed) == members


def test_texts_in_the_tables_are_no_formulas(packed: Path) -> None:
    rows = csv.reader(io.StringIO(_members(packed)["operation.csv"].decode(), newline=""))
    cells = [cell for row in rows for cell in row]
    assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in cells)
    assert {"'=1+1", "''quoted", "0042", "año\nñandú"} <= set(cells)


def test_a_database_that_is_not_empty_is_refused_and_stays_as_it_is(
    packed: Path, warehouse: Warehouse, empty: Backend
) -> None:
    with pytest.raises(NotAllowed) as refusal:
        bring_in_everything(warehouse.backend, packed)
    assert refusal.value.why == "database_not_empty"

    Warehouse(empty).locate("B9")
    before = dump(url(empty))
    with pytest.raises(NotAllowed):
        bring_in_everything(empty, packed)
    assert dump(url(empty)) == before


Spoil = Callable[[dict[str, bytes], dict[str, Any]], None]


def _edit(name: str, old: bytes, new: bytes, *, signed: bool) -> Spoil:
    """Change a table; `signed` puts the manifest right, as a forger would."""

    def spoil(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)
        if signed:
            about = next(each for each in manifest["members"] if each["file"] == name)
            about["bytes"] = len(files[name])
            about["sha256"] = hashlib.sha256(files[name]).hexdigest()

    return spoil


def _without(name: str) -> Spoil:
    def spoil(files: dict[str, bytes], _: dict[str, Any]) -> None:
        del files[name]

    return spoil


def _bomb(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    _edit("lot.csv", b"id,", b"0" * 4_000_000 + b"id,", signed=True)(files, manifest)


def _of_schema(revision: int, *, more: str = "", less: str = "") -> Spoil:
    def spoil(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
        manifest["schema_revision"] = revision
        files.pop(less, None)
        if more:
            files[more] = b""

    return spoil


SPOILT: dict[str, tuple[Spoil, Fault]] = {
    "a cell changed": (
        _edit("lot.csv", b",10,", b",90,", signed=False),
        Fault.CHECKSUM_DIFFERS,
    ),
    "a table cut short": (_edit("lot.csv", b"10", b"1", signed=False), Fault.SIZE_DIFFERS),
    "a table missing": (_without("alert.csv"), Fault.MISSING_MEMBER),
    "a file too many": (lambda files, _: files.update({"x.csv": b""}), Fault.UNKNOWN_MEMBER),
    "no manifest": (_without("manifest.json"), Fault.NOT_AN_EXPORT),
    "another format": (lambda _, m: m.update(format="other"), Fault.NOT_AN_EXPORT),
    "a later version": (lambda _, m: m.update(version=2), Fault.UNKNOWN_VERSION),
    "a later schema": (_of_schema(99), Fault.NEWER_SCHEMA),
    "an earlier schema": (_of_schema(1), Fault.OLDER_SCHEMA),
    "a later schema with another table": (_of_schema(99, more="x.csv"), Fault.NEWER_SCHEMA),
    "an earlier schema without a table": (_of_schema(1, less="alert.csv"), Fault.OLDER_SCHEMA),
    "a bomb": (_bomb, Fault.PACKED_TOO_TIGHT),
    "a forged header": (_edit("lot.csv", b"id,", b"di,", signed=True), Fault.WRONG_HEADER),
    "a forged number": (_edit("movement.csv", b",10\r", b",1e1\r", signed=True), Fault.UNREADABLE),
    "a forged movement": (
        _edit("movement.csv", b",10\r", b",-10\r", signed=True),
        Fault.REFUSED_BY_DATABASE,
    ),
    "a forged balance": (_edit("stock.csv", b",1,", b",7,", signed=True), Fault.NOT_EQUAL),
    "a forged sum": (_edit("lot.csv", b",10,", b",11,", signed=True), Fault.CHECK_FAILED),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_not_as_it_was_written_is_refused_and_leaves_no_trace(
    packed: Path, empty: Backend, name: str
) -> None:
    spoil, fault = SPOILT[name]
    files = _members(packed)
    with zipfile.ZipFile(packed) as pack:
        manifest = json.loads(pack.read("manifest.json"))
    files["manifest.json"] = b""
    spoil(files, manifest)
    if "manifest.json" in files:
        files["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
        for each, content in files.items():
            pack.writestr(each, content)

    empty.begin_day()
    before = dump(url(empty))
    with pytest.raises(ImportRejected) as refusal:
        bring_in_everything(empty, packed)
    assert refusal.value.errors[0].reason.partition(":")[0] == fault
    assert dump(url(empty)) == before


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all" * 100])
def test_what_is_no_zip_is_refused(empty: Backend, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(ImportRejected):
        bring_in_everything(empty, tmp_path / "x.zip")


def test_export_and_import_can_be_stopped_at_any_time(
    warehouse: Warehouse, packed: Path, empty: Backend, tmp_path: Path
) -> None:
    heard: list[tuple[int, int]] = []
    empty.begin_day()
    before, files = dump(url(empty)), set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        pack_everything(warehouse.backend, tmp_path / "no.zip", _stop_at(30))
    assert set(tmp_path.iterdir()) == files
    for share in 1, 40, 200, 280:
        with pytest.raises(Cancelled):
            bring_in_everything(empty, packed, _stop_at(share))
        assert dump(url(empty)) == before

    def hear(done: int, total: int) -> None:
        heard.append((done, total))

    bring_in_everything(empty, packed, hear)
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]


def test_a_file_that_is_there_is_never_replaced(warehouse: Warehouse, packed: Path) -> None:
    before = packed.read_bytes()
    with pytest.raises(FileExistsError):
        pack_everything(warehouse.backend, packed)
    assert packed.read_bytes() == before
    assert packed.stat().st_mode & 0o777 == 0o600


def test_lots_are_found_by_code_where_a_server_left_their_numbers_out(
    postgresql_databases: NewDatabase,
    sqlite_databases: NewDatabase,
    clock: FakeClock,
    tmp_path: Path,
) -> None:
    source = open_backend(postgresql_databases(), clock, ACTOR)
    house = Warehouse(source)
    house.add("A")
    house.receive("A", "1", lot_code="FINDME")
    with straight_into(url(source)) as connection:
        sequence = connection.exec_driver_sql("SELECT pg_get_serial_sequence('lot', 'id')")
        connection.exec_driver_sql(f"SELECT setval('{sequence.scalar()}', 1030)")
    house.receive("A", "1", lot_code="LATER")
    pack_everything(source, tmp_path / "all.zip")
    source.close()

    target = open_backend(database := sqlite_databases(), clock, ACTOR)
    bring_in_everything(target, tmp_path / "all.zip")
    target.close()
    with straight_into(database) as connection:
        found = connection.exec_driver_sql("SELECT rowid FROM lot_search('fin')").scalars()
        assert list(found) == [1]


_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@settings(max_examples=300)
@given(_texts | st.sampled_from(ODD))
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    column = records.operation.c.note
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow([_write_of(column)(text), "end"])
    [[cell, _]] = csv.reader(io.StringIO(stream.getvalue(), newline=""), strict=True)

    assert cell
    assert _read_of(column)(cell) == text


def _members(file: Path) -> dict[str, bytes]:
    """What is in it but for its manifest."""
    with zipfile.ZipFile(file) as pack:
        return {name: pack.read(name) for name in pack.namelist() if name != "manifest.json"}


def _stop_at(share: int) -> Progress:
    """Stop where so many hundredths of what an export writes are done."""

    def progress(done: int, total: int) -> None:
        if done * 300 >= total * share:
            raise Cancelled

    return progress
