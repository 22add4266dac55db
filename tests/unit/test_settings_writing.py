"""A setting written into the user's file, and nothing else changed there."""

import os
import stat
from pathlib import Path

import pytest

from app.settings.layers import SettingsError, read_layers
from app.settings.writing import write_setting

KEPT = """\
# mine
operator = "ana"   # who books
[scanner]  # not ours
gap = 35
"""


def given(file: Path) -> str:
    """What the settings' own reader finds there."""
    layers = read_layers({}, file)
    [found] = [
        layer.given["database_url"].value for layer in layers if "database_url" in layer.given
    ]
    return str(found)


@pytest.mark.parametrize(
    "value",
    ["/srv/stock.db", 'C:\\almacén "norte"\\a.db', "a\x7fb\n", "postgresql://server/name"],
)
def test_a_file_is_made_that_the_reader_understands(tmp_path: Path, value: str) -> None:
    file = tmp_path / "new" / "settings.toml"
    write_setting("database_url", value, file)

    assert given(file) == value
    assert [each.name for each in file.parent.iterdir()] == ["settings.toml"]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_keys_and_comments_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(KEPT, encoding="utf-8")
    file.chmod(0o640)
    write_setting("database_url", "a.db", file)

    before, after = KEPT.split("[", 1)
    assert file.read_text(encoding="utf-8") == f'{before}database_url = "a.db"\n[{after}'
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_an_earlier_choice_is_replaced_where_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b'# a\r\ndatabase_url = "old.db" # gone\r\noperator = "ana"')
    write_setting("database_url", "new.db", file)

    assert file.read_bytes() == b'# a\r\ndatabase_url = "new.db"\r\noperator = "ana"'


def test_a_last_line_without_an_end_is_not_run_together(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b'operator = "ana"')
    write_setting("database_url", "new.db", file)

    assert file.read_bytes() == b'operator = "ana"\ndatabase_url = "new.db"\n'


@pytest.mark.parametrize("text", ['database_url = """\na.db\n"""\n', "operator = \n"])
def test_what_cannot_be_set_without_harm_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError):
        write_setting("database_url", "new.db", file)

    assert file.read_text(encoding="utf-8") == text


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.toml", tmp_path / "settings.toml"
    real.write_text(KEPT, encoding="utf-8")
    link.symlink_to(real)
    write_setting("database_url", "a.db", link)

    assert link.is_symlink()
    assert 'database_url = "a.db"' in real.read_text(encoding="utf-8")
