"""An editable combo box for texts that are often the same."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QListView

from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import mark


class TextCombo(QComboBox):
    """Offers what contains the typed text; anything may be typed, and Ctrl+Z stays sensible."""

    def __init__(self, name: str, longest: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.line = LineEdit()
        self.line.setMaxLength(longest)
        self.setLineEdit(self.line)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.popup = QListView()
        mark(self.popup, "popup")
        completer.setPopup(self.popup)
        self.setCompleter(completer)

    def offer(self, texts: Iterable[str]) -> None:
        """Replace the choices; what is typed stays."""
        typed = self.currentText()
        self.blockSignals(True)  # noqa: FBT003
        self.clear()
        self.addItems(list(texts))
        self.setEditText(typed)
        self.blockSignals(False)  # noqa: FBT003

    def remember(self, text: str) -> None:
        """Offer it from now on, first."""
        if text and self.findText(text, Qt.MatchFlag.MatchFixedString) < 0:
            self.offer([text, *(self.itemText(row) for row in range(self.count()))])

    def typed(self) -> str:
        return self.currentText().strip()
