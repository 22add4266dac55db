"""Below the table: which lot is chosen, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from app.services.lots import LotRow
from app.ui import wording
from app.ui.appearance import Appearance
from app.ui.panels.lots.actions import LotActions
from app.ui.panels.lots.acts import Act
from app.ui.plurals import Plurals
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, named, plain_label

_MORE = (Act.LABELS, None, Act.ADJUST, Act.DISPOSE, Act.RETURN, None, Act.RECALL, Act.CORRECT)


class LotBar(Panel):
    """The commands used most as buttons, the others behind one; the keyboard has them all."""

    def __init__(self, appearance: Appearance, actions: LotActions) -> None:
        super().__init__()
        self.setObjectName("lotActionBar")
        self._appearance = appearance
        self._actions = actions
        self._lots: tuple[LotRow, ...] = ()
        self._count = 0
        self._in_history = False
        self._subject = plain_label("lotChosenLabel", "muted", wraps=True)
        self._buttons = {
            Act.HISTORY: named(QToolButton(), "lotHistoryButton"),
            Act.DISPATCH: named(QToolButton(), "lotDispatchButton"),
            Act.COUNT: named(QToolButton(), "lotCountButton"),
            Act.TRANSFER: named(QToolButton(), "lotTransferButton"),
            Act.HOLD: named(QToolButton(), "lotHoldButton"),
            Act.RELEASE: named(QToolButton(), "lotReleaseButton"),
        }
        self.more = named(QToolButton(), "lotMoreButton")
        self._arrange()
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)

    def show_lots(self, lots: Sequence[LotRow], count: int, *, in_history: bool) -> None:
        """Name what is chosen: so many lots, of which these are at hand."""
        self._lots, self._count, self._in_history = tuple(lots), count, in_history
        self.retranslate()

    def retranslate(self) -> None:
        self.more.setText(self.tr("More"))
        self.more.setAccessibleName(self.tr("More that can be done with the lot"))
        if self._count > 1:
            self._subject.setText(Plurals().chosen_lots(self._count))
        elif self._lots:
            [lot] = self._lots
            self._subject.setText(f"{wording.lot_name(lot.lot, lot.lot_code)} · {lot.name}")
        else:
            self._subject.setText(self.tr("Choose a lot."))
        self._buttons[Act.HISTORY].setVisible(not self._in_history)
        hold, release = self._actions[Act.HOLD], self._actions[Act.RELEASE]
        self._buttons[Act.HOLD].setVisible(hold.isEnabled() or not release.isEnabled())
        self._buttons[Act.RELEASE].setVisible(release.isEnabled())

    def _arrange(self) -> None:
        row = Flow(gap=4, between_rows=2)
        self.setLayout(row)
        row.add(self._subject, 1, 16)
        for act, pressed in self._buttons.items():
            pressed.setDefaultAction(self._actions[act])
            row.add(pressed)
        menu = QMenu(self.more)
        menu.addActions(self._actions.menu(menu, _MORE))
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.add(self.more)
        for pressed in (*self._buttons.values(), self.more):
            pressed.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            pressed.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _redraw(self) -> None:
        look = self._appearance
        self.more.setIcon(look.icon("dots"))
        for pressed in (*self._buttons.values(), self.more):
            pressed.setIconSize(look.icon_size())
