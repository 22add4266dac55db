"""The log file."""

import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap.logs import PrivateLog, open_log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """An open log, closed after."""
    root = logging.getLogger()
    level, file = root.level, tmp_path / "log" / "firstout.log"
    open_log("INFO", file)
    yield file
    root.setLevel(level)
    for handler in [each for each in root.handlers if isinstance(each, PrivateLog)]:
        root.removeHandler(handler)
        handler.close()


def test_a_record_is_one_line(log: Path) -> None:
    try:
        int("first\nsecond")
    except ValueError:
        logging.getLogger("x").exception("a\x1b[2J\nb")
    [line] = log.read_text(encoding="utf-8").splitlines()
    assert "a\\x1b[2J\\nb" in line
    assert "ValueError: invalid literal" in line


def test_secrets_are_masked(log: Path) -> None:
    logging.getLogger("x").warning("postgresql://ana:geheim@h/x password=geheim 'geheim'")
    written = log.read_text(encoding="utf-8")
    assert "postgresql://ana:***@h/x password=*** " in written


def test_only_its_owner_can_read_it_also_after_a_rotation(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [handler] = [each for each in logging.getLogger().handlers if isinstance(each, PrivateLog)]
    monkeypatch.setattr(handler, "maxBytes", 200)
    for _ in range(3):
        logging.getLogger("x").info("x" * 150)
    files = list(log.parent.iterdir())
    assert len(files) > 1
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_the_level_is_kept(log: Path) -> None:
    open_log("ERROR", log)
    logging.getLogger("x").warning("quiet")
    assert log.read_text(encoding="utf-8") == ""


def test_where_no_log_can_be_written_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("no folder")
    open_log("INFO", tmp_path / "log" / "firstout.log")
    assert not [each for each in logging.getLogger().handlers if isinstance(each, PrivateLog)]
