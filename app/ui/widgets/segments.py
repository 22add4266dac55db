"""Buttons beside each other, of which one is chosen."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup


class Segments(QButtonGroup):
    """Tab leads to the chosen one, the arrow keys choose another.

    Qt itself lets Tab lead to the one that had the keyboard last, chosen or not.
    """

    def __init__(self, parent: QObject, *buttons: QAbstractButton) -> None:
        super().__init__(parent)
        for number, each in enumerate(buttons):
            each.setCheckable(True)
            each.installEventFilter(self)
            self.addButton(each, number)
        self.buttonToggled.connect(self._lead_to_chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._lead_to_chosen()
        return super().eventFilter(watched, event)

    def _lead_to_chosen(self) -> None:
        for each in self.buttons():
            chosen = each.isChecked()
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
