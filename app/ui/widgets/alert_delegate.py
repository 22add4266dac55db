"""An alert in two lines: icon, kind and figure above, product and lot below."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.appearance import Appearance
from app.ui.models.rows import MORE_ROLE
from app.ui.wording import Sign

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True)
class AlertText:
    """What an alert says; the figure is days, or usable stock against the minimum.

    `answer` is what somebody answered to it; such an alert is not as loud as the others.
    """

    sign: Sign
    about: str
    figure: str
    answer: str = ""

    @property
    def role(self) -> str:
        """The role of its colour."""
        return "muted" if self.answer else self.sign.role

    def spoken(self) -> str:
        said = f"{self.sign.word}: {self.about}, {self.figure}"
        return f"{said}, {self.answer}" if self.answer else said


class AlertDelegate(QStyledItemDelegate):
    """Draws the `AlertText` that a cell gives for MORE_ROLE."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @staticmethod
    def height(widget: QWidget) -> int:
        return round(QFontMetricsF(widget.font()).height() * 2.9)

    @classmethod
    def width(cls, widget: QWidget) -> int:
        """Enough for the longest kind; the figure goes to the second line where it must."""
        return round(cls.height(widget) * 4.9)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        alert, wide = index.data(MORE_ROLE), 0.0
        if isinstance(alert, AlertText):
            metrics = QFontMetricsF(option.widget.font())
            below = " · ".join((alert.answer, alert.figure, alert.about))
            lines = (f"{alert.sign.word}  {alert.figure}", below)
            wide = max(map(metrics.horizontalAdvance, lines)) + metrics.height() * 2
        return QSize(round(wide), self.height(option.widget))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        alert = index.data(MORE_ROLE)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        if isinstance(alert, AlertText):
            painter.save()
            self._draw(painter, option, alert)
            painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, alert: AlertText) -> None:
        theme, metrics = self._appearance.theme, QFontMetricsF(option.font)
        cell = QRectF(option.rect).adjusted(4, 0, -8, 0)
        side, line = metrics.height() * 1.25, metrics.height() * 1.2
        top = cell.center().y() - line
        icon = self._appearance.icon(alert.sign.icon, alert.role)
        icon.paint(painter, QRectF(cell.left(), top + 2, side, side).toRect())
        words = QRectF(cell.left() + side + 8, top, cell.width() - side - 8, line)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        taken = QFontMetricsF(bold).horizontalAdvance(alert.sign.word) + 8
        beside = taken + metrics.horizontalAdvance(alert.figure) <= words.width()
        painter.setFont(bold)
        painter.setPen(QColor(theme.colour(alert.role)))
        painter.drawText(words, _LEFT, alert.sign.word)
        painter.setFont(option.font)
        plain = theme.muted if alert.answer else theme.text
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(theme.on_selection if selected else plain))
        if beside:
            painter.drawText(words, _RIGHT, alert.figure)
        painter.setPen(QColor(theme.on_selection if selected else theme.muted))
        below = words.translated(0, line)
        about = alert.about if beside else f"{alert.figure} · {alert.about}"
        about = f"{alert.answer} · {about}" if alert.answer else about
        about = metrics.elidedText(about, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, _LEFT, about)
