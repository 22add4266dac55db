"""What the window needs from the system."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from app.bootstrap.display import advice, require_display, require_qt
from app.cli.faults import SystemLacksError

ROOT = Path(__file__).parents[2]


def test_a_missing_library_is_named_with_the_line_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt = tmp_path / "apt-get"
    apt.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    told = advice("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert "libEGL.so.1" in told
    assert told.endswith("sudo apt-get install --reinstall libegl1")


def test_offscreen_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("DISPLAY", raising=False)
    require_display()


def test_the_libraries_of_a_screen_are_there() -> None:
    require_qt("xcb")


LACKING = """
import sys
from pathlib import Path
from app.bootstrap.display import _load_platform
try:
    _load_platform(Path(sys.argv[1]), "xcb")
except OSError as error:
    print(error)
"""


def test_what_a_platform_lacks_is_told_as_the_loader_says_it(tmp_path: Path) -> None:
    plugins = Path(str(PySide6.__file__)).parent / "Qt/plugins/platforms"
    shutil.copy(plugins / "libqxcb.so", tmp_path)  # away from the libraries beside it
    program = [sys.executable, "-c", LACKING, str(tmp_path)]
    told = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)

    assert re.match(r"lib\w+\.so\S*: cannot open", told.stdout)


def test_a_platform_that_qt_does_not_have_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "bogus")
    with pytest.raises(SystemLacksError, match="bogus"):
        require_display()


def test_no_display_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SystemLacksError, match="DISPLAY"):
        require_display()
