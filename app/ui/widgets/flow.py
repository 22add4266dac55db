"""A layout that puts widgets side by side while there is room, and the others below them."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


@dataclass(frozen=True)
class _Part:
    item: QWidgetItem
    stretch: int = 0
    letters: int = 0

    def least(self) -> int:
        return self.item.minimumSize().width()

    def wanted(self) -> int:
        """The width below which it goes to the next row: its own, or so many average letters."""
        if not self.stretch:
            return max(self.item.sizeHint().width(), self.least())
        widget = self.item.widget()
        letter = QFontMetricsF(widget.font()).averageCharWidth() if widget else 0
        return max(round(letter * self.letters), self.least())

    def height(self, width: int) -> int:
        if self.item.hasHeightForWidth():
            return self.item.heightForWidth(width)
        return self.item.sizeHint().height()


class Flow(QLayout):
    """What a row has left over is shared by stretch; hidden widgets take no room."""

    def __init__(self, gap: int = 12, between_rows: int = 6) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        self._between_rows = between_rows
        self._parts: list[_Part] = []

    def add(
        self, widget: QWidget, stretch: int = 0, letters: int = 0, *, first: bool = False
    ) -> None:
        """Add a widget; one with stretch wants to be so many letters wide at least."""
        self.addChildWidget(widget)
        place = 0 if first else len(self._parts)
        self._parts.insert(place, _Part(QWidgetItem(widget), stretch, letters))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        raise NotImplementedError  # `add` alone knows the stretch

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index].item if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._parts.pop(index).item if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def minimumSize(self) -> QSize:
        shown = self._shown()
        wide = max((part.least() for part in shown), default=0)
        tall = max((part.item.minimumSize().height() for part in shown), default=0)
        return QSize(wide, tall)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        wide = sum(part.wanted() for part in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(wide, self.heightForWidth(wide))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if not part.item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Lay the rows out within the width; the height that they take."""
        top = rect.top()
        for row in self._rows(rect.width()):
            widths = self._widths(row, rect.width())
            height = max(part.height(wide) for part, wide in zip(row, widths, strict=True))
            left = rect.left()
            for part, wide in zip(row, widths, strict=True):
                if move:
                    part.item.setGeometry(QRect(QPoint(left, top), QSize(wide, height)))
                left += wide + self.spacing()
            top += height + self._between_rows
        return max(top - self._between_rows - rect.top(), 0)

    def _rows(self, room: int) -> Iterator[list[_Part]]:
        row: list[_Part] = []
        taken = 0
        for part in self._shown():
            wanted = part.wanted()
            if row and taken + self.spacing() + wanted > room:
                yield row
                row, taken = [], 0
            taken += wanted + (self.spacing() if row else 0)
            row.append(part)
        if row:
            yield row

    def _widths(self, row: list[_Part], room: int) -> list[int]:
        widths = [part.wanted() for part in row]
        left_over = room - sum(widths) - self.spacing() * (len(row) - 1)
        if left_over < 0:
            return [
                max(width + left_over, part.least())
                for part, width in zip(row, widths, strict=True)
            ]
        shares = sum(part.stretch for part in row) or 1
        return [
            width + left_over * part.stretch // shares
            for part, width in zip(row, widths, strict=True)
        ]
