"""The window before there is anything in it: painted first, filled in later.

Neither this module nor what it imports knows pydantic, SQLAlchemy or the services.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFontMetricsF,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.look import Look

if TYPE_CHECKING:
    from app.ui.appearance import Appearance

_SIZE = (1240, 760)
_SMALLEST = (1024, 640)
_ROOM_IN_LINES = 72
"""How wide the window must be, in heights of a line, for the navigation to show its titles."""


class MainWindow(QMainWindow):
    """Navigation, messages, toasts, dock and status bar; views are put in by their key.

    It is on screen as an empty frame, in the colour it had last, while Python loads what `fill`
    puts into it.
    """

    framed = Signal()  # once, after the first paint of the frame
    painted = Signal()  # once, after the first paint of what is in it

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("FirstOut")
        self._look = look
        self._framed = self._filled = self._painted = False
        self._alone: QWidget | None = None
        self._stand_in: QWidget | None = None
        self._stood_for = ""
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        if look.geometry:
            self.restoreGeometry(QByteArray.fromBase64(look.geometry.encode()))
        if QColor.isValidColorName(look.backdrop):
            self._show_backdrop(QColor.fromString(look.backdrop))

    def fill(self, appearance: "Appearance", *, demo: bool) -> None:
        """Put in all that stands around the views."""
        from app.ui.actions import Actions
        from app.ui.places import PLACES
        from app.ui.widgets.message_bar import MessageBar
        from app.ui.widgets.nav_foot import NavFoot
        from app.ui.widgets.nav_list import NavList
        from app.ui.widgets.panel import Panel, named
        from app.ui.widgets.side_dock import SideDock
        from app.ui.widgets.status_line import StatusLine
        from app.ui.widgets.toast_host import ToastHost

        self._appearance = appearance
        self.commands = Actions(self, len(PLACES))
        self.nav = NavList(appearance, PLACES)
        self.messages = MessageBar(appearance)
        self.foot = NavFoot(appearance, self.commands)
        self.views = named(QStackedWidget(), "viewStack")
        self.toasts = ToastHost(appearance)
        self._shown: dict[str, QWidget] = {}
        self.setPalette(QPalette())
        self._arrange(Panel())
        self.dock = SideDock(self, self._look)
        self.status = StatusLine(self.statusBar(), appearance)
        self._connect(appearance)
        self._filled = True
        self.dock.restore()
        self.retranslate()
        self._share_room()
        self.nav.go(self._look.view if self.nav.leads_to(self._look.view) else "operations")
        if demo:
            self.say_sample()
        self.update()

    def add_view(self, key: str, view: QWidget) -> None:
        """Put a view where the navigation leads to it."""
        self._shown[key] = view
        self.views.addWidget(view)
        if self.nav.current == key:
            self.views.setCurrentWidget(view)

    def show_view(self, key: str) -> None:
        """Go to a view, once it is there; one without a place in the navigation covers another."""
        if key != self._stood_for:
            self.stand_back()
        if self.nav.leads_to(key):
            self.nav.go(key)
        if key in self._shown:
            self.views.setCurrentWidget(self._shown[key])

    def stand_in(self, page: QWidget, key: str) -> None:
        """Show a page in the place of a view until that has something to show."""
        self._stand_in, self._stood_for = page, key
        self._column.insertWidget(self._column.indexOf(self.views), page, 1)
        self.views.hide()

    def stand_back(self) -> bool:
        """Show the views themselves; False where nothing stood in for one."""
        if self._stand_in is None:
            return False
        self._stand_in.hide()
        self._column.removeWidget(self._stand_in)
        self._stand_in.deleteLater()
        self._stand_in = None
        self.views.show()
        return True

    def cover_with(self, cover: QWidget) -> None:
        """Give the window what can cover its views; hidden for now."""
        cover.hide()
        self._cover = cover
        self._column.insertWidget(self._column.indexOf(self.views), cover, 1)

    def cover(self) -> None:
        self.stand_back()
        self._cover.show()
        self.views.hide()

    def uncover(self) -> None:
        self.views.show()
        self._cover.hide()

    def title_of_view(self) -> str:
        """The name of the view in front, as the navigation has it."""
        return self.nav.title_of(self.nav.current)

    def show_alone(self, page: QWidget) -> None:
        """Show a page without navigation and alerts until `show_all`; it has no view's commands."""
        self._alone = page
        self.views.addWidget(page)
        self.views.setCurrentWidget(page)
        self._show_around(shown=False)

    def show_all(self) -> None:
        """Take the page away that was shown alone."""
        if self._alone is not None:
            self.views.removeWidget(self._alone)
            self._alone.deleteLater()
            self._alone = None
            self._show_around(shown=True)
            self.dock.restore()

    def retranslate(self) -> None:
        self.nav.setAccessibleName(self.tr("Views"))
        self.dock.setWindowTitle(self.tr("Alerts"))
        self.commands.retranslate()
        titles = {
            "operations": self.tr("Operations"),
            "lots": self.tr("Lots"),
            "count": self.tr("Count"),
            "products": self.tr("Products"),
            "alerts": self.tr("Alerts"),
            "movements": self.tr("Movements"),
            "reports": self.tr("Reports"),
            "settings": self.tr("Settings"),
        }
        self.nav.entitle(titles)
        for title, action in zip(titles.values(), self.commands.places, strict=True):
            action.setText(title)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._filled:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._filled:
            self._share_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._framed:
            self._framed = True
            QTimer.singleShot(0, self.framed.emit)
        if self._filled and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def _show_backdrop(self, colour: QColor) -> None:
        """Without `QPalette(colour)`, for which Qt's enumerations would be made."""
        backdrop = QPalette()
        backdrop.setColor(QPalette.ColorRole.Window, colour)
        self.setPalette(backdrop)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._look.geometry = self.saveGeometry().toBase64().toStdString()
        if self._filled:
            if self._alone is None:  # a page that is alone in the window hides it
                self.dock.note()
            self._look.view = self.nav.current
        self._look.remember()
        super().closeEvent(event)

    def _arrange(self, centre: QWidget) -> None:
        centre.setObjectName("centre")
        row = QHBoxLayout(centre)
        row.setContentsMargins(8, 10, 4, 10)
        row.setSpacing(14)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.nav, 1)
        left.addWidget(self.foot)
        row.addLayout(left)
        self._column = column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.messages)
        column.addWidget(self.views, 1)
        column.addWidget(self.toasts)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)

    def _share_room(self) -> None:
        """Narrow the navigation before anything else has too little room."""
        room = QFontMetricsF(self._appearance.font()).height() * _ROOM_IN_LINES
        self.nav.set_narrow(narrow=self._look.narrow or self.width() < room)
        self.foot.set_narrow(narrow=self.nav.narrow)

    def _narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._look.narrow = narrow
        self._share_room()

    def _show_around(self, *, shown: bool) -> None:
        for around in self.nav, self.foot, self.dock:
            around.setVisible(shown)
        commands = self.commands
        leading = (commands.lots, commands.alerts, commands.settings, commands.menu)
        for each in leading + commands.places:
            each.setEnabled(shown)

    def _connect(self, appearance: "Appearance") -> None:
        actions = self.commands
        appearance.changed.connect(self._share_room)
        self.nav.chosen.connect(self.show_view)
        for again in self.nav.clicked, self.nav.activated:  # the import may cover its view
            again.connect(lambda: self.show_view(self.nav.current))
        self.dock.visibilityChanged.connect(actions.alerts.setChecked)
        actions.alerts.triggered.connect(lambda shown: self.dock.setVisible(shown))
        actions.lots.triggered.connect(lambda: self.show_view("lots"))
        actions.movements.triggered.connect(lambda: self.show_view("movements"))
        actions.reports.triggered.connect(lambda: self.show_view("reports"))
        actions.settings.triggered.connect(lambda: self.show_view("settings"))
        actions.quit.triggered.connect(self.close)
        actions.narrow.setChecked(self._look.narrow)
        actions.narrow.triggered.connect(self._narrow)
        actions.menu.triggered.connect(self.foot.open_menu)
        actions.usual_text.triggered.connect(lambda: appearance.choose_font(100))
        actions.larger_text.triggered.connect(lambda: appearance.step_font(1))
        actions.smaller_text.triggered.connect(lambda: appearance.step_font(-1))

    def say_sample(self) -> None:
        from app.ui.widgets.message_bar import Message

        def words() -> str:
            return self.tr("Sample data: try everything, nothing here is real.")

        self.messages.show_message("demo", Message("info", words, closable=False))
