"""The pages of an import, one for each step, with their titles and keys."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.desk import Desk
from app.ui.panels.imports.check_step import CheckStep
from app.ui.panels.imports.columns_step import ColumnsStep
from app.ui.panels.imports.end_step import EndStep
from app.ui.panels.imports.foot import Foot
from app.ui.panels.imports.source_step import SourceStep
from app.ui.widgets.panel import plain_label
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.view import View

FILE, COLUMNS, CHECK, END = range(4)


class ImportPages(View):
    """What is seen of an import; whoever is made of it does the work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("importWizard")
        self.source = SourceStep(desk)
        self.columns = ColumnsStep(desk)
        self.check = CheckStep(desk)
        self.end = EndStep(desk)
        self.title = plain_label("importTitleLabel", "title", wraps=True)
        self.foot = Foot(desk.appearance)
        self.refusal = self.foot.refusal
        self._pages = QStackedWidget()
        self._arrange()
        self._add_actions()
        self.retranslate()

    @property
    def step(self) -> int:
        return self._pages.currentIndex()

    @property
    def steps(self) -> tuple[SourceStep, ColumnsStep, CheckStep]:
        """Those in which something is chosen."""
        return (self.source, self.columns, self.check)

    def turn_to(self, step: int) -> None:
        """Show the page of a step, with nothing refused."""
        self._pages.setCurrentIndex(step)
        self.refusal.clear()
        self._entitle()

    def help(self) -> str:
        return self.tr(
            "Products, opening stock or locations from a CSV file or a workbook.\n\n"
            "Name the file, see whether each column is what you mean, and look at the rows: bad"
            " cells are marked, and nothing is written before you start. Either all rows are"
            " imported, or the bad ones are left out and saved as a file to be mended.\n\n"
            "Ctrl+Enter goes on, Esc goes back. What is started can be stopped: then nothing is"
            " imported. An import cannot be undone as a whole."
        )

    def retranslate(self) -> None:
        self.go_on_action.setText(self.tr("Go on with the import"))
        self.back_action.setText(self.tr("Go back in the import"))
        self._entitle()

    def _entitle(self) -> None:
        titles = (
            self.tr("Import: 1. The file"),
            self.tr("Import: 2. The columns"),
            self.tr("Import: 3. The rows"),
            self.tr("Import: 4. The end"),
        )
        self.title.setText(titles[self.step])

    def _arrange(self) -> None:
        pages: tuple[tuple[str, QWidget], ...] = (
            ("importSourceScroll", self.source),
            ("importColumnsScroll", self.columns),
            ("importCheckScroll", self.check),
            ("importEndScroll", self.end),
        )
        for name, page in pages:
            self._pages.addWidget(Scroll(name, page))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self._pages, 1)
        column.addWidget(self.foot)

    def _add_actions(self) -> None:
        self.go_on_action = self.command("importGoOnAction", "Ctrl+Return", "Ctrl+Enter")
        self.back_action = self.command("importBackAction", "Escape")
