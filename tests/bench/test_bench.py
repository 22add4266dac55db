"""The benchmarks run; how fast is never tested."""

import json
from pathlib import Path

import pytest

from tests.bench import exporting, importing, window
from tests.bench.__main__ import main
from tests.bench.data import Size, database
from tests.bench.works import against_hand

TINY = ["--lots", "300", "--base", "200", "--products", "20", "--rounds", "1", "--times", "2"]
ROWS = (
    "one receipt",
    "one dispatch over 3 lots",
    "first 200 lots by expiry",
    "how many lots are in stock",
    "first 200 alerts with counts",
    "the business date moves on by a day",
    "db check",
    "one dispatch, product with most lots",
    "one receipt",
    "one dispatch over 3 lots",
)


def test_every_row_is_measured_on_a_database_that_passes_its_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    assert main([*TINY, "--folder", str(tmp_path), "--json", str(report)]) == 0
    printed = capsys.readouterr().out
    assert all(f"| {row} " in printed for row in ROWS)
    rows = json.loads(report.read_text(encoding="utf-8"))["rows"]
    assert [row["work"] for row in rows] == list(ROWS)
    assert all(row["ours"] > 0 and row["other"] > 0 for row in rows)


def test_a_database_is_made_once(tmp_path: Path) -> None:
    made = database(Size(200, 20), tmp_path)
    moment = made.stat().st_mtime_ns
    assert database(Size(200, 20), tmp_path).stat().st_mtime_ns == moment


def test_work_that_differs_from_the_work_by_hand_is_noticed(tmp_path: Path) -> None:
    with against_hand(Size(200, 20), tmp_path) as sides:
        assert sides.alike()
        sides.ours.receive(sides.ours.delivery())
        assert not sides.alike()


def test_a_profile_says_where_our_time_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*TINY, "--folder", str(tmp_path), "--profile", "receipt"]) == 0
    assert "receiving.py" in capsys.readouterr().out


def test_the_reports_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--reports", "--lots", "3000", "--products", "20", "--rounds", "1")
    assert main([*words, "--folder", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "| expiring, first 200 of a report " in printed
    assert "| what will expire unsold, every lot " in printed


def test_the_window_is_measured(tmp_path: Path) -> None:
    file = database(Size(300, 20, full=True), tmp_path)
    lines = [*window._start(1), *window._table(file, 1, None), *window._keys(file, 20, 1)]
    assert all(line.takes > 0 for line in lines)
    assert len({line.work for line in lines}) == len(lines) == 11


def test_an_import_is_measured_against_the_same_rows_by_hand(tmp_path: Path) -> None:
    measured = importing.measure(400, 1, tmp_path)
    assert measured.ours > 0
    assert measured.plain > 0
    assert set(measured.memory) == {"CSV", "XLSX"}
    assert "executemany" in importing.told(measured)


def test_files_out_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--lots", "300", "--products", "20", "--rows", "100", "--rounds", "1"]
    assert exporting.main([*words, "--folder", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count(" ratio ") == 2


def test_stations_on_a_server_are_measured_beside_psycopg_by_hand_and_pgbench(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--stations", "--lots", "3000", "--base", "2000", "--products", "20", "--rounds", "1")
    few = ("--clients", "1", "2", "--seconds", "0.1")
    assert main([*words, *few, "--folder", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert printed.count("| 2       | ") == 2
    assert "From 2,000 to 3,000 lots, 2 clients: a dispatch takes" in printed
