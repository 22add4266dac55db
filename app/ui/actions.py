"""Every command of the window is one QAction: its shortcut works everywhere."""

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier


class Actions(QObject):
    """Made once for a window; whoever can do what they say connects to them.

    `places` lead to the views in the order of the navigation, with Alt and their number.
    """

    def __init__(self, window: QMainWindow, places: int) -> None:
        super().__init__(window)
        self._window = window
        self.help = self._make("actionHelp", Qt.Key.Key_F1)
        self.receive = self._make("actionReceive", Qt.Key.Key_F2)
        self.dispatch = self._make("actionDispatch", Qt.Key.Key_F3)
        self.lots = self._make("actionLots", Qt.Key.Key_F4)
        self.refresh = self._make("actionRefresh", Qt.Key.Key_F5)
        self.next_pane = self._make("actionNextPane", Qt.Key.Key_F6)
        self.movements = self._make("actionMovements", Qt.Key.Key_F7)
        self.reports = self._make("actionReports", Qt.Key.Key_F8)
        self.alerts = self._make("actionAlerts", Qt.Key.Key_F9)
        self.alerts.setCheckable(True)
        self.product = self._make("actionProduct", QKeyCombination(_CTRL, Qt.Key.Key_L))
        self.filter = self._make("actionFilter", QKeyCombination(_CTRL, Qt.Key.Key_F))
        self.undo = self._make("actionUndo", QKeyCombination(_CTRL, Qt.Key.Key_Z))
        self.undo.setAutoRepeat(False)  # else a key held down undoes the whole shift
        self.export = self._make("actionExport", QKeyCombination(_CTRL, Qt.Key.Key_E))
        self.print_out = self._make("actionPrint", QKeyCombination(_CTRL, Qt.Key.Key_P))
        self.import_file = self._make("actionImport", QKeyCombination(_CTRL, Qt.Key.Key_O))
        self.operator = self._make("actionOperator")
        self.operator.setVisible(False)  # and without a key, unless people share the login
        self.settings = self._make("actionSettings", QKeyCombination(_CTRL, Qt.Key.Key_Comma))
        self.shortcuts = self._make("actionShortcuts", QKeyCombination(_CTRL, Qt.Key.Key_Slash))
        self.history = self._make("actionHistory")
        self.narrow = self._make("actionNarrow")
        self.narrow.setCheckable(True)
        self.menu = self._make("actionMenu", Qt.Key.Key_F10)
        self.quit = self._make("actionQuit", QKeyCombination(_CTRL, Qt.Key.Key_Q))
        self.places = tuple(
            self._make(f"actionPlace{number}", QKeyCombination(_ALT, Qt.Key(Qt.Key.Key_0 + number)))
            for number in range(1, places + 1)
        )
        self.usual_text = self._make("actionUsualText", QKeyCombination(_CTRL, Qt.Key.Key_0))
        self.larger_text = self._make(
            "actionLargerText", QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_Up)
        )
        self.smaller_text = self._make(
            "actionSmallerText", QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_Down)
        )
        self.retranslate()

    def retranslate(self) -> None:
        self.help.setText(self.tr("Help for this view"))
        self.receive.setText(self.tr("Receive"))
        self.dispatch.setText(self.tr("Dispatch"))
        self.lots.setText(self.tr("Lots"))
        self.refresh.setText(self.tr("Refresh"))
        self.next_pane.setText(self.tr("Next part of the window"))
        self.shortcuts.setText(self.tr("All shortcuts"))
        self.history.setText(self.tr("Done in this session"))
        self.narrow.setText(self.tr("Narrow navigation"))
        self.menu.setText(self.tr("Menu of all commands"))
        self.movements.setText(self.tr("Movements"))
        self.reports.setText(self.tr("Reports"))
        self.alerts.setText(self.tr("Show alerts"))
        self.product.setText(self.tr("Go to the product"))
        self.filter.setText(self.tr("Filter"))
        self.undo.setText(self.tr("Undo the last operation"))
        self.export.setText(self.tr("Export the table"))
        self.import_file.setText(self.tr("Import a file …"))
        self.print_out.setText(self.tr("Print the table or document"))
        self.operator.setText(self.tr("Say who works here"))
        self.settings.setText(self.tr("Settings"))
        self.quit.setText(self.tr("Close FirstOut"))
        self.usual_text.setText(self.tr("Usual text size"))
        self.larger_text.setText(self.tr("Larger text"))
        self.smaller_text.setText(self.tr("Smaller text"))

    def for_menu(self) -> tuple[tuple[QAction, ...], ...]:
        """Every command, in the groups in which the menu shows them."""
        return (
            (self.receive, self.dispatch, self.product, self.undo),
            self.places,
            (self.filter, self.refresh, self.import_file, self.export, self.print_out),
            (self.alerts, self.narrow, self.next_pane, self.operator),
            (self.larger_text, self.smaller_text, self.usual_text),
            (self.history, self.shortcuts, self.help, self.quit),
        )

    def _make(self, name: str, keys: Qt.Key | QKeyCombination | None = None) -> QAction:
        action = QAction(self._window)
        action.setObjectName(name)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        self._window.addAction(action)
        return action
