"""What a chart shows, before anything is drawn, and how it is told to those who hear it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from PySide6.QtCore import QCoreApplication

from app.ui import formats
from app.ui.widgets.chart.scale import Scale, scale_for

translate = QCoreApplication.translate

_ALL_AT_MOST = 30


class Kind(Enum):
    """Lying bars are for things, upright ones and the line for days."""

    LYING = "lying"
    UPRIGHT = "upright"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Point:
    """What stands above one place of the axis: a value for each series, and all as people say it.

    Values are 0 or more.
    """

    label: str
    values: tuple[Decimal, ...]
    text: str

    def whole(self) -> Decimal:
        return sum(self.values, Decimal(0))

    def told(self) -> str:
        return f"{self.label}: {self.text}"


@dataclass(frozen=True)
class Chart:
    """A title and points; two series are stacked, a line is of one.

    `written` writes the numbers of the axis; `whole` keeps its steps whole numbers.
    """

    title: str = ""
    kind: Kind = Kind.LYING
    points: Sequence[Point] = ()
    series: Sequence[str] = ("",)
    written: Callable[[Decimal], str] = "{:f}".format
    whole: bool = False

    def scale(self) -> Scale:
        return scale_for(map(Point.whole, self.points), whole=self.whole)

    def told(self) -> str:
        """Every point of a few; of many their number and the most telling ones.

        The points of a line are not added up: a stock of every day is the same goods over and over.
        """
        points = self.points
        if len(points) <= _ALL_AT_MOST:
            return "; ".join(map(Point.told, points))
        said = [translate("Chart", "{count} values").format(count=formats.count(len(points)))]
        if self.kind is not Kind.LINE:
            total = self.written(sum(map(Point.whole, points), Decimal(0)))
            said.append(translate("Chart", "in all {total}").format(total=total))
        ends = max(points, key=Point.whole), min(points, key=Point.whole), points[0], points[-1]
        words = translate("Chart", "highest, {0}; lowest, {1}; first, {2}; last, {3}")
        said.append(words.format(*map(Point.told, ends)))
        return "; ".join(said)
