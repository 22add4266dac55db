"""What IT has locked, in the window: in force from the first paint on, and explained."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap.first_start import choices, first_start
from app.bootstrap.looks import look_of
from app.cli.faults import UsageError
from app.cli.parser import parse
from app.services.backend import Backend
from app.settings.layers import machine_file
from app.settings.names import SETTINGS
from app.ui.appearance import Appearance
from app.ui.application import Application
from app.ui.background import Background
from app.ui.desk import Desk
from app.ui.language import Language
from app.ui.launch import Launch, ScannerSetup, SettingFact, Workplace
from app.ui.look import Look, default_folder
from app.ui.panels.first_start.page import FirstStartPage
from app.ui.panels.first_start.site_form import SiteForm
from app.ui.panels.settings.origins import Origins
from app.ui.panels.settings.view import SettingsView
from app.ui.posing import settle
from app.ui.widgets.scanner_test import ScannerTest
from tests.gui.desk import CTRL, Clerk, Key, cells

WHERE = "/etc/xdg/firstout/settings.toml, line 3"
REASON = f"Locked by IT ({WHERE})."
GRUND = "Bloqueado por informática (/etc/xdg/firstout/settings.toml, línea 3)."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody's settings and data but the test's own."""
    for kind in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "machine"))
    for name in SETTINGS:
        monkeypatch.delenv(name.variable, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lock(text: str) -> Path:
    file = machine_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"[locked]\n{text}\n", encoding="utf-8")
    return file


def kept(**look: object) -> None:
    """What the window had kept when it was closed the last time."""
    default_folder().mkdir(parents=True, exist_ok=True)
    (default_folder() / "look.json").write_text(json.dumps(look), encoding="utf-8")


def test_the_first_paint_is_in_the_locked_theme_and_language() -> None:
    kept(theme="light", language="en", font_percent=100, backdrop="#F3F5F7")
    file = lock('theme = "dark"\nlanguage = "ES"\nfont_percent = 150')
    look = look_of(parse([]))

    assert (look.theme, look.language, look.font_percent) == ("dark", "es", 150)
    assert look.backdrop == "#14191F"
    assert look.locks["font_percent"] == f"{file}, line 4"


def test_what_is_not_locked_stays_as_it_was_chosen() -> None:
    kept(theme="light", language="en", font_percent=125, backdrop="#F3F5F7")
    file = lock('language = "es"')
    file.write_text('theme = "dark"\n' + file.read_text(encoding="utf-8"), encoding="utf-8")
    look = look_of(parse([]))

    assert (look.theme, look.language, look.font_percent) == ("light", "es", 125)
    assert look.backdrop == "#F3F5F7"


def test_a_lock_that_is_taken_away_leaves_what_the_user_had_chosen() -> None:
    kept(theme="light", language="en", font_percent=125)
    lock('theme = "dark"\nfont_percent = 200')
    look = look_of(parse([]))
    look.view = "lots"
    look.remember()
    machine_file().unlink()
    again = look_of(parse([]))

    assert (again.theme, again.font_percent, again.view) == ("light", 125, "lots")
    assert again.locks == {}


def test_a_new_user_begins_with_what_is_locked_and_what_is_suggested() -> None:
    lock('theme = "dark"')
    machine_file().write_text('language = "es"\n[locked]\ntheme = "dark"\n', encoding="utf-8")
    look = look_of(parse([]))

    assert (look.theme, look.language, look.backdrop) == ("dark", "es", "#14191F")
    assert set(look.locks) == {"theme"}


@pytest.mark.parametrize(
    ("locked", "words"),
    [('theme = "purple"', []), ("font_percent = 99", []), ('theme = "dark"', ["--theme", "light"])],
)
def test_a_lock_that_cannot_be_followed_ends_the_start(locked: str, words: list[str]) -> None:
    file = lock(locked)
    with pytest.raises(UsageError, match=f"{file}, line 2"):
        look_of(parse(words))


@pytest.fixture
def look(home: Path) -> Look:
    """Of somebody at a computer where language and text size are locked."""
    look = Look.load(home / "look")
    look.theme = "light"
    look.lock("language", "en", WHERE)
    look.lock("font_percent", 100, WHERE)
    return look


@pytest.fixture
def workplace(backend: Backend) -> Workplace:
    """Where the database, the operator, the backups and the scanner are locked too."""
    facts = (
        SettingFact("database_url", "firstout.db", WHERE, locked=True),
        SettingFact("theme", None, None),
        SettingFact("language", "en", WHERE, locked=True),
        SettingFact("operator", "dock", WHERE, locked=True),
        SettingFact("backup_folder", "/srv/copies", WHERE, locked=True),
        SettingFact("log_level", "INFO", WHERE),
    )
    return Workplace(
        backend,
        "dock",
        "here",
        settings=facts,
        backup_folder=Path("/srv/copies"),
        scanner=ScannerSetup(50, lock=WHERE),
    )


@pytest.fixture
def settings(
    background: Background, clerk: Clerk, look: Look, workplace: Workplace
) -> Iterator[SettingsView]:
    desk = Desk(background, clerk.appearance, look)
    view = SettingsView(desk, clerk.language, workplace)
    clerk.qtbot.addWidget(view)
    view.add_card(ScannerTest(desk, workplace.scanner))
    view.show()
    yield view
    view.close()


@pytest.mark.parametrize(("language", "why"), [("en", REASON), ("es", GRUND)])
def test_what_is_locked_is_disabled_with_its_reason(
    settings: SettingsView, clerk: Clerk, look: Look, language: str, why: str
) -> None:
    look.locks.pop("language")
    clerk.language.choose(language)
    look.locks["language"] = WHERE
    QApplication.processEvents()
    combo = settings.display.font_size
    hints = [label.text() for label in settings.display.findChildren(QLabel)]

    assert not combo.isEnabled()
    assert (combo.toolTip(), combo.accessibleDescription()) == (why, why)
    assert hints.count(why) == 2
    assert settings.display.theme.isEnabled()
    assert settings.display.first() is settings.display.theme


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "settingsLocksLabel",
            "IT has locked on this computer: Database, Language, Operator, Folder of the backups.",
        ),
        ("settingsBackupFolderLabel", f"Backups are kept in /srv/copies. {REASON}"),
        ("scannerLockLabel", REASON),
    ],
)
def test_each_card_says_what_is_locked_in_it(settings: SettingsView, name: str, words: str) -> None:
    label = settings.findChild(QLabel, name)

    assert label is not None
    assert label.isVisible()
    assert label.text() == words


def test_a_locked_database_says_so_below_its_place(settings: SettingsView) -> None:
    hints = [label.text() for label in settings.database.place.findChildren(QLabel)]

    assert REASON in hints
    assert settings.database.place.edit.accessibleDescription() == REASON


def test_where_nothing_is_locked_nothing_is_said(clerk: Clerk) -> None:
    clerk.press(Key.Key_Comma, CTRL)

    assert not clerk.sees("settingsLocksLabel")
    assert not clerk.sees("settingsBackupFolderLabel")
    assert not clerk.sees("scannerLockLabel")


def test_the_list_of_all_settings_tells_locked_from_set(clerk: Clerk, workplace: Workplace) -> None:
    origins = Origins(clerk.furnished._desk, workplace.settings)
    clerk.qtbot.addWidget(origins)
    rows = {row[0]: row[2] for row in cells(origins.table)}

    assert rows["Operator"] == f"locked by IT: {WHERE}"
    assert rows["Detail of the log"] == WHERE


def test_no_shortcut_gets_around_a_lock(clerk: Clerk, look: Look) -> None:
    clerk.appearance.choose_font(200)
    clerk.appearance.step_font(1)
    clerk.language.choose("es")
    clerk.appearance.choose_theme("dark")

    assert (look.font_percent, look.language, look.theme) == (100, "en", "dark")


def test_commands_for_the_text_size_are_off_and_who_works_here_is_explained(
    qtbot: QtBot, qapp: QApplication, workplace: Workplace, look: Look
) -> None:
    application = Application(qapp, Launch(lambda: workplace, look))
    window = application.window
    window.show()
    qtbot.waitUntil(lambda: application.furnished is not None)
    assert application.furnished is not None
    settle(application.furnished)
    commands = window.commands
    menu = window.findChild(QMenu, "commandMenu")

    assert menu is not None
    assert menu.toolTipsVisible()
    for command in commands.larger_text, commands.smaller_text, commands.usual_text:
        assert (command.isEnabled(), command.toolTip()) == (False, REASON)
    assert window.status.operator.toolTip() == REASON
    assert window.status.operator.accessibleDescription() == REASON
    application.close()


def test_a_locked_database_leaves_nothing_to_choose_at_the_first_start() -> None:
    assert first_start(parse([]).common) is not None
    lock('database_url = "/srv/stock.db"')

    assert first_start(parse([]).common) is None


@pytest.fixture
def appearance(qapp: QApplication, look: Look) -> Iterator[Appearance]:
    appearance = Appearance(qapp, look)
    yield appearance
    shiboken6.delete(appearance)


def test_the_first_start_asks_for_no_language_that_is_locked(
    qapp: QApplication, appearance: Appearance, look: Look
) -> None:
    language = Language(qapp, look)
    page = FirstStartPage(choices(parse([]).common), appearance, language)
    page.show()
    page.begin()

    assert page.beginning.isVisible()
    assert not page.back.isVisible()
    look.locks.pop("language")
    page.begin()
    assert page.language.isVisible()
    language.close()
    shiboken6.delete(page)


def test_a_new_warehouse_has_the_name_that_is_locked(appearance: Appearance) -> None:
    file = lock('site_name = "North"\nsite_currency = "USD"')
    form = SiteForm(choices(parse([]).common), appearance)
    form.suggest(form.choices.suggest())

    assert (form.site_name.text(), form.site_name.isEnabled()) == ("North", False)
    assert form.site_name.toolTip() == f"Locked by IT ({file}, line 2)."
    assert form.first() is form.zone
    assert form.currency.text() == "USD"
    assert isinstance(form.zone, QComboBox)
    shiboken6.delete(form)
