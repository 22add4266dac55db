"""Bins brought in from files, on both engines."""

from pathlib import Path

import pytest

from app.domain.errors import ImportRejected
from app.services.backend import Backend
from app.services.imports import ImportRequest, import_locations
from app.services.locations import AllLocations, LocationRow
from tests.warehouse import Warehouse, dump

DATA = Path(__file__).parent.parent / "data" / "openboxes"


def test_the_bins_of_openboxes_come_in_once(backend: Backend, database: str) -> None:
    request = ImportRequest(DATA / "binLocations.csv")
    first = import_locations(backend, request)
    assert (first.created, first.skipped) == (23, 17)
    rows = {row.location: row for row in backend.rows(AllLocations())}
    assert len(rows) == 24
    assert rows["COLD ROOM"].name == "MW-COLD"
    assert rows["RM1-RACK1-SHELF1"].name == "MW-1-1-1"
    before = dump(database)
    again = import_locations(backend, request)
    assert (again.created, again.updated, again.skipped) == (0, 0, 40)
    assert dump(database) == before


def test_bins_that_several_warehouses_call_alike_are_noted(backend: Backend) -> None:
    report = import_locations(backend, ImportRequest(DATA / "binLocations.csv"))
    assert report.notes[0] == "location_repeated: COLD ROOM, 16, 2"
    assert len(report.notes) == 17


def test_a_location_is_updated_by_its_code(backend: Backend, tmp_path: Path) -> None:
    here = Warehouse(backend)
    here.locate("A-1")
    file = tmp_path / "bins.csv"
    file.write_text("name;code;active\nShelf;a-1;\nOld;B;FALSE\n;MAIN;TRUE\n", encoding="utf-8")
    report = import_locations(backend, ImportRequest(file))
    assert (report.created, report.updated, report.skipped) == (1, 1, 1)
    assert list(backend.rows(AllLocations())) == [
        LocationRow("A-1", "Shelf", archived=False),
        LocationRow("B", "Old", archived=True),
        LocationRow("MAIN", "", archived=False),
    ]


def test_a_location_in_use_is_not_archived(backend: Backend, database: str, tmp_path: Path) -> None:
    here = Warehouse(backend)
    here.add("A")
    here.locate("A-1")
    here.receive("A", "1", location="A-1")
    before = dump(database)
    file = tmp_path / "bins.csv"
    file.write_text("code,active\nA-1,FALSE\n,\nB,\nMAIN,no\n,TRUE\n", encoding="utf-8")
    with pytest.raises(ImportRejected) as refused:
        import_locations(backend, ImportRequest(file))
    assert [(error.line, error.column, error.reason) for error in refused.value.errors] == [
        (2, "active", "location_in_use: A-1"),
        (5, "active", "location_in_use: MAIN"),
        (6, "code", "missing"),
    ]
    assert dump(database) == before
