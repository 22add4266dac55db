"""What somebody does who looks at reports, and what is seen then."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from app.ui.panels.reports.catalogue import REPORTS
from app.ui.widgets.chart.widget import ChartView
from tests.gui.desk import Clerk, Key

TABLE = "reportPreview"
ACROSS = Qt.Orientation.Horizontal


def choose(clerk: Clerk, key: str) -> None:
    """Go to a report with the arrow keys."""
    clerk.find(QWidget, "reportList").setFocus()
    clerk.press(Key.Key_Home)
    for _ in range([report.key for report in REPORTS].index(key)):
        clerk.press(Key.Key_Right)


def typed(clerk: Clerk, name: str, text: str) -> None:
    """Replace what is in a field, and wait until it is read."""
    edit = clerk.find(QLineEdit, name)
    edit.setFocus()
    edit.selectAll()
    clerk.press(Key.Key_Delete)
    clerk.write(text)
    clerk.qtbot.waitUntil(lambda: not clerk.furnished.reports.parameters._pause.isActive())


def entered(clerk: Clerk, name: str, text: str) -> None:
    """Type a code into a combo box, and Enter."""
    combo = clerk.find(QWidget, name)
    combo.setFocus()
    line = combo.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    clerk.press(Key.Key_Delete)
    clerk.choose(text)


def titles(clerk: Clerk, table: str = TABLE) -> list[str]:
    model = clerk.find(QTableView, table).model()
    return [str(model.headerData(place, ACROSS)) for place in range(model.columnCount())]


def column(clerk: Clerk, title: str, table: str = TABLE) -> list[str]:
    place = titles(clerk, table).index(title)
    return [row[place] for row in clerk.rows(table)]


def click_header(clerk: Clerk, title: str) -> None:
    """Click on the header of a column, wherever it stands."""
    table = clerk.find(QTableView, TABLE)
    header, place = table.horizontalHeader(), titles(clerk).index(title)
    table.scrollTo(table.model().index(0, place))
    middle = header.sectionViewportPosition(place) + header.sectionSize(place) // 2
    at = QPoint(middle, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def chart(clerk: Clerk) -> ChartView:
    return clerk.find(ChartView, "reportChart")


def bars(clerk: Clerk) -> list[tuple[str, str]]:
    return [(point.label, point.text) for point in chart(clerk).chart.points]


def state(clerk: Clerk) -> str:
    return str(clerk.furnished.reports.property("state"))
