"""A view of the window drawn into a picture, without a display."""

import os
from pathlib import Path

from app.bootstrap.connecting import Connecting
from app.bootstrap.display import require_qt
from app.bootstrap.first_start import choices
from app.bootstrap.looks import take_settings
from app.cli.arguments import Arguments
from app.cli.faults import UsageError, user_file
from app.ui.launch import Launch
from app.ui.look import Look


def draw(arguments: Arguments, file: Path) -> int:
    """Render a view offscreen into a PNG, which appears only when it is whole; the exit code.

    Raises `SystemLacksError` before anything else, and `UsageError`.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    require_qt("offscreen")
    from app.ui.offscreen import VIEWS, screenshot

    options, views = arguments.window, ("operations", "first_start", *VIEWS)
    if options.view not in views:
        raise UsageError(f"no view {options.view!r}: {', '.join(views)}", "view")
    look = Look(theme=options.theme or "light", language=options.language or "en")
    take_settings(look, arguments, locked_only=True)
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
