"""The window started: on the user's database or on the sample, on screen or into a picture."""

import os
import signal
from pathlib import Path

from app.bootstrap.connecting import Connecting
from app.bootstrap.display import require_display, require_qt
from app.bootstrap.first_start import choices, first_start
from app.cli.faults import UsageError, user_file
from app.cli.parser import Arguments
from app.settings.layers import SettingsError, merge, read_layers
from app.ui.launch import FirstStart, Launch
from app.ui.look import Look, default_folder


def open_window(arguments: Arguments) -> int:
    """Show the window until it is closed, or draw it; the exit code.

    Raises `SystemLacksError` before anything else, and `UsageError`.
    """
    if arguments.window.screenshot:
        return _draw(arguments, arguments.window.screenshot)
    require_display()
    launch = Launch(
        Connecting(arguments),
        _look(arguments),
        arguments.window.demo,
        None if arguments.window.demo else _first_start(arguments),
    )
    from app.ui.application import run_window

    # Qt waits outside of Python, which would hear of Ctrl+C late or never.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run_window(launch)


def _draw(arguments: Arguments, file: Path) -> int:
    """Render a view offscreen into a PNG, which appears only when it is whole."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    require_qt("offscreen")
    from app.ui.application import VIEWS, screenshot

    options, views = arguments.window, ("operations", "first_start", *VIEWS)
    if options.view not in views:
        raise UsageError(f"no view {options.view!r}: {', '.join(views)}", "view")
    look = Look(theme=options.theme or "light", language=options.language or "en")
    connecting = Connecting(arguments)
    draft = file.with_name(f".{file.name}.{os.getpid()}.png")
    with user_file("screenshot", file):
        draft.touch()
        try:
            first = choices(arguments.common) if options.view == "first_start" else None
            launch = Launch(connecting, look, options.demo and first is None, first)
            screenshot(launch, draft, options.view, options.size)
            connecting.raise_failure()
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    return 0


def _first_start(arguments: Arguments) -> FirstStart | None:
    try:
        return first_start(arguments.common)
    except SettingsError as error:
        raise UsageError(str(error)) from error


def _look(arguments: Arguments) -> Look:
    """What was chosen in the window before, at first what the settings say; arguments win."""
    folder = default_folder()
    try:
        settings = merge(read_layers({}, arguments.common.config))
    except SettingsError as error:
        raise UsageError(str(error)) from error
    fresh = not (folder / "look.json").exists()
    look = Look.load(folder)
    for name in ("theme", "language", "font_percent"):
        if fresh and name in settings:
            kind = type(getattr(look, name))
            setattr(look, name, kind(settings[name].value))
    look.theme = arguments.window.theme or look.theme
    look.language = arguments.window.language or look.language
    return look
