"""Where something lies: a path that can be read and copied whole, and its folder opened."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel


class PathLine(Panel):
    """The folder is opened by whatever this computer opens folders with."""

    failed = Signal(object)  # Callable[[], str]

    def __init__(self, edit: LineEdit, opener: QPushButton) -> None:
        super().__init__()
        self.edit = edit
        self.edit.setReadOnly(True)
        self.opener = opener
        self.opener.setAutoDefault(True)
        self.opener.clicked.connect(self._open)
        self._folder: Path | None = None
        self._field = Field(edit)
        self._beside = Field(opener)
        row = Flow()
        row.add(self._field, 1, 30)
        row.add(self._beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.retranslate()

    def name(self, caption: str) -> None:
        self._field.name(caption)

    def explain(self, why: str) -> None:
        """Say why it is there and nowhere else."""
        self._field.explain(why)

    def show_place(self, place: str, folder: Path | None) -> None:
        """`folder` is None for what lies on a server."""
        self.edit.setText(place)
        self.edit.setCursorPosition(0)
        self._folder = folder
        self._beside.setVisible(folder is not None)

    def retranslate(self) -> None:
        self.opener.setText(self.tr("Open the folder"))

    def _open(self) -> None:
        url = QUrl.fromLocalFile(str(self._folder))
        if not QDesktopServices.openUrl(url):
            self.failed.emit(lambda: self.tr("No program here can show the folder."))
