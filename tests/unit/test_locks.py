"""What IT locks in the machine's file, and what becomes of whatever says otherwise."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.settings.layers import SettingsError, machine_file, user_file
from app.settings.machine import machine_files, may_be_locked
from app.settings.model import Loaded, load
from app.settings.names import SETTINGS
from app.settings.sample import sample

Write = Callable[[Path, str], Path]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody's settings but the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "machine"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in SETTINGS:
        monkeypatch.delenv(name.variable, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    return file


def lock(text: str, above: str = "") -> Path:
    return write(machine_file(), f"{above}[locked]\n{text}\n")


def shown(loaded: Loaded, name: str) -> tuple[str | None, str]:
    [found] = [each for each in loaded.shown() if each.name == name]
    return found.value, found.origin


def test_a_locked_value_wins_over_environment_person_and_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = lock('operator = "it"\ntheme = "dark"', above='operator = "m"\nlanguage = "es"\n\n')
    write(user_file(), 'operator = "u"\n')
    monkeypatch.setenv("FIRSTOUT_OPERATOR", "e")
    loaded = load({})

    assert shown(loaded, "operator") == ("it", f"locked by IT ({file}, line 5)")
    assert shown(loaded, "theme") == ("dark", f"locked by IT ({file}, line 6)")
    assert shown(loaded, "language") == ("es", f"{file}, line 2")
    assert set(loaded.locked) == {"operator", "theme"}


def test_what_is_passed_over_is_told_with_its_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    file = lock('operator = "it"\nscanner_gap = 50')
    write(user_file(), 'operator = "u"\nscanner_gap = 50\n')
    monkeypatch.setenv("FIRSTOUT_OPERATOR", "e")

    assert load({}).doubts == tuple(
        f"operator ({origin}) is passed over: IT has locked it ({file}, line 2)"
        for origin in ("environment FIRSTOUT_OPERATOR", f"{user_file()}, line 1")
    )


def test_an_argument_that_says_otherwise_is_refused_and_one_that_agrees_is_not() -> None:
    file = lock('operator = "it"')

    assert load({"operator": "it"}).settings.operator == "it"
    with pytest.raises(SettingsError) as refused:
        load({"operator": "ana"})
    assert str(refused.value) == f"--operator is locked by IT ({file}, line 2): leave it out."


@pytest.mark.parametrize(
    "locked",
    ['database_url = "postgresql://it/stock"', 'postgres_server = "it"\npostgres_db = "stock"'],
)
def test_a_locked_database_is_the_database(locked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lock(locked, above='postgres_server = "other"\npostgres_db = "other"\n')
    write(user_file(), 'database_url = "user.db"\n')
    monkeypatch.setenv("DATABASE_URL", "environment.db")
    loaded = load({})

    assert loaded.settings.database.removesuffix("/stock").split("://")[1] in {"it", "it:5432"}
    assert [doubt for doubt in loaded.doubts if "DATABASE_URL" in doubt]
    with pytest.raises(SettingsError, match="--database is locked by IT"):
        load({"database_url": "mine.db"})


def test_a_user_may_still_be_somebody_at_a_locked_server(monkeypatch: pytest.MonkeyPatch) -> None:
    lock('postgres_server = "it"\npostgres_db = "stock"')
    monkeypatch.setenv("POSTGRES_USER", "ana")

    assert load({}).settings.database == "postgresql+psycopg://ana@it:5432/stock"


def test_half_a_database_cannot_be_locked() -> None:
    file = lock('postgres_server = "it"')
    with pytest.raises(SettingsError, match=f"{file}, line 2: .* locked together"):
        load({})


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        ('[locked]\nthem = "dark"\n', 2, "them is no setting."),
        ('them = "dark"\n[locked]\n', 1, "them is no setting."),
        ('locked.them = "dark"\n', 1, "them is no setting."),
        ("[locked.locked]\n", 1, "locked is no setting."),
        ('\nlocked = ["theme"]\n', 2, "locked is a table: [locked], then key = value."),
    ],
)
def test_a_lock_that_makes_no_sense_is_named_with_file_line_and_key(
    text: str, line: int, complaint: str
) -> None:
    file = write(machine_file(), text)
    with pytest.raises(SettingsError) as refused:
        load({})
    assert str(refused.value) == f"{file}, line {line}: {complaint}"


def test_a_wrong_locked_value_is_named_with_its_line() -> None:
    file = lock('theme = "purple"')
    with pytest.raises(SettingsError, match=f"theme .locked by IT, {file}, line 2.: "):
        load({})


def test_nobody_but_it_can_lock(home: Path) -> None:
    expected = f", line 1: only the machine's file, {machine_file()}, can lock."
    for file, config in ((user_file(), None), (home / "own.toml", home / "own.toml")):
        write(file, '[locked]\ntheme = "dark"\n')
        with pytest.raises(SettingsError) as refused:
            load({}, config)
        assert str(refused.value) == f"{file}{expected}"


def test_a_locked_password_that_others_can_read_is_refused() -> None:
    file = lock('postgres_password = "geheim"')
    load({})
    file.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        load({})


def test_of_several_machine_files_the_first_one_locks(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_DIRS", f"{home / 'a'}:{home / 'b'}:not/absolute")
    write(home / "a/firstout/settings.toml", '[locked]\ntheme = "dark"\n')
    write(home / "b/firstout/settings.toml", '[locked]\ntheme = "light"\nlanguage = "es"\n')
    loaded = load({})

    assert (loaded.settings.theme, loaded.settings.language) == ("dark", "es")
    assert home / "not" not in [file.parents[1] for file in machine_files()]


def test_the_first_machine_file_that_locks_a_database_decides_which(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_DIRS", f"{home / 'a'}:{home / 'b'}")
    server = '[locked]\npostgres_server = "stock"\npostgres_db = "north"\n'
    write(home / "a/firstout/settings.toml", server)
    write(home / "b/firstout/settings.toml", '[locked]\ndatabase_url = "mine.db"\n')

    loaded = load({}).settings
    assert (loaded.postgres_server, loaded.database_url) == ("stock", None)
    write(home / "b/firstout/settings.toml", '[locked]\npostgres_server = "other"\n')
    with pytest.raises(SettingsError, match="postgres_server"):
        load({})


@pytest.mark.skipif(os.name != "posix", reason="XDG folders are where Windows has one of its own")
def test_no_environment_hides_the_file_in_etc(monkeypatch: pytest.MonkeyPatch) -> None:
    always = Path("/etc/xdg/firstout/settings.toml")
    for named in ("/tmp", "/etc/xdg/xdg-ubuntu:/etc/xdg", ""):  # noqa: S108 - only named
        monkeypatch.setenv("XDG_CONFIG_DIRS", named)
        assert machine_files()[0] == always
    monkeypatch.setenv("XDG_CONFIG_DIRS", "/etc/xdg/xdg-ubuntu:/etc/xdg")
    assert machine_file() == always


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ('[locked]\ntheme = "dark"\n', True),
        ('locked.theme = "dark"\n', True),
        ('locked = { theme = "dark" }\n', True),
        ('theme = "dark"\n', False),
        (sample(), False),
    ],
)
def test_whether_anything_is_locked_is_known_before_the_settings_are_read(
    text: str, *, may: bool
) -> None:
    write(machine_file(), text)
    assert may_be_locked() is may
    machine_file().unlink()
    assert may_be_locked() is False


def test_the_sample_s_lock_is_valid(home: Path) -> None:
    assert home.is_dir()
    write(machine_file(), sample().replace("\n#[locked]\n#", "\n[locked]\n").replace("\n#l", "\nl"))
    assert load({}).locked.keys() == {"theme", "language"}
