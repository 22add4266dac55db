"""What IT has locked, at the command line and in the settings that it shows."""

from pathlib import Path

import pytest

from app.__main__ import main
from app.settings.layers import log_file, machine_file, user_file
from tests.command_line import CommandLine, run


@pytest.fixture
def locked(home: Path) -> Path:
    """The machine's file, with a name for the operator that nobody changes."""
    assert home.is_dir()
    return lock('operator = "dock"\n')


def lock(text: str) -> Path:
    file = machine_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"[locked]\n{text}", encoding="utf-8")
    return file


def test_an_argument_against_a_lock_ends_with_2(sqlite_cli: CommandLine, locked: Path) -> None:
    refused = sqlite_cli("lots")
    assert (refused.code, refused.error["error"]) == (2, "usage")
    assert (
        refused.error["detail"] == f"--operator is locked by IT ({locked}, line 2): leave it out."
    )


def test_the_settings_tell_what_is_locked_and_what_is_passed_over(
    locked: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRSTOUT_OPERATOR", "ana")
    assert main(["settings"]) == 0
    told = capsys.readouterr()
    [line] = [line for line in told.out.splitlines() if line.startswith("operator")]
    assert line.split(maxsplit=2) == ["operator", "dock", f"locked by IT ({locked}, line 2)"]
    assert "environment FIRSTOUT_OPERATOR) is passed over" in told.err


def test_the_settings_tell_where_the_log_and_the_files_are(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    CommandLine(capsys, str(home / "new.db"))("lots")
    settings = {row["name"]: row for row in CommandLine(capsys, "x.db")("settings").json}
    places = {name: settings[f"{name}_file"]["value"] for name in ("log", "user", "machine")}

    assert places == {
        "log": str(log_file()),
        "user": str(user_file()),
        "machine": str(machine_file()),
    }
    assert settings["log_file"]["origin"] == "is there"
    assert settings["user_file"]["origin"] == "is not there"
    assert log_file().is_relative_to(home / "state")


def test_the_database_s_description_tells_where_the_log_is(sqlite_cli: CommandLine) -> None:
    assert sqlite_cli("db", "info").json["log_file"] == str(log_file())
    assert str(log_file()) in sqlite_cli.plain("db", "info").out


def test_a_new_site_is_called_as_it_is_locked(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock('site_name = "North"\n')
    cli = CommandLine(capsys, str(home / "new.db"))
    refused = cli("db", "init", "--name", "South")
    assert (refused.code, refused.error["detail"].split(" (")[0]) == (2, "--name is locked by IT")
    assert cli("db", "init").json["created"] is True
    assert cli("site", "show").json["name"] == "North"


@pytest.mark.parametrize("words", [("--theme", "light"), ("--operator", "ana")])
def test_the_window_does_not_open_against_a_lock(home: Path, words: tuple[str, str]) -> None:
    assert home.is_dir()
    lock('theme = "dark"\noperator = "dock"\n')
    refused = run("--demo", *words, QT_QPA_PLATFORM="offscreen")
    assert refused.code == 2
    assert f"{words[0]} is locked by IT" in refused.err
