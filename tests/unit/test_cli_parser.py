"""The command line read."""

import re
from pathlib import Path

import pytest

from app.cli.arguments import usual
from app.cli.faults import UsageError
from app.cli.parser import parse
from app.services.imports import locations, products, stock
from app.services.imports.columns import Field

LOT_ACTS = ("hold", "release", "recall", "correct")


def test_global_options_may_stand_before_or_after_the_subcommand() -> None:
    before = parse(["--database", "a.db", "--json", "lot", "hold", "17"])
    after = parse(["lot", "hold", "17", "--database", "a.db", "--json"])
    assert before == after
    assert (before.common.database, before.common.json) == ("a.db", True)


def test_an_option_after_the_subcommand_wins() -> None:
    assert parse(["--operator", "ana", "lots", "--operator", "luis"]).common.operator == "luis"


def test_without_a_subcommand_it_is_the_window() -> None:
    arguments = parse(["--demo", "--reset", "--theme", "dark"])
    assert arguments.action is None
    assert (arguments.window.demo, arguments.window.reset, arguments.window.theme) == (
        True,
        True,
        "dark",
    )


def test_only_what_was_given_has_a_value() -> None:
    assert parse(["lots", "--within", "0"]).values == {"within": 0}


@pytest.mark.parametrize(
    "words",
    [
        ["lot"],
        ["nothing"],
        ["lots", "--sk", "A"],
        ["lots", "A"],
        ["--demo", "lots"],
        ["--reset"],
        ["--view", "lots"],
        ["--screenshot", "x.png", "--size", "12"],
        ["--screenshot", "x.png", "--size", "9x9"],
        ["--theme", "pink"],
        ["--business-date", "2026-02-30", "lots"],
        ["--business-date", "0001-01-01", "lots"],
        ["import", "nothing", "x.csv"],
        ["report", "nothing"],
    ],
)
def test_what_makes_no_sense_is_wrong_usage(words: list[str]) -> None:
    with pytest.raises(UsageError):
        parse(words)


@pytest.mark.parametrize("words", [["--help"], ["lot", "--help"], ["dispatch", "-h"]])
def test_help_is_printed_and_ends(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(words)
    assert not end.value.code
    assert capsys.readouterr().out.startswith("usage: firstout")


def test_the_help_tells_units_formats_and_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    told = capsys.readouterr().out
    for word in ("decimals", "2026-12-01", "exit codes", "130", "db init", "POSTGRES_SERVER"):
        assert word in told


@pytest.mark.parametrize(
    ("what", "fields"),
    [("products", products.FIELDS), ("stock", stock.FIELDS), ("locations", locations.FIELDS)],
)
def test_the_help_of_an_import_names_every_column_of_ours(
    what: str, fields: tuple[Field, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse(["import", what, "--help"])
    _, _, columns = capsys.readouterr().out.partition("our columns:")
    named = set(re.findall(r"[a-z_]+", columns.partition(". ")[0]))
    assert {field.name for field in fields} <= named


@pytest.mark.parametrize(
    "words",
    [["adjust"], ["dispose"], ["return"], ["reverse"], *(["lot", verb] for verb in LOT_ACTS)],
)
def test_the_help_says_where_a_reason_is_needed(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse([*words, "--help"])
    assert "why; needed" in capsys.readouterr().out


@pytest.mark.parametrize(
    "argv", [[], ["--demo"], ["north.firstout-backup"], ["/a b/North.FIRSTOUT-BACKUP"]]
)
def test_a_usual_start_of_the_window_is_read_as_any_other(argv: list[str]) -> None:
    assert usual(argv) == parse(argv)


@pytest.mark.parametrize(
    "argv", [["--demo", "--reset"], ["--json"], ["lots"], ["--bogus"], ["a.db"]]
)
def test_what_is_more_than_a_usual_start_is_left_to_the_parser(argv: list[str]) -> None:
    assert usual(argv) is None


def test_a_backup_alone_opens_the_window_with_it() -> None:
    arguments = parse(["--database", "a.db", "--theme", "dark", "north.firstout-backup"])
    assert arguments.action is None
    assert arguments.window.backup == Path("north.firstout-backup")
    assert (arguments.common.database, arguments.window.theme) == ("a.db", "dark")


def test_a_backup_behind_a_subcommand_is_the_subcommand_s() -> None:
    arguments = parse(["db", "restore", "north.firstout-backup"])
    assert arguments.values == {"file": "north.firstout-backup"}
    assert arguments.window.backup is None


@pytest.mark.parametrize(
    "words",
    [
        ["a.firstout-backup", "b.firstout-backup"],
        ["--demo", "a.firstout-backup"],
        ["--screenshot", "x.png", "a.firstout-backup"],
        ["north.db"],
    ],
)
def test_a_backup_is_opened_alone_and_by_its_ending(words: list[str]) -> None:
    with pytest.raises(UsageError):
        parse(words)
