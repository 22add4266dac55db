"""The list of views at the left of the window."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.ui.appearance import Appearance
from app.ui.places import Place


class NavList(QListWidget):
    """Says `chosen` with the key of a view; titles and counts are put in from outside."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, places: tuple[Place, ...]) -> None:
        super().__init__()
        self.setObjectName("navList")
        self._appearance = appearance
        self._places = places
        self._titles: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._narrow = False
        for _ in places:
            self.addItem(QListWidgetItem())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._say_chosen)
        appearance.changed.connect(self._redraw)
        self._redraw()

    def leads_to(self, key: str) -> bool:
        return any(place.key == key for place in self._places)

    def entitle(self, titles: dict[str, str]) -> None:
        self._titles = titles
        self._rewrite()

    def show_count(self, key: str, count: int) -> None:
        """Put a number behind the title; none for 0."""
        self._counts[key] = count
        self._rewrite()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, with the titles as tooltips, where there is little room."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._rewrite()
            self._redraw()

    def go(self, key: str) -> None:
        self.setCurrentRow([place.key for place in self._places].index(key))

    @property
    def current(self) -> str:
        """The key of the view that is chosen."""
        return self._places[self.currentRow()].key

    @property
    def narrow(self) -> bool:
        return self._narrow

    def title_of(self, key: str) -> str:
        return self._titles.get(key, "")

    def text_of(self, key: str) -> str:
        title, count = self._titles.get(key, ""), self._counts.get(key, 0)
        return f"{title} ({count})" if count else title

    def _say_chosen(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._places[row].key)

    def _rewrite(self) -> None:
        for row, place in enumerate(self._places):
            title = self.text_of(place.key)
            item = self.item(row)
            item.setText("" if self._narrow else title)
            item.setToolTip(title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, title)

    def _redraw(self) -> None:
        self.setIconSize(self._appearance.icon_size())
        for row, place in enumerate(self._places):
            self.item(row).setIcon(self._appearance.icon(place.icon))
        letters = 4.2 if self._narrow else 13.5
        wide = QFontMetricsF(self._appearance.font()).horizontalAdvance("M") * letters
        self.setFixedWidth(round(wide))

    def keyboardSearch(self, search: str) -> None:
        """Not here: a scan that went astray would lead to another view."""

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 100)
