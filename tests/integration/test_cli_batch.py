"""`batch`: JSON lines in, JSON lines out."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import CommandLine, break_alerts, environment, program
from tests.postgres import Server

ID = "0193a5b2-7c1d-7e3f-8a4b-5c6d7e8f9a0b"


class Pipe:
    """Sends lines through `batch` and gives the answers."""

    def __init__(self, cli: CommandLine, folder: Path) -> None:
        self._cli = cli
        self._file = folder / "lines.jsonl"

    def __call__(self, *lines: dict[str, Any] | bytes) -> list[dict[str, Any]]:
        raw = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in lines]
        self._file.write_bytes(b"\n".join(raw))
        ended = self._cli("batch", str(self._file))
        assert ended.code == 0, ended.err
        return [json.loads(line) for line in ended.out.splitlines()]

    def one(self, **line: Any) -> dict[str, Any]:
        [answer] = self(line)
        return answer


@pytest.fixture
def pipe(cli: CommandLine, tmp_path: Path) -> Pipe:
    return Pipe(cli, tmp_path)


@pytest.fixture
def sqlite_pipe(sqlite_cli: CommandLine, tmp_path: Path) -> Pipe:
    sqlite_cli.stocked(50)
    return Pipe(sqlite_cli, tmp_path)


def test_each_line_is_answered_with_its_id(pipe: Pipe) -> None:
    answers = pipe(
        {"id": "a", "do": "product_add", "sku": "A", "minimum": 5, "barcode": ["1", "2*6"]},
        {"id": "b", "do": "receive", "sku": "A", "quantity": 10, "expiry": "2099-01-01"},
        {"id": 3, "do": "dispatch", "sku": "A", "quantity": "4.0", "operation_id": ID},
        {"do": "dispatch", "sku": "A", "quantity": 7},
    )
    assert [(each["id"], each["ok"]) for each in answers] == [
        ("a", True),
        ("b", True),
        (3, True),
        (None, False),
    ]
    assert (answers[2]["operation"], answers[2]["picks"][0]["quantity"]) == (ID, "4")
    assert {"error": "insufficient_stock", "usable": "6"}.items() <= answers[3].items()


def test_bad_lines_are_answered_and_the_next_is_read(pipe: Pipe) -> None:
    answers = pipe(
        b"nonsense",
        b"[1, 2]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"id": 1, "do": "site_show", "x": NaN}',
        b"",
        b'\xef\xbb\xbf{"id": "last", "do": "site_show"}',
    )
    bad = {"id": None, "ok": False, "error": "bad_line"}
    assert answers[:5] == [bad] * 5
    assert (answers[5]["id"], answers[5]["ok"]) == ("last", True)


def test_lines_of_one_operation_are_planned_one_after_the_other(pipe: Pipe) -> None:
    pipe.one(do="product_add", sku="A")
    lines = [{"sku": "A", "quantity": 5}, {"sku": "A", "quantity": 6, "lot_code": "Z"}]
    received = pipe.one(do="receive", lines=lines, supplier="S")
    assert [line["lot"] for line in received["lines"]] == [1, 2]
    wanted = [{"sku": "A", "quantity": 4}, {"sku": "A", "quantity": 4}]
    shipped = pipe.one(do="dispatch", lines=wanted)
    picks = [[(p["lot"], p["quantity"]) for p in line["picks"]] for line in shipped["lines"]]
    assert picks == [[(1, "4")], [(1, "1"), (2, "3")]]
    refused = pipe.one(do="dispatch", lines=[*wanted, {"sku": "A", "quantity": 1}])
    assert refused["error"] == "insufficient_stock"


def test_picks_that_were_seen_are_shipped_or_nothing(sqlite_pipe: Pipe) -> None:
    seen = sqlite_pipe.one(do="dispatch", sku="QX039", quantity=5, preview=True)
    assert seen["operation"] is None
    line = {"do": "dispatch", "sku": "QX039", "quantity": 5}
    assert sqlite_pipe.one(**line, expect=seen["picks"])["ok"]
    other = [seen["picks"][0] | {"quantity": "4"}]
    changed = sqlite_pipe.one(**line, expect=other)
    assert (changed["error"], changed["picks"][0]["quantity"]) == ("plan_changed", "5")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ({}, "do"),
        ({"do": "lots"}, "do"),
        ({"do": ["receive"]}, "do"),
        ({"do": "receive", "sku": "QX039"}, "quantity"),
        ({"do": "receive", "sku": 17, "quantity": 1}, "sku"),
        ({"do": "receive", "sku": "A\0", "quantity": 1}, "sku"),
        ({"do": "receive", "sku": "\ud800", "quantity": 1}, "sku"),
        ({"do": "receive", "sku": "QX039", "quantity": 1, "colour": "red"}, "colour"),
        ({"do": "receive", "sku": "QX039", "quantity": 1, "expiry": 20300101}, "expiry"),
        ({"do": "receive", "sku": "QX039", "quantity": 1, "hold": "yes"}, "hold"),
        ({"do": "receive", "lines": []}, "lines"),
        ({"do": "receive", "lines": [7]}, "lines.0"),
        ({"do": "receive", "lines": [{"sku": "QX039"}]}, "lines.0.quantity"),
        ({"do": "receive", "sku": "QX039", "lines": [{"sku": "QX039", "quantity": 1}]}, "sku"),
        ({"do": "lot_hold", "lot": 1, "lines": []}, "lines"),
        ({"do": "lot_hold", "lot": 1.5, "reason": "r"}, "lot"),
        ({"do": "dispatch", "sku": "QX039", "quantity": 1, "expect": [1]}, "expect"),
        ({"do": "reverse", "operation": 7, "reason": "r"}, "operation"),
    ],
)
def test_a_wrong_line_names_its_key(sqlite_pipe: Pipe, line: dict[str, Any], key: str) -> None:
    answer = sqlite_pipe.one(**line)
    assert (answer["ok"], answer["error"], answer["key"]) == (False, "usage", key)


@pytest.mark.parametrize("quantity", [True, [], {}, "1_000", "١٢", -1, 0, "Infinity", 10**40])
def test_what_is_no_quantity_is_quantity_invalid(sqlite_pipe: Pipe, quantity: Any) -> None:
    answer = sqlite_pipe.one(do="receive", sku="QX039", quantity=quantity)
    assert answer["error"] == "quantity_invalid"


def test_numbers_are_exact(pipe: Pipe) -> None:
    pipe.one(do="product_add", sku="KG", decimals=3)
    lines = (b'{"do": "receive", "sku": "KG", "quantity": 0.1}',) * 10
    pipe(*lines)
    assert pipe.one(do="dispatch", sku="KG", quantity=1)["shortfall"] == "0"
    [tiny] = pipe(b'{"id": 1.5, "do": "receive", "sku": "KG", "quantity": 1e-999999}')
    assert (tiny["id"], tiny["error"]) == (1.5, "too_many_decimals")


def test_every_other_act_is_there_in_snake_case(sqlite_pipe: Pipe) -> None:
    answers = sqlite_pipe(
        {"do": "location_add", "location": "COLD"},
        {"do": "transfer", "lot": 1, "quantity": 5, "to": "COLD", "operation_id": ID},
        {"do": "reverse", "operation": ID, "reason": "r"},
        {"do": "adjust", "lot": "#1", "by": -45, "reason": "r"},
        {"do": "alert_snooze", "kind": "low_stock", "sku": "QX039", "until": "2099-01-01"},
        {"do": "lot_correct", "lot": 1, "expiry": "none", "reason": "r", "note": None},
        {"do": "return", "from_customer": True, "lot": 1, "quantity": 1, "reason": "r"},
        {"do": "dispose", "lot": 1, "quantity": 1, "reason": "r"},
        {"do": "lot_recall", "lot": 1, "reason": "r"},
        {"do": "lot_show", "lot": 1},
        {"do": "product_update", "sku": "QX039", "minimum": 0},
        {"do": "site_set", "warn_days": 3, "supervised_status": False},
        {"do": "location_archive", "location": "COLD"},
    )
    assert [each for each in answers if not each["ok"]] == []


def test_a_missing_file_is_wrong_usage(sqlite_cli: CommandLine) -> None:
    wrong = sqlite_cli("batch", "nowhere.jsonl")
    assert (wrong.code, wrong.error["option"]) == (2, "file")


def test_a_bug_is_answered_and_the_next_line_is_read(
    sqlite_cli: CommandLine, tmp_path: Path, home: Path
) -> None:
    sqlite_cli.stocked(50)
    break_alerts(sqlite_cli.database)
    file = tmp_path / "lines.jsonl"
    file.write_text(
        '{"do": "receive", "sku": "QX039", "quantity": 1}\n{"do": "site_show"}\n', encoding="utf-8"
    )
    ended = sqlite_cli("batch", str(file))
    first, second = (json.loads(line) for line in ended.out.splitlines())
    assert (first["error"], second["ok"], ended.code) == ("internal_error", True, 1)
    assert [lot["lot"] for lot in sqlite_cli("lots").json] == [1]
    assert "Traceback" in next(home.rglob("firstout.log")).read_text(encoding="utf-8")


def test_a_batch_ends_when_its_database_is_lost(
    postgresql_database: str, postgresql_server: Server, home: Path
) -> None:
    assert home.is_dir()
    with subprocess.Popen(
        program("--database", postgresql_database, "batch"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as batch:
        assert batch.stdin
        assert batch.stdout
        for number in range(2):
            batch.stdin.write(b'{"id": %d, "do": "product_add", "sku": "A"}\n' % number)
            batch.stdin.flush()
            answer = json.loads(batch.stdout.readline())
            assert answer["ok"] is (number == 0)
            postgresql_server.drop(postgresql_database.rpartition("/")[2])
        assert (answer["id"], answer["error"]) == (1, "storage")
        assert batch.wait(30) == 4
