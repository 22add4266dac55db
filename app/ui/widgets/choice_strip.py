"""A list that lies on its side: a few choices beside each other, in rows where it is narrow."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem

from app.ui.appearance import Appearance

_MOST_ROWS: Final = 4
"""That are seen at once; where there are more, it scrolls."""


class ChoiceStrip(QListWidget):
    """As high as its rows need; titles and what they stand for are put in from outside."""

    def __init__(self, name: str, appearance: Appearance, icons: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._appearance = appearance
        self._icons = icons
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        for _ in icons:
            self.addItem(QListWidgetItem())
        appearance.changed.connect(self._redraw)

    def entitle(self, titles: list[str], sentences: list[str]) -> None:
        for row, (title, sentence) in enumerate(zip(titles, sentences, strict=True)):
            item = self.item(row)
            item.setText(title)
            item.setToolTip(sentence)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, sentence)
        self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()

    def minimumSizeHint(self) -> QSize:
        widest = max(self._wide(row) for row in range(self.count()))
        return QSize(widest, round(self._tall()))

    def keyboardSearch(self, search: str) -> None:
        """Not here: a scan that went astray would choose something else."""

    def _redraw(self) -> None:
        self.setIconSize(self._appearance.icon_size())
        for row, icon in enumerate(self._icons):
            self.item(row).setIcon(self._appearance.icon(icon))
            self.item(row).setSizeHint(QSize(self._wide(row), round(self._tall())))
        self._fit()

    def _wide(self, row: int) -> int:
        metrics = QFontMetricsF(self._appearance.font())
        text = metrics.horizontalAdvance(self.item(row).text())
        return round(text + self._appearance.icon_size().width() + metrics.height() * 2.8)

    def _tall(self) -> float:
        return QFontMetricsF(self._appearance.font()).height() * 2.2

    def _fit(self) -> None:
        """As high as the rows in which the choices have to stand."""
        rows, taken = 1, 0
        for row in range(self.count()):
            wide = self._wide(row)
            if taken and taken + wide > self.viewport().width():
                rows, taken = rows + 1, 0
            taken += wide
        scrolls = rows > _MOST_ROWS
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
            if scrolls
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(round(self._tall()) * min(rows, _MOST_ROWS) + 2 * self.frameWidth())
        self.scrollToItem(self.currentItem())
