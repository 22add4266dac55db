"""The window and its papers without a display: as a picture, as a PDF."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QImage

from app.ui.application import Application
from app.ui.launch import Launch
from app.ui.start import running_qt

if TYPE_CHECKING:
    from app.services.sheets import Sheet

VIEWS = (
    "receive",
    "dispatch",
    "lots",
    "history",
    "labels",
    "count",
    "products",
    "alerts",
    "movements",
    "reports",
    "settings",
    "import",
)
"""What `screenshot` can show; "operations" is receive."""

_USUAL_SIZE = (1240, 760)


def screenshot(launch: Launch, file: Path, view: str, size: tuple[int, int] = _USUAL_SIZE) -> int:
    """Render a view offscreen, everything answered, into a PNG; the exit code.

    Raises what `launch.connect` raises.
    """
    _render(launch, view, size).save(str(file))
    return 0


def save_report(sheet: "Sheet", file: Path) -> int:
    """Write a sheet as a PDF in English, as the whole command line is; count the rows."""
    from app.services.progress import unheard
    from app.ui.paper import save_pdf

    running_qt()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    return save_pdf(sheet, file, unheard)


def render_window(launch: Launch) -> None:
    """Render the first view offscreen; raises RuntimeError if it stays blank."""
    picture = _render(launch, "receive", _USUAL_SIZE)
    colours = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    }
    if len(colours) < 3:
        raise RuntimeError("the window stayed blank")


def _render(launch: Launch, view: str, size: tuple[int, int]) -> QImage:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = Application(running_qt(), launch)
    application.window.resize(QSize(*size))
    application.window.show()
    from app.ui.panels.first_start.page import FirstStartPage
    from app.ui.posing import pause, pose, wait_for

    try:
        wait_for(application.stands)
        if application.failure is not None:
            raise application.failure
        if application.furnished is not None:
            pose(application.window, application.furnished, view)
        elif isinstance(application.page, FirstStartPage):
            application.page.go_on()
            pause()
        return application.window.grab().toImage()
    finally:
        application.window.close()
        application.close()
