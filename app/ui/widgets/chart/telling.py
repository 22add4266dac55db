"""A chart in words, for those who hear it."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.ui import formats
from app.ui.widgets.chart.figures import Chart, Kind

translate = QCoreApplication.translate

_ALL_AT_MOST = 30


def tell(chart: Chart) -> str:
    """Every point of a few; of many their number and the most telling ones.

    The points of a line are not added up: a stock of every day is the same goods over and over.
    """
    points = chart.points
    if len(points) <= _ALL_AT_MOST:
        return "; ".join(point.told for point in points)
    said = [translate("Chart", "{count} values").format(count=formats.count(len(points)))]
    if chart.kind is not Kind.LINE:
        total = chart.written(sum((point.whole for point in points), Decimal(0)))
        said.append(translate("Chart", "in all {total}").format(total=total))
    for words, point in (
        (translate("Chart", "highest, {point}"), max(points, key=lambda each: each.whole)),
        (translate("Chart", "lowest, {point}"), min(points, key=lambda each: each.whole)),
        (translate("Chart", "first, {point}"), points[0]),
        (translate("Chart", "last, {point}"), points[-1]),
    ):
        said.append(words.format(point=point.told))
    return "; ".join(said)
