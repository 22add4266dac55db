"""Signs in tables: icon, word and colour in a rounded chip, or in two lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.appearance import Appearance
from app.ui.models.rows import MUTED_ROLE, SIGN_ROLE
from app.ui.wording import Sign

Index = QModelIndex | QPersistentModelIndex


class ChipDelegate(QStyledItemDelegate):
    """Draws the `Sign` that a cell gives for SIGN_ROLE; other cells as usual."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        sign = index.data(SIGN_ROLE)
        if not isinstance(sign, Sign):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, option, sign)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.data(MUTED_ROLE):
            muted = QColor(self._appearance.theme.muted)
            option.palette.setColor(QPalette.ColorRole.Text, muted)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        if isinstance(sign := index.data(SIGN_ROLE), Sign):
            hint.setWidth(round(self._width(option, sign) + 18))
        return hint

    def _width(self, option: QStyleOptionViewItem, sign: Sign) -> float:
        metrics = QFontMetricsF(option.font)
        return metrics.horizontalAdvance(sign.word) + metrics.height() * 1.5 + 16

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, sign: Sign) -> None:
        theme, metrics = self._appearance.theme, QFontMetricsF(option.font)
        tall = metrics.height() * 1.4
        cell = QRectF(option.rect)
        wide = min(self._width(option, sign), cell.width() - 12)
        chip = QRectF(cell.left() + 6, cell.center().y() - tall / 2, wide, tall)
        painter.setPen(QPen(QColor(theme.colour(sign.role)), 1))
        painter.setBrush(QColor(theme.colour(f"{sign.role}_back")))
        painter.drawRoundedRect(chip, tall / 2, tall / 2)
        side = metrics.height() * 0.95
        spot = QPointF(chip.left() + tall * 0.35, chip.center().y() - side / 2)
        icon = self._appearance.icon(sign.icon, sign.role)
        icon.paint(painter, QRectF(spot.x(), spot.y(), side, side).toRect())
        painter.setFont(option.font)
        words = chip.adjusted(tall * 0.35 + side + 5, 0, -5, 0)
        text = metrics.elidedText(sign.word, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
