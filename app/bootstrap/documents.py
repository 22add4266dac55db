"""Reports as PDF for the command line: Qt paints them, without a display."""

import os
from collections.abc import Callable
from pathlib import Path

from app.bootstrap.display import require_qt
from app.services.sheets import Sheet


def pdf_writer() -> Callable[[Sheet, Path], int]:
    """What writes a sheet as a PDF. Raises `SystemLacksError` where Qt cannot be loaded."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    require_qt("offscreen")
    from app.ui.offscreen import save_report

    return save_report
