"""What the window needs from the system."""

import pytest

from app.bootstrap.display import PACKAGES, require_display, require_qt
from app.cli.faults import SystemLacksError
from build_spec.debian import LIBRARIES


def test_the_libraries_are_those_that_the_set_up_installs() -> None:
    assert PACKAGES == LIBRARIES


def test_offscreen_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("DISPLAY", raising=False)
    require_display()


def test_the_libraries_of_a_screen_are_there() -> None:
    require_qt("xcb")


def test_no_display_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SystemLacksError, match="DISPLAY"):
        require_display()
