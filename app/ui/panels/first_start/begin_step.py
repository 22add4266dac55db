"""Then: with what to begin."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
)

from app.ui.appearance import Appearance
from app.ui.launch import FirstStart
from app.ui.panels.first_start.choice_form import ChoiceForm
from app.ui.panels.first_start.place_forms import OpenForm, RestoreForm
from app.ui.panels.first_start.sample_form import SampleForm
from app.ui.panels.first_start.site_form import SiteForm
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, named, plain_label
from app.ui.widgets.refusal import Refusal

_ICONS = ("building-warehouse", "folder-open", "restore", "flask")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
"""After it a path may go on in the next line: it has no spaces."""

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class BeginStep(Panel):
    """The four ways at the left, what the chosen one needs at the right, why not below."""

    chosen = Signal(object)  # Callable[[], Workplace]

    def __init__(self, choices: FirstStart, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.title = plain_label("firstStartBeginLabel", "title", wraps=True)
        self.ways = named(QListWidget(), "firstStartList")
        self.site = SiteForm(choices, appearance)
        self.forms: tuple[ChoiceForm, ...] = (
            self.site,
            OpenForm(choices, appearance),
            RestoreForm(choices, appearance),
            SampleForm(choices, appearance),
        )
        self.refusal = Refusal("firstStartRefusalLabel", appearance)
        self.details = plain_label("firstStartDetailsLabel", "small", wraps=True)
        self.progress = named(QProgressBar(), "firstStartProgress")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self._stack = QStackedWidget()
        self._fill()
        self._arrange()
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)
        self.ways.setCurrentRow(0)
        self.say_busy(busy=False)

    @property
    def form(self) -> ChoiceForm:
        return self.forms[self.ways.currentRow()]

    def begin(self) -> None:
        self.ways.setFocus()

    def go_back(self) -> bool:
        """From a form to the ways; False where the keyboard is there already."""
        if self.ways.hasFocus():
            return False
        self.begin()
        return True

    def say_busy(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.ways.setEnabled(not busy)
        self._stack.setEnabled(not busy)

    def refuse(self, why: str, details: str = "") -> None:
        """Say why it was not done; everything typed is still there."""
        self.say_busy(busy=False)
        self.refusal.say(why)
        self.details.setText(
            details.replace("/", f"/{_MAY_BREAK}").replace("\\", f"\\{_MAY_BREAK}")
        )
        self.details.setVisible(bool(details))

    def retranslate(self) -> None:
        self.title.setText(self.tr("What do you want to begin with?"))
        self.ways.setAccessibleName(self.title.text())
        self.progress.setAccessibleName(self.tr("At work"))
        titles = (
            self.tr("A new warehouse"),
            self.tr("An existing database"),
            self.tr("A backup"),
            self.tr("Sample data"),
        )
        for row, title in enumerate(titles):
            self.ways.item(row).setText(title)
        self._redraw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a way goes to its form."""
        pressed = event if event.type() is QEvent.Type.KeyPress else None
        if isinstance(pressed, QKeyEvent) and Qt.Key(pressed.key()) in _ENTER:
            self.form.begin()
            return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        for form in self.forms:
            self.ways.addItem(QListWidgetItem())
            self._stack.addWidget(form)
            form.refused.connect(self.refuse)
            form.confirmed.connect(self._confirmed)
        self.ways.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ways.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ways.setFrameShape(QFrame.Shape.NoFrame)
        self.ways.currentRowChanged.connect(self._show_form)
        self.ways.installEventFilter(self)

    def _arrange(self) -> None:
        form = Panel()
        inside = QVBoxLayout(form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for widget in self._stack, self.progress, self.refusal, self.details:
            inside.addWidget(widget)
        inside.addStretch(1)
        row = Flow(gap=24, between_rows=14)
        row.add(self.ways)
        row.add(form, 1, 46)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addStretch(1)

    def _show_form(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self.refuse("")

    def _confirmed(self, work: object) -> None:
        self.refuse("")
        self.say_busy(busy=True)
        self.chosen.emit(work)

    def _redraw(self) -> None:
        """As large as its rows, whatever the text size: it never scrolls."""
        look = self._appearance
        self.ways.setIconSize(look.icon_size())
        for row, icon in enumerate(_ICONS):
            self.ways.item(row).setIcon(look.icon(icon))
        tall = sum(self.ways.sizeHintForRow(row) for row in range(self.ways.count()))
        self.ways.setFixedWidth(self.ways.sizeHintForColumn(0) + look.icon_size().width())
        self.ways.setMinimumHeight(tall + 2 * self.ways.frameWidth())
