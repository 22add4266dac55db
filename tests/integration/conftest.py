"""Fixtures of the command line's tests."""

from pathlib import Path

import pytest

from tests.command_line import CommandLine

_SETTINGS = ("DATABASE_URL", "LOG_LEVEL", "TZ")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder of its own: no settings, no data, no log of whoever runs the tests."""
    home = tmp_path / "home"
    home.mkdir()
    for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(home / "machine"))
    for name in _SETTINGS:
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def cli(database: str, home: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line on a fresh database, on each engine in turn."""
    assert home.is_dir()
    return CommandLine(capsys, database)


@pytest.fixture
def sqlite_cli(sqlite_database: str, home: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line on a fresh SQLite database."""
    assert home.is_dir()
    return CommandLine(capsys, sqlite_database)
