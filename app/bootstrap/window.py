"""The window started on the user's database or on the sample."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from app.bootstrap.display import HEADLESS, require_display
from app.cli.arguments import Arguments
from app.cli.faults import UsageError

if TYPE_CHECKING:
    from app.ui.launch import Launch
    from app.ui.look import Look


def open_window(arguments: Arguments) -> int:
    """Show the window until it is closed, or draw it; the exit code.

    Raises `SystemLacksError` before anything else, and `UsageError`.
    """
    if arguments.window.screenshot:
        from app.bootstrap.drawing import draw

        return draw(arguments, arguments.window.screenshot)
    gc.disable()  # until the window is filled: what is imported is no garbage
    require_display()
    from app.bootstrap.looks import look_of
    from app.ui.start import run_window, say_why_not

    try:
        look = look_of(arguments)
        return run_window(look, lambda: _launch(arguments, look))
    except UsageError as error:
        if nobody_reads_the_terminal():
            say_why_not(error.sentence)
        raise


def nobody_reads_the_terminal() -> bool:
    """Tell whether a window was started from an icon, so that only a window can say anything."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return platform not in HEADLESS and not sys.stderr.isatty()


def _launch(arguments: Arguments, look: "Look") -> "Launch":
    """What the window begins with, once its frame is there; settings are read only now."""
    import signal

    from app.bootstrap.connecting import Connecting, usable_settings
    from app.bootstrap.first_page import first_page_of
    from app.bootstrap.first_start import first_start
    from app.bootstrap.restoring import restoring
    from app.ui.launch import Launch

    # Qt waits outside of Python, which would hear of Ctrl+C late or never.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with usable_settings(arguments):
        backup = arguments.window.backup
        opened = None if backup is None else restoring(arguments.common, backup)
        first = None if arguments.window.demo else first_start(arguments.common)
        page = None if first or opened or look.view != "lots" else first_page_of(arguments)
    return Launch(Connecting(arguments), look, arguments.window.demo, first, page, opened)
