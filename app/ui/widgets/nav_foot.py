"""Below the navigation: the menu of all commands, and the way to make more room."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QBoxLayout, QMenu, QToolButton

from app.ui.actions import Actions
from app.ui.appearance import Appearance
from app.ui.widgets.panel import Panel, named


class NavFoot(Panel):
    """Two buttons, side by side or one above the other where the navigation is narrow."""

    def __init__(self, appearance: Appearance, actions: Actions) -> None:
        super().__init__()
        self._appearance = appearance
        self._actions = actions
        self.menu_button = named(QToolButton(), "menuButton")
        self.narrow_button = named(QToolButton(), "navNarrowButton")
        self._menu = named(QMenu(self), "commandMenu")
        for group in actions.for_menu():
            self._menu.addActions(group)
            self._menu.addSeparator()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(4, 0, 4, 0)
        self._row.addWidget(self.menu_button)
        self._row.addWidget(self.narrow_button)
        self._row.addStretch()
        for pressed in self.menu_button, self.narrow_button:
            pressed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu_button.clicked.connect(self.open_menu)
        self.narrow_button.clicked.connect(actions.narrow.trigger)
        actions.narrow.toggled.connect(self._redraw)
        appearance.changed.connect(self._redraw)
        self.retranslate()
        self._redraw()

    def open_menu(self) -> None:
        """Open it above the button, its first command ready for the keyboard."""
        corner = self.menu_button.mapToGlobal(QPoint(0, 0))
        self._menu.setActiveAction(self._menu.actions()[0])
        self._menu.popup(corner - QPoint(0, self._menu.sizeHint().height()))

    def explain_commands(self) -> None:
        """Show what each command says of itself, where one cannot be used."""
        self._menu.setToolTipsVisible(True)

    def set_narrow(self, *, narrow: bool) -> None:
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def retranslate(self) -> None:
        self.menu_button.setToolTip(self.tr("Menu  F10"))
        self.menu_button.setAccessibleName(self.tr("Menu of all commands"))
        self.narrow_button.setToolTip(self.tr("Narrow or wide navigation"))
        self.narrow_button.setAccessibleName(self.tr("Narrow or wide navigation"))

    def _redraw(self) -> None:
        way = "expand" if self._actions.narrow.isChecked() else "collapse"
        self._appearance.dress_tool(self.menu_button, "menu-2", "muted")
        self._appearance.dress_tool(self.narrow_button, f"layout-sidebar-left-{way}", "muted")
