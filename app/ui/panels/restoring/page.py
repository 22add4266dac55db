"""A backup that was opened like a document: what it holds, and whether it is to be put back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from app.ui.appearance import Appearance
from app.ui.launch import NotChosen, Offer, Restoring
from app.ui.panels.restoring.contents import Contents
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, mark, named, plain_label
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.scroll import Scroll, go_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.errors import StorageError

_WIDEST_IN_LINES = 50
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
"""After it a path may go on in the next line: it has no spaces."""


class RestorePage(Panel):
    """Says `chosen` with what is to be carried out, or `left`; Esc leaves everything as it is.

    The keyboard begins at the button that changes nothing.
    """

    chosen = Signal(object)  # Callable[[], Workplace], for the opening thread
    left = Signal()

    def __init__(self, restoring: Restoring, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("restorePage")
        self._restoring = restoring
        self._appearance = appearance
        self._offer: Offer | None = None
        self._refused: Callable[[], str] | None = None
        self._busy = True
        self.title = plain_label("restoreTitleLabel", "title", wraps=True)
        self.contents = Contents(restoring.file)
        self.consequence = plain_label("restoreConsequenceLabel", wraps=True)
        self.refusal = Refusal("restoreRefusalLabel", appearance)
        self.details = plain_label("restoreDetailsLabel", "small", wraps=True)
        self.progress = named(QProgressBar(), "restoreProgress")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.restore = button("restoreButton", "primary")
        self.leave = button("restoreLeaveButton")
        self._card = Panel()
        self._arrange()
        self._add_action()
        self.retranslate()
        self._redraw()
        appearance.changed.connect(self._redraw)
        self.restore.clicked.connect(self._begin)
        self.leave.clicked.connect(self._leave)

    @property
    def ready(self) -> bool:
        """Whether it is known what the backup holds, or why not."""
        return not self._busy

    def begin(self) -> None:
        go_to(self.leave)

    def show_offer(self, offer: Offer) -> None:
        self._offer = offer
        self.contents.show_facts(offer.backup)
        self._say_busy(busy=False)
        self.retranslate()
        self.begin()

    def refuse(self, error: Exception) -> None:
        """Say why it cannot be put back; what is no failure of the storage is a bug."""
        from app.services.errors import StorageError
        from app.ui import faults

        self._say_busy(busy=False)
        match error:
            case NotChosen():
                self._refused, details = self._on_server, error.detail
            case StorageError():
                self._refused = lambda: self._why(error)
                details = faults.advice(error).details
            case _:
                raise error
        self.details.setText(details.replace("/", f"/{_MAY_BREAK}"))
        self.details.setVisible(bool(details))
        self.retranslate()
        self.begin()

    def retranslate(self) -> None:
        self.restore.setText(self.tr("Restore this backup"))
        self.leave.setText(self.tr("Leave everything as it is"))
        self.progress.setAccessibleName(self.tr("At work"))
        self._escape.setText(self.leave.text())
        title = self.tr("A backup")
        if self._offer is not None:
            words = self.tr("A backup of {site}")
            title = words.format(site=self._offer.backup.site)
        self.title.setText(title)
        self.consequence.setText(self._consequence())
        self.refusal.say(self._refused() if self._refused else "")

    def _consequence(self) -> str:
        """What would become of the database there is."""
        if self._offer is None:
            return ""
        place = self._offer.place.replace("/", f"/{_MAY_BREAK}")
        if self._offer.replaces:
            words = self.tr(
                "Restoring puts this backup in the place of your database {place}. What was"
                " booked after it was saved is not in it; the file that is there now is kept"
                " beside it under another name."
            )
        else:
            words = self.tr(
                "Restoring makes your database {place} from this backup. There is none yet."
            )
        if self._offer.backup.revision < self._offer.backup.newest_revision:
            words += " " + self.tr("It is of an older version and is brought up to date.")
        return words.format(place=place)

    def _why(self, error: "StorageError") -> str:
        from app.services.errors import StorageFault
        from app.ui import faults

        if error.fault is StorageFault.NETWORK_FOLDER:
            return self.tr(
                "It lies in a shared or synchronised folder. Copy it to a disk of this computer"
                " and open it there."
            )
        if error.fault is StorageFault.LOCKED:
            return self.tr("The database is in use. Close every other FirstOut, and try again.")
        return faults.before_opening(error.fault)

    def _on_server(self) -> str:
        return self.tr(
            "You work with a database on a server: a backup of a file cannot take its place."
            " Whoever looks after the server restores it there."
        )

    def _begin(self) -> None:
        self._refused = None
        self.refusal.clear()
        self.details.hide()
        self._say_busy(busy=True)
        self.chosen.emit(self._restoring.restore)

    def _leave(self) -> None:
        if not self._busy:
            self.left.emit()

    def _say_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.progress.setVisible(busy)
        self.leave.setEnabled(not busy)
        self.restore.setEnabled(not busy and self._offer is not None)

    def _arrange(self) -> None:
        card = self._card
        mark(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(28, 22, 28, 22)
        inside.setSpacing(12)
        shown = (self.title, self.contents, self.consequence)
        for widget in (*shown, self.progress, self.refusal, self.details):
            inside.addWidget(widget)
        buttons = Flow()
        for each in self.restore, self.leave:
            each.setAutoDefault(True)  # Enter presses it, as Space does
            buttons.add(each)
        inside.addLayout(buttons)
        self.details.hide()
        self._say_busy(busy=True)
        body = Panel()
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 20)
        across.addStretch(1)
        down = QVBoxLayout(body)
        down.setContentsMargins(0, 0, 0, 0)
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll("restoreScroll", body))

    def _add_action(self) -> None:
        self._escape = QAction(self)
        self._escape.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        self._escape.triggered.connect(self._leave)
        self._escape.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(self._escape)

    def _redraw(self) -> None:
        look = self._appearance
        look.dress(self.restore, "restore", "on_accent")
        self._card.setMaximumWidth(round(QFontMetricsF(look.font()).height() * _WIDEST_IN_LINES))
