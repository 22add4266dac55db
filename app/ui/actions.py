"""Every command of the window is one QAction: its shortcut works everywhere."""

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier


class Actions(QObject):
    """Made once for a window; whoever can do what they say connects to them."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.receive = self._make("actionReceive", Qt.Key.Key_F2)
        self.dispatch = self._make("actionDispatch", Qt.Key.Key_F3)
        self.lots = self._make("actionLots", Qt.Key.Key_F4)
        self.refresh = self._make("actionRefresh", Qt.Key.Key_F5)
        self.alerts = self._make("actionAlerts", Qt.Key.Key_F9)
        self.alerts.setCheckable(True)
        self.product = self._make("actionProduct", QKeyCombination(_CTRL, Qt.Key.Key_L))
        self.filter = self._make("actionFilter", QKeyCombination(_CTRL, Qt.Key.Key_F))
        self.undo = self._make("actionUndo", QKeyCombination(_CTRL, Qt.Key.Key_Z))
        self.undo.setAutoRepeat(False)  # else a key held down undoes the whole shift
        self.settings = self._make("actionSettings", QKeyCombination(_CTRL, Qt.Key.Key_Comma))
        self.usual_text = self._make("actionUsualText", QKeyCombination(_CTRL, Qt.Key.Key_0))
        self.larger_text = self._make(
            "actionLargerText", QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_Up)
        )
        self.smaller_text = self._make(
            "actionSmallerText", QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_Down)
        )
        self.retranslate()

    def retranslate(self) -> None:
        self.receive.setText(self.tr("Receive"))
        self.dispatch.setText(self.tr("Dispatch"))
        self.lots.setText(self.tr("Lots"))
        self.refresh.setText(self.tr("Refresh"))
        self.alerts.setText(self.tr("Show alerts"))
        self.product.setText(self.tr("Go to the product"))
        self.filter.setText(self.tr("Filter"))
        self.undo.setText(self.tr("Undo the last operation"))
        self.settings.setText(self.tr("Settings"))
        self.usual_text.setText(self.tr("Usual text size"))
        self.larger_text.setText(self.tr("Larger text"))
        self.smaller_text.setText(self.tr("Smaller text"))

    def _make(self, name: str, keys: Qt.Key | QKeyCombination) -> QAction:
        action = QAction(self._window)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        self._window.addAction(action)
        return action
