"""What a chart shows, before anything is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from app.ui.widgets.chart.scale import Scale, scale_for


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

    @property
    def whole(self) -> Decimal:
        return sum(self.values, Decimal(0))

    @property
    def told(self) -> str:
        return f"{self.label}: {self.text}"


@dataclass(frozen=True)
class Chart:
    """A title and points; several series are stacked, a line is of one.

    `written` writes the numbers of the axis; `whole` keeps its steps whole numbers.
    """

    title: str = ""
    kind: Kind = Kind.LYING
    points: Sequence[Point] = ()
    series: Sequence[str] = ("",)
    written: Callable[[Decimal], str] = "{:f}".format
    whole: bool = False

    def scale(self) -> Scale:
        return scale_for((point.whole for point in self.points), whole=self.whole)
