"""Settings from arguments, environment, files; which wins, and what is refused."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.settings.layers import SettingsError, default_database, machine_file, user_file
from app.settings.model import Loaded, Settings, load
from app.settings.names import SETTINGS
from app.settings.sample import sample
from app.ui.look import default_folder

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


@pytest.fixture
def write() -> Write:
    def write(file: Path, text: str) -> Path:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.chmod(0o600)
        return file

    return write


def _shown(loaded: Loaded, name: str) -> tuple[str | None, str]:
    [found] = [each for each in loaded.shown() if each.name == name]
    return found.value, found.origin


def test_arguments_win_over_environment_over_person_over_machine(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(machine_file(), 'operator = "m"\nworkstation = "m"\nlanguage = "es"\ntheme = "dark"\n')
    write(user_file(), 'operator = "u"\nworkstation = "u"\nlanguage = "en"\n')
    monkeypatch.setenv("FIRSTOUT_OPERATOR", "e")
    monkeypatch.setenv("FIRSTOUT_WORKSTATION", "e")
    loaded = load({"operator": "a", "database_url": None})
    assert _shown(loaded, "operator") == ("a", "argument --operator")
    assert _shown(loaded, "workstation") == ("e", "environment FIRSTOUT_WORKSTATION")
    assert _shown(loaded, "language") == ("en", f"{user_file()}, line 3")
    assert _shown(loaded, "theme") == ("dark", f"{machine_file()}, line 4")
    assert _shown(loaded, "log_level") == ("INFO", "default")


def test_the_default_database_is_a_file_in_the_users_data(home: Path) -> None:
    loaded = load({})
    assert loaded.settings.database == str(home / "data" / "firstout" / "firstout.db")
    assert loaded.database_is_default
    assert not (home / "data").exists()


@pytest.mark.parametrize("half", ["POSTGRES_SERVER", "POSTGRES_DB"])
def test_half_a_server_names_no_database(half: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = load({}).settings.database
    monkeypatch.setenv(half, "stock")
    loaded = load({})
    assert (loaded.settings.database, loaded.database_is_default) == (expected, True)


def test_the_highest_source_that_names_a_database_decides(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(user_file(), 'database_url = "user.db"\n')
    monkeypatch.setenv("POSTGRES_SERVER", "server")
    assert load({}).settings.database == "user.db"
    monkeypatch.setenv("POSTGRES_DB", "stock")
    assert load({}).settings.database == "postgresql+psycopg://server:5432/stock"
    monkeypatch.setenv("DATABASE_URL", "environment.db")
    assert load({}).settings.database == "environment.db"
    assert load({"database_url": "argument.db"}).settings.database == "argument.db"


def test_server_and_name_make_a_url_with_everything_escaped(
    monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    write(user_file(), 'postgres_server = "::1"\npostgres_db = "al/macén"\npostgres_port = 5433\n')
    monkeypatch.setenv("POSTGRES_USER", "ana@x")
    monkeypatch.setenv("POSTGRES_PASSWORD", "p:/@ ß")
    expected = "postgresql+psycopg://ana%40x:p%3A%2F%40%20%C3%9F@[::1]:5433/al%2Fmac%C3%A9n"
    assert load({}).settings.database == expected


def test_several_servers_make_one_url_each_with_its_port(write: Write) -> None:
    write(user_file(), 'postgres_server = "one, two:5433,::1"\npostgres_db = "shop"\n')
    expected = "postgresql+psycopg://one:5432,two:5433,[::1]:5432/shop"
    assert load({}).settings.database == expected


@pytest.mark.parametrize(
    "database", ["postgresql://one,two/shop", "postgresql:///shop?host=one&host=two"]
)
def test_of_several_servers_none_is_waited_for_long(
    monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    def patience() -> int:
        options = load({"database_url": database}).settings.engine_options
        return int(options["connect_args"]["connect_timeout"])

    assert patience() == 3
    monkeypatch.setenv("FIRSTOUT_CONNECT_TIMEOUT", "8")
    assert patience() == 8


def test_secrets_are_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ana:geheim@h/x")
    monkeypatch.setenv("POSTGRES_PASSWORD", "geheim")
    loaded = load({})
    assert _shown(loaded, "database_url")[0] == "postgresql://ana:***@h/x"
    assert _shown(loaded, "postgres_password")[0] == "********"
    assert "geheim" not in repr(loaded)


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ('operator = "a"\n\nthem = "dark"\n', 3, "them"),
        ('[database]\nurl = "x"\n', 1, "database"),
        ('"database.url" = "x"\n', 1, "database.url"),
    ],
)
def test_an_unknown_key_is_named_with_file_and_line(
    write: Write, text: str, line: int, key: str
) -> None:
    write(user_file(), text)
    with pytest.raises(SettingsError) as refused:
        load({})
    assert str(refused.value) == f"{user_file()}, line {line}: {key} is no setting."


@pytest.mark.parametrize(
    "text",
    [
        'log_level = "LOUD"',
        "postgres_port = 0",
        'postgres_port = "many"',
        "font_percent = 99",
        "scanner_gap = -1",
        "backup_schedule = -1",
        "backup_schedule = 169",
        'backup_schedule = "daily"',
        'scanner_ending = "space"',
        'business_date = "20304000"',
        'site_currency = "euro"',
        'operator = ""',
        "operator = 7",
        'operator = "a\\u0007b"',
    ],
)
def test_a_wrong_value_is_named_with_its_origin(write: Write, text: str) -> None:
    write(user_file(), text)
    with pytest.raises(SettingsError, match=f"{text.split()[0]}.*line 1"):
        load({})


def test_a_wrong_secret_is_not_told(write: Write) -> None:
    write(user_file(), "postgres_password = 4711")
    with pytest.raises(SettingsError) as refused:
        load({})
    assert "4711" not in str(refused.value)


def test_a_broken_or_missing_file_is_refused(write: Write, home: Path) -> None:
    file = write(home / "own.toml", "theme = \n")
    with pytest.raises(SettingsError, match="line 1"):
        load({}, file)
    with pytest.raises(SettingsError, match="is not there"):
        load({}, home / "nothing.toml")
    with pytest.raises(SettingsError, match="cannot be read"):
        load({}, home)


def test_a_config_file_replaces_the_users_own(write: Write, home: Path) -> None:
    write(user_file(), 'operator = "u"')
    file = write(home / "own.toml", 'theme = "dark"')
    loaded = load({}, file)
    assert _shown(loaded, "operator")[1] == "default"
    assert _shown(loaded, "theme")[0] == "dark"


@pytest.mark.parametrize(
    "text",
    [
        'postgres_password = "x"',
        'database_url = "postgresql://ana:x@h/d"',
        'database_url = "postgresql://ana@h/d?password=x"',
    ],
)
def test_a_password_that_others_can_read_is_refused(write: Write, text: str) -> None:
    file = write(user_file(), text)
    load({})
    file.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        load({})


def test_a_dotenv_file_is_read_in_a_checkout(write: Write, home: Path) -> None:
    write(home / ".env", "# theirs\nCOMPOSE=1\nexport DATABASE_URL='x.db'\nLOG_LEVEL=debug\n")
    loaded = load({})
    assert _shown(loaded, "database_url") == ("x.db", f"{home / '.env'} DATABASE_URL")
    assert loaded.settings.log_level == "DEBUG"
    write(home / ".env", "A=1\nFIRSTOUT_THEM=dark\n")
    with pytest.raises(SettingsError, match="line 2: FIRSTOUT_THEM"):
        load({})


def test_the_scanner_is_set_up_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    before = load({}).settings
    assert (before.scanner_gap, before.scanner_ending) == (35, "key")
    monkeypatch.setenv("FIRSTOUT_SCANNER_GAP", "50")
    monkeypatch.setenv("FIRSTOUT_SCANNER_ENDING", "None")
    after = load({}).settings
    assert (after.scanner_gap, after.scanner_ending) == (50, "none")


def test_the_schedule_of_the_backups_is_in_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load({}).settings.backup_schedule == 4
    monkeypatch.setenv("FIRSTOUT_BACKUP_SCHEDULE", "0")
    assert load({}).settings.backup_schedule == 0


def test_an_unknown_variable_is_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTOUT_THEM", "dark")
    assert "FIRSTOUT_THEM in the environment is no setting" in load({}).doubts


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load({}).settings.operator = "x"  # type: ignore[misc]


def test_the_list_of_names_is_the_models() -> None:
    assert [name.key for name in SETTINGS] == list(Settings.model_fields)


def test_the_sample_is_valid_as_it_is_and_uncommented(write: Write, home: Path) -> None:
    text = sample()
    assert load({}, write(home / "sample.toml", text)).origins == {}
    keys = re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE)
    loaded = load({}, write(home / "sample.toml", keys))
    server = {"postgres_server", "postgres_db"}
    assert set(loaded.origins) | server == {name.key for name in SETTINGS}


def test_engine_options_follow_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTOUT_LOCK_TIMEOUT", "3")
    options: dict[str, Any] = load({"database_url": "postgresql://h/d"}).settings.engine_options
    name = f"FirstOut {load({}).settings.workstation}"
    assert options["connect_args"] == {
        "options": "-c lock_timeout=3s",
        "connect_timeout": 10,
        "fallback_application_name": name,
    }


def test_the_window_s_own_folder_is_that_of_the_default_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert default_folder() == default_database().parent
