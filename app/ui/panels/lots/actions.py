"""The commands on a lot: each is one QAction, in the bar, the menus and the keyboard's hands."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.services.lots import LotRow
from app.ui.appearance import Appearance
from app.ui.panels.lots.acts import Act, is_possible

_ICONS = {
    Act.HISTORY: "history",
    Act.DISPATCH: "package-export",
    Act.COUNT: "clipboard-check",
    Act.ADJUST: "adjustments",
    Act.TRANSFER: "transfer",
    Act.DISPOSE: "trash",
    Act.RETURN: "truck-return",
    Act.HOLD: "lock",
    Act.RELEASE: "lock-open",
    Act.RECALL: "hand-stop",
    Act.CORRECT: "pencil",
    Act.LABELS: "barcode",
}
_GAP = "\N{THIN SPACE}"
"""Between icon and text of a tool button: style sheets cannot say how much."""

MENU: tuple[Act | None, ...] = (
    Act.HISTORY,
    Act.DISPATCH,
    Act.LABELS,
    None,
    Act.COUNT,
    Act.ADJUST,
    Act.TRANSFER,
    Act.DISPOSE,
    Act.RETURN,
    None,
    Act.HOLD,
    Act.RELEASE,
    Act.RECALL,
    Act.CORRECT,
)
"""The order in which they are offered; None parts groups."""


class LotActions(QObject):
    """Enabled where they make sense for the lots that are chosen."""

    wanted = Signal(object)  # Act

    def __init__(self, appearance: Appearance, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._appearance = appearance
        self._actions = {
            Act.HISTORY: self._make(Act.HISTORY, "actionLotHistory", "Return"),
            Act.DISPATCH: self._make(Act.DISPATCH, "actionLotDispatch", "Alt+D"),
            Act.COUNT: self._make(Act.COUNT, "actionLotCount", "Alt+C"),
            Act.ADJUST: self._make(Act.ADJUST, "actionLotAdjust", "Alt+A"),
            Act.TRANSFER: self._make(Act.TRANSFER, "actionLotTransfer", "Alt+T"),
            Act.DISPOSE: self._make(Act.DISPOSE, "actionLotDispose", "Alt+X"),
            Act.RETURN: self._make(Act.RETURN, "actionLotReturn", "Alt+B"),
            Act.HOLD: self._make(Act.HOLD, "actionLotHold", "Alt+H"),
            Act.RELEASE: self._make(Act.RELEASE, "actionLotRelease", "Alt+R"),
            Act.RECALL: self._make(Act.RECALL, "actionLotRecall", "Alt+K"),
            Act.CORRECT: self._make(Act.CORRECT, "actionLotCorrect", "Alt+E"),
            Act.LABELS: self._make(Act.LABELS, "actionLotLabels", "Alt+L"),
        }
        self._actions[Act.HISTORY].setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        self._actions[Act.HISTORY].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)

    def __getitem__(self, act: Act) -> QAction:
        return self._actions[act]

    def menu(self, parent: QWidget, acts: Sequence[Act | None] = MENU) -> list[QAction]:
        """The commands with separators between their groups."""
        actions = []
        for act in acts:
            if act is None:
                separator = QAction(parent)
                separator.setSeparator(True)
                actions.append(separator)
            else:
                actions.append(self._actions[act])
        return actions

    def show_for(self, lots: Sequence[LotRow], today: date) -> None:
        """Enable what makes sense for these lots."""
        for act, action in self._actions.items():
            action.setEnabled(is_possible(act, lots, today))

    def retranslate(self) -> None:
        for act, text in self._texts().items():
            action = self._actions[act]
            action.setText(text)
            action.setIconText(f"{_GAP}{text}")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text}  {keys}")

    def help(self) -> str:
        """The commands with their keys, in one line."""
        return ", ".join(action.toolTip().replace("  ", " ") for action in self._actions.values())

    def _texts(self) -> dict[Act, str]:
        return {
            Act.HISTORY: self.tr("History"),
            Act.DISPATCH: self.tr("Dispatch"),
            Act.COUNT: self.tr("Count"),
            Act.ADJUST: self.tr("Adjust"),
            Act.TRANSFER: self.tr("Transfer"),
            Act.DISPOSE: self.tr("Dispose"),
            Act.RETURN: self.tr("Return"),
            Act.HOLD: self.tr("Hold"),
            Act.RELEASE: self.tr("Release"),
            Act.RECALL: self.tr("Recall"),
            Act.CORRECT: self.tr("Correct"),
            Act.LABELS: self.tr("Labels…"),
        }

    def _make(self, act: Act, name: str, keys: str) -> QAction:
        action = QAction(self._view)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(lambda: self.wanted.emit(act))
        self._view.addAction(action)
        return action

    def _redraw(self) -> None:
        for act, action in self._actions.items():
            action.setIcon(self._appearance.icon(_ICONS[act]))
