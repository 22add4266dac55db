"""The combo box in which a product is typed, scanned or picked."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QWidget

from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import mark

Index = QModelIndex | QPersistentModelIndex
Choice = tuple[str, str]
"""A SKU and the name of its product."""

_PAUSE_MILLISECONDS = 0
"""Keys that wait already are taken together; the search itself takes less than a key."""


class ProductCombo(QComboBox):
    """Editable, with type-ahead: `searched` asks for choices, `offer` shows them.

    `entered` carries a whole code (typed and Enter, scanned), `picked` a SKU from the list.
    """

    searched = Signal(str)
    entered = Signal(str)
    picked = Signal(str)
    emptied = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        mark(self, "lead")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._line = LineEdit()
        self.setLineEdit(self._line)
        self._line.setCompleter(None)  # type: ignore[arg-type]
        self._choices = _Choices(self)
        self._completer = self._make_completer()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._search)
        self._line.textEdited.connect(self._typed)
        self._line.returnPressed.connect(self._enter)

    @property
    def line(self) -> LineEdit:
        """Where it is typed."""
        return self._line

    @property
    def popup(self) -> QListView:
        """The list of choices."""
        popup = self._completer.popup()
        assert isinstance(popup, QListView)  # noqa: S101
        return popup

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show what fits the typed text, below it, while it is being typed."""
        self._choices.show(choices)
        if not choices:
            self.popup.hide()
        elif self.hasFocus() or self.popup.isVisible():
            self._completer.complete()

    def choices(self) -> Sequence[Choice]:
        return self._choices.rows

    def settle(self, sku: str) -> None:
        """Show the product that was chosen; what was being looked for is over."""
        self._pause.stop()
        self.popup.hide()
        self.setEditText(sku)

    def clear_text(self) -> None:
        self.settle("")

    def showPopup(self) -> None:
        """Open the list of what fits, of everything when nothing is typed."""
        self.setFocus()
        self._search()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_F4} and not self.popup.isVisible():
            self.showPopup()
            return
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            return
        super().keyPressEvent(event)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._choices, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        completer.setMaxVisibleItems(10)
        completer.setWidget(self)
        popup = QListView()
        mark(popup, "popup")
        popup.setUniformItemSizes(True)
        completer.setPopup(popup)
        completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]
        return completer

    def _typed(self, text: str) -> None:
        self._pause.start()
        if not text.strip():
            self.emptied.emit()

    def _search(self) -> None:
        self.searched.emit(self.currentText().strip())

    def _enter(self) -> None:
        if self.popup.isVisible() and self.popup.currentIndex().isValid():
            return
        self._pause.stop()
        if code := self.currentText().strip():
            self.entered.emit(code)

    def _pick(self, index: QModelIndex) -> None:
        self._pause.stop()
        self.picked.emit(index.data(Qt.ItemDataRole.EditRole))


class _Choices(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[Choice] = ()

    def show(self, rows: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        sku, name = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{sku}   {name}"
        return sku if role == Qt.ItemDataRole.EditRole else None
