"""Theme and text size of the running application, and icons in its colours."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from app.ui.look import FONT_PERCENTS, Look
from app.ui.resources import resources
from app.ui.theme import Theme

_STYLE_ICONS: Final = (
    ("chevron-down", "chevron-down", "muted"),
    ("check", "check", "on_accent"),
    ("check-mark", "check", "text"),
)
_SMALLEST_POINTS: Final = 9.5


class Appearance(QObject):
    """Applies the look to the application, again whenever it is changed."""

    changed = Signal()

    def __init__(self, application: QApplication, look: Look) -> None:
        super().__init__()
        self._application = application
        self._look = look
        self._points = max(application.font().pointSizeF(), _SMALLEST_POINTS)
        self._template = (resources() / "theme" / "app.qss").read_text(encoding="utf-8")
        self._drawn = QTemporaryDir()
        self._icons: dict[tuple[str, str], QIcon] = {}
        application.setStyle("Fusion")
        self.apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(partial(self._follow))

    def apply(self) -> None:
        """Bring palette, font and style sheet in line with the look."""
        self.theme = Theme.load(resources() / "theme" / f"{self._shade()}.toml")
        self._look.backdrop = self.theme.window
        self._icons.clear()
        points = self._points * self._look.font_percent / 100
        font = self._application.font()
        font.setPointSizeF(points)
        self._draw_style_icons()
        self._application.setFont(font)
        self._application.setPalette(self.theme.palette())
        sheet = self.theme.style_sheet(self._template, self._sizes(points))
        if sheet != self._application.styleSheet():
            self._application.setStyleSheet(sheet)
        self.changed.emit()

    def choose_theme(self, name: str) -> None:
        if self._look.choose("theme", name):
            self._changed_by_user()

    def choose_font(self, percent: int) -> None:
        if self._look.choose("font_percent", percent):
            self._changed_by_user()

    def step_font(self, step: int) -> None:
        """One size larger or smaller, within 100 to 200 percent."""
        place = FONT_PERCENTS.index(self._look.font_percent) + step
        self.choose_font(FONT_PERCENTS[min(max(place, 0), len(FONT_PERCENTS) - 1)])

    def icon(self, name: str, role: str = "text") -> QIcon:
        """A Tabler icon in the role's colour; made once per theme and size."""
        if (name, role) not in self._icons:
            icon = QIcon()
            for scale in 1, 2:
                icon.addPixmap(self._pixmap(name, role, self.icon_size().width() * scale))
            self._icons[name, role] = icon
        return self._icons[name, role]

    def dress(self, button: QPushButton, name: str, role: str) -> None:
        """Put an icon before a button's text, with a little room between."""
        size = self.icon_size()
        wide = QSize(size.width() + size.width() // 3, size.height())
        icon = QIcon()
        for scale in 1, 2:
            icon.addPixmap(self._pixmap(name, role, size.width() * scale, wide * scale))
        button.setIcon(icon)
        button.setIconSize(wide)

    def dress_tool(self, button: QToolButton, name: str, role: str) -> None:
        """Give a button that is an icon only its icon, as large as the text."""
        button.setIcon(self.icon(name, role))
        button.setIconSize(self.icon_size())

    def font(self) -> QFont:
        return self._application.font()

    def icon_size(self) -> QSize:
        side = round(QFontMetricsF(self.font()).height() * 1.1)
        return QSize(side, side)

    def _shade(self) -> str:
        if self._look.theme != "system":
            return self._look.theme
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme is Qt.ColorScheme.Dark else "light"

    def _follow(self) -> None:
        if self._look.theme == "system":
            self.apply()

    def _changed_by_user(self) -> None:
        self._look.remember()
        self.apply()

    def _sizes(self, points: float) -> dict[str, str]:
        sizes = {"text": 1.0, "small": 0.88, "lead": 1.16, "title": 1.3}
        drawn = {"icons": Path(self._drawn.path()).as_posix(), "shade": self._shade()}
        return {f"{name}_pt": f"{points * by:.2f}pt" for name, by in sizes.items()} | drawn

    def _svg(self, name: str, role: str) -> bytes:
        drawing = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        return drawing.replace("currentColor", self.theme.colour(role)).encode()

    def _draw_style_icons(self) -> None:
        """Put the few icons that the style sheet names where it can load them."""
        for name, icon, role in _STYLE_ICONS:
            file = Path(self._drawn.filePath(f"{name}-{self._shade()}.svg"))
            file.write_bytes(self._svg(icon, role))

    def _pixmap(self, name: str, role: str, side: int, canvas: QSize | None = None) -> QPixmap:
        pixmap = QPixmap(canvas or QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(self._svg(name, role))).render(painter, QRectF(0, 0, side, side))
        painter.end()
        return pixmap
