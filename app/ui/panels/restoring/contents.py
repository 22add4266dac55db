"""What a backup holds, fact by fact."""

from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from app.ui import formats
from app.ui.widgets.panel import Panel, plain_label

if TYPE_CHECKING:
    from app.services.backup_facts import BackupFacts  # brings the database with it

_FACTS = ("File", "Saved", "Booking", "Products", "Lots", "Operations", "Schema", "Size")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


class Contents(Panel):
    """Names at the left, what is known at the right; a fact that is not known is not shown."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._facts: BackupFacts | None = None
        self._file = str(file)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._names = [plain_label(f"restore{fact}Name", "muted") for fact in _FACTS]
        self._values = [plain_label(f"restore{fact}Label", wraps=True) for fact in _FACTS]
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        for row, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            value.setTextInteractionFlags(selectable)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
        self.retranslate()

    def show_facts(self, facts: "BackupFacts") -> None:
        self._facts = facts
        self.retranslate()

    def retranslate(self) -> None:
        names = (
            self.tr("File"),
            self.tr("Saved"),
            self.tr("Last booking"),
            self.tr("Products"),
            self.tr("Lots"),
            self.tr("Operations"),
            self.tr("Schema"),
            self.tr("Size"),
        )
        rows = zip(self._names, self._values, names, self._texts(), strict=True)
        for label, value, name, text in rows:
            _say(label, name, shown=bool(text))
            _say(value, text, shown=bool(text))

    def _texts(self) -> tuple[str, ...]:
        file, facts = self._file.replace("/", f"/{_MAY_BREAK}"), self._facts
        if facts is None:
            return (file, *[""] * (len(_FACTS) - 1))
        zone = ZoneInfo(facts.timezone)
        last = facts.last_booking
        return (
            file,
            formats.moment_at(facts.saved_at, zone),
            self.tr("none") if last is None else formats.moment_at(last, zone),
            formats.count(facts.products),
            formats.count(facts.lots),
            formats.count(facts.operations),
            str(facts.revision),
            QLocale().formattedDataSize(facts.size_bytes, 1),
        )


def _say(label: QLabel, text: str, *, shown: bool) -> None:
    label.setText(text)
    label.setVisible(shown)
