"""The window started on the user's database or on the sample."""

import gc
from typing import TYPE_CHECKING

from app.bootstrap.display import require_display
from app.cli.arguments import Arguments
from app.ui.look import Look, default_folder

if TYPE_CHECKING:
    from app.ui.launch import Launch


def open_window(arguments: Arguments) -> int:
    """Show the window until it is closed, or draw it; the exit code.

    Raises `SystemLacksError` before anything else, and `UsageError`.
    """
    if arguments.window.screenshot:
        from app.bootstrap.drawing import draw

        return draw(arguments, arguments.window.screenshot)
    gc.disable()  # until the window is filled: what is imported is no garbage
    require_display()
    from app.ui.start import run_window

    look = _look(arguments)
    return run_window(look, lambda: _launch(arguments, look))


def _launch(arguments: Arguments, look: Look) -> "Launch":
    """What the window begins with, once its frame is there; settings are read only now."""
    import signal

    from app.bootstrap.connecting import Connecting, usable_settings
    from app.bootstrap.first_page import first_page_of
    from app.bootstrap.first_start import first_start
    from app.ui.launch import Launch

    # Qt waits outside of Python, which would hear of Ctrl+C late or never.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with usable_settings(arguments.common):
        first = None if arguments.window.demo else first_start(arguments.common)
        page = None if first or look.view != "lots" else first_page_of(arguments)
    return Launch(Connecting(arguments), look, arguments.window.demo, first, page)


def _look(arguments: Arguments) -> Look:
    """What was chosen in the window before, at first what the settings say; arguments win."""
    folder = default_folder()
    fresh = not (folder / "look.json").exists()
    look = Look.load(folder)
    if fresh:
        _take_settings(look, arguments)
    look.theme = arguments.window.theme or look.theme
    look.language = arguments.window.language or look.language
    return look


def _take_settings(look: Look, arguments: Arguments) -> None:
    from app.bootstrap.connecting import usable_settings

    with usable_settings(arguments.common) as settings:
        for name in ("theme", "language", "font_percent"):
            if name in settings:
                kind = type(getattr(look, name))
                setattr(look, name, kind(settings[name].value))
