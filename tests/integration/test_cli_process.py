"""The program as a process: signals, pipes, and what it must not import."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import CommandLine, environment, program, run

_IMPORTED = """
import sys
from app.__main__ import main
code = main(sys.argv[1:])
heavy = {"PySide6", "sqlalchemy", "pydantic", "alembic", "psycopg", "pysqlite3"}
print(code, *sorted(heavy & set(sys.modules)), file=sys.stderr)
"""


def _imports(*words: str) -> list[str]:
    """The exit code and the heavy packages that a run has imported."""
    ended = subprocess.run(
        [sys.executable, "-c", _IMPORTED, *words],
        check=True,
        capture_output=True,
        text=True,
        env=environment(),
        timeout=60,
    )
    return ended.stderr.splitlines()[-1].split()


def test_help_and_version_import_nothing_heavy(home: Path) -> None:
    assert home.is_dir()
    for words in (("--version",), ("--help",), ("lot", "hold", "--help"), ("lots", "--version")):
        assert _imports(*words) == ["0"]


def test_a_subcommand_never_imports_qt_nor_alembic(sqlite_cli: CommandLine) -> None:
    imported = _imports("--database", sqlite_cli.database, "lots", "--json")
    assert imported[0] == "0"
    assert {"PySide6", "alembic", "psycopg"}.isdisjoint(imported)


def test_the_version_is_told(home: Path) -> None:
    assert home.is_dir()
    ended = run("--version")
    assert (ended.code, ended.out) == (0, "firstout 0.1.0\n")


def test_a_reader_that_has_enough_ends_a_list_quietly(sqlite_cli: CommandLine) -> None:
    lines = ", ".join(['{"sku": "A", "quantity": 1}'] * 1000)
    batch = f'{{"do": "receive", "lines": [{lines}]}}\n' * 3
    sqlite_cli("product", "add", "--sku", "A")
    words = program("--database", sqlite_cli.database)
    subprocess.run(
        [*words, "batch"],
        input=batch,
        text=True,
        check=True,
        env=environment(),
        capture_output=True,
    )
    with subprocess.Popen(
        [*words, "lots", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as lots:
        assert lots.stdout
        assert lots.stderr
        assert lots.stdout.readline().startswith(b'[{"lot": 1,')
        lots.stdout.close()
        assert lots.stderr.read() == b""
        assert lots.wait(30) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
def test_an_output_that_is_full_is_told(sqlite_cli: CommandLine) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            program("--database", sqlite_cli.database, "product", "list", "--json"),
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
        )
    assert ended.returncode == 2
    assert ended.stderr.startswith(b'{"error": "usage"')
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_batch_that_is_stopped_ends_well(sqlite_cli: CommandLine, stop: signal.Signals) -> None:
    with subprocess.Popen(
        program("--database", sqlite_cli.database, "batch"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as batch:
        assert batch.stdin
        assert batch.stdout
        assert batch.stderr
        batch.stdin.write(b'{"id": 1, "do": "site_show"}\n')
        batch.stdin.flush()
        assert batch.stdout.readline().startswith(b'{"id": 1, "ok": true')
        batch.send_signal(stop)
        assert batch.wait(30) == 0
        assert batch.stderr.read() == b""


def test_ctrl_c_ends_with_130(sqlite_cli: CommandLine, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    words = ("--database", sqlite_cli.database, "import", "products", str(pipe))
    with subprocess.Popen(program(*words), stderr=subprocess.PIPE, env=environment()) as waiting:
        with pipe.open("wb"):  # returns as soon as the import has it open
            waiting.send_signal(signal.SIGINT)
            assert waiting.wait(30) == 130
        assert waiting.stderr
        assert waiting.stderr.read() == b""


def test_without_a_display_the_window_says_so(home: Path) -> None:
    assert home.is_dir()
    for words in ((), ("--demo",)):
        ended = run(*words)
        assert ended.code == 5
        assert "DISPLAY" in ended.err
    ended = run("--json", DISPLAY=":4711")
    assert ended.code == 5
    assert ended.error["error"] == "system"


def test_a_missing_library_is_named_with_the_line_that_installs_it(
    home: Path, tmp_path: Path
) -> None:
    assert home.is_dir()
    broken = tmp_path / "libraries"
    broken.mkdir()
    (broken / "libEGL.so.1").write_bytes(b"")
    ended = run("self-test", LD_LIBRARY_PATH=str(broken))
    assert ended.code == 5
    assert "libEGL.so.1" in ended.err
    if Path("/usr/bin/apt-get").exists():
        assert "apt-get install" in ended.err
        assert "libegl1" in ended.err


def test_the_self_test_ends_with_ok(home: Path) -> None:
    assert home.is_dir()
    ended = run("self-test", "--json")
    assert (ended.code, ended.out) == (0, '{"ok": true}\n'), ended.err


def test_a_view_of_the_sample_is_drawn_without_a_display(home: Path, tmp_path: Path) -> None:
    picture = tmp_path / "lots.png"
    words = ("--demo", "--screenshot", str(picture), "--view", "lots")
    ended = run(*words, "--theme", "dark", "--language", "es", "--size", "1024x640")
    assert ended.code == 0, ended.err
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert (home / "data" / "firstout" / "demo.db").is_file()
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".png"] == ["lots.png"]
    assert run(*words[:3], "--view", "nothing").code == 2
    assert run(*words[:2], str(tmp_path / "no" / "x.png")).code == 2


def test_the_first_start_is_drawn_and_nothing_is_chosen(home: Path, tmp_path: Path) -> None:
    picture = tmp_path / "first.png"
    ended = run("--screenshot", str(picture), "--view", "first_start")
    assert ended.code == 0, ended.err
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert not list(home.rglob("*.db"))
    assert not list(home.rglob("*.toml"))


def test_wrong_settings_end_the_window_before_it_opens(home: Path, tmp_path: Path) -> None:
    assert home.is_dir()
    file = tmp_path / "settings.toml"
    file.write_text('them = "dark"\n', encoding="utf-8")
    ended = run("--config", str(file), QT_QPA_PLATFORM="offscreen")
    assert ended.code == 2
    assert f"{file}, line 1: them is no setting." in ended.err


def test_a_backup_that_is_not_there_ends_the_window_before_it_opens(home: Path) -> None:
    assert home.is_dir()
    ended = run("nothing.firstout-backup", QT_QPA_PLATFORM="offscreen")
    assert (ended.code, ended.err) == (2, "nothing.firstout-backup: no such file\n")


def test_a_process_without_streams_ends_as_it_would_with_them(home: Path) -> None:
    database = home / "new.db"
    line = " ".join(program("--database", str(database), "db", "init"))
    ended = subprocess.run(
        ["/bin/sh", "-c", f"{line} >&- 2>&-"], check=False, env=environment(), timeout=60
    )
    assert ended.returncode == 0
    assert database.stat().st_size > 0
    wrong = " ".join(program("lots", "--bogus"))
    ended = subprocess.run(
        ["/bin/sh", "-c", f"{wrong} >&- 2>&-"], check=False, env=environment(), timeout=60
    )
    assert ended.returncode == 2
