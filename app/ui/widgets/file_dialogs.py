"""Files chosen in a dialog that holds nothing up; what was chosen is told when it is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.widgets.panel import named


def choose_file(
    asker: QWidget, title: str, filters: list[str], on_chosen: Callable[[Path], None]
) -> None:
    """Let the user choose a file that exists."""
    dialog = named(QFileDialog(asker, title), "openFileDialog")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _show(dialog, filters, on_chosen)


def choose_new_file(
    asker: QWidget, title: str, suggestion: Path, on_chosen: Callable[[Path], None]
) -> None:
    """Let the user say where a new file is to be made; whoever makes it refuses an old one."""
    dialog = named(QFileDialog(asker, title, str(suggestion.parent)), "saveFileDialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # a scan would answer "Yes"
    dialog.setDefaultSuffix(suggestion.suffix)
    dialog.selectFile(suggestion.name)
    _show(dialog, [f"*{suggestion.suffix}"], on_chosen)


def _show(dialog: QFileDialog, filters: list[str], on_chosen: Callable[[Path], None]) -> None:
    dialog.setNameFilters(filters)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda file: on_chosen(Path(file)))
    dialog.open()
