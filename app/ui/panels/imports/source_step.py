"""What is brought in, from which file, and how that is to be read where it does not show."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from app.services.imports import Kind, Locations, Products, Reading, Shown, Stock
from app.ui.desk import Desk
from app.ui.panels.imports.combos import be_narrow
from app.ui.panels.imports.words import KINDS, encoding_name, kind_name
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.field import Field
from app.ui.widgets.file_dialogs import choose_file
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, button, mark, named, plain_label
from app.ui.widgets.scroll import go_to

_KIND_OF: Final[dict[str, Kind[Any]]] = {
    "products": Products(),
    "stock": Stock(),
    "locations": Locations(),
}
_DELIMITERS: Final = (",", ";", "\t")
_LONG: Final = re.compile(r"[,;\t]|[^\s,;]{12}")
_ZERO_WIDTH_SPACE: Final = "\N{ZERO WIDTH SPACE}"
_ENDINGS: Final = "*.csv *.txt *.tsv *.xlsx *.xlsm *.xls *.ods"


@dataclass(frozen=True)
class Source:
    """A file that was chosen, and how it is to be read."""

    path: Path
    reading: Reading


class SourceStep(Panel):
    """Says `file_chosen` when another file is named; what it shows is put in by `show_file`."""

    file_chosen = Signal(object)  # Path
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._path: Path | None = None
        self._shown: Shown | None = None
        self.kind_combo = named(QComboBox(), "importKindCombo")
        self.file = named(LineEdit(), "importFileEdit")
        self.browse = button("importBrowseButton")
        self.sheet = named(QComboBox(), "importSheetCombo")
        self.encoding = named(QComboBox(), "importEncodingCombo")
        self.delimiter = named(QComboBox(), "importDelimiterCombo")
        self.decimals = named(QComboBox(), "importDecimalCombo")
        for combo in (self.kind_combo, self.sheet, self.encoding, self.delimiter, self.decimals):
            be_narrow(combo)
        self.about = plain_label("importAboutLabel", "muted", wraps=True)
        self.sample = plain_label("importSampleLabel", wraps=True)
        self._kind = Field(self.kind_combo)
        self._file = Field(self.file)
        self._beside = Field(self.browse)
        self._choices = [
            Field(each) for each in (self.sheet, self.encoding, self.delimiter, self.decimals)
        ]
        self._arrange()
        self._connect()
        self.retranslate()
        self.forget()

    @property
    def kind(self) -> Kind[Any]:
        return _KIND_OF[KINDS[max(self.kind_combo.currentIndex(), 0)]]

    def choose_kind(self, kind: str) -> None:
        self.kind_combo.setCurrentIndex(KINDS.index(kind))

    @property
    def source(self) -> Source | None:
        """None until it is certain how to read the file."""
        shown = self._shown
        if self._path is None or shown is None:
            return None
        if shown.sheets:
            sheet = shown.sheets[max(self.sheet.currentIndex(), 0)]
            return Source(self._path, Reading(sheet=sheet))
        encoding = self._encoding(shown)
        if encoding is None:
            return None
        reading = Reading(
            encoding=encoding,
            delimiter=_DELIMITERS[max(self.delimiter.currentIndex(), 0)],
            decimal_comma=self.decimals.currentIndex() == 1,
        )
        return Source(self._path, reading)

    @property
    def encoding_is_missing(self) -> bool:
        """Whether only somebody who looks at it can say how the text is encoded."""
        return self._shown is not None and self.source is None

    @property
    def path(self) -> Path | None:
        """The file that was looked at, or could not be."""
        return self._path

    def name_file(self) -> bool:
        """Have the file looked at that is named now, if it is another."""
        text = self.file.text().strip()
        if not text or str(self._path) == text:
            return False
        self.forget()
        self._path = Path(text).expanduser()
        self.file.setText(str(self._path))
        self.file_chosen.emit(self._path)
        return True

    def show_file(self, shown: Shown) -> None:
        """Offer what there is to choose in it."""
        self._shown = shown
        with QSignalBlocker(self.sheet), QSignalBlocker(self.encoding):
            self.sheet.clear()
            self.sheet.addItems(list(shown.sheets))
            self.encoding.clear()
        self.delimiter.setCurrentIndex(_DELIMITERS.index(shown.delimiter))
        self.decimals.setCurrentIndex(int(shown.decimal_comma))
        self._write_encodings()
        self._show_choices()

    def forget(self) -> None:
        """Nothing is known of the file that is named."""
        self._path = self._shown = None
        self._show_choices()

    def begin(self) -> None:
        go_to(self.file)
        self.file.selectAll()

    def retranslate(self) -> None:
        for row, kind in enumerate(KINDS):
            self.kind_combo.setItemText(row, kind_name(kind))
        self._kind.name(self.tr("What is brought in"))
        self._file.name(self.tr("File"))
        self.file.setPlaceholderText(self.tr("CSV, XLSX, XLS or ODS"))
        self.browse.setText(self.tr("Choose a file …"))
        names = (
            self.tr("Sheet"),
            self.tr("How the text is encoded"),
            self.tr("Cells are separated by"),
            self.tr("Numbers are written"),
        )
        for field, name in zip(self._choices, names, strict=True):
            field.name(name)
        for row, name in enumerate((self.tr("Comma"), self.tr("Semicolon"), self.tr("Tab"))):
            self.delimiter.setItemText(row, name)
        for row, name in enumerate((self.tr("With a point: 1.5"), self.tr("With a comma: 1,5"))):
            self.decimals.setItemText(row, name)
        self._write_encodings()
        self._say_about()

    def _encoding(self, shown: Shown) -> str | None:
        """The one that is certain, else the one that was chosen."""
        if len(shown.decodings) == 1:
            return shown.decodings[0].encoding
        chosen = self.encoding.currentIndex()
        return shown.decodings[chosen - 1].encoding if chosen > 0 else None

    def _write_encodings(self) -> None:
        """None is chosen at first: the sample shows whether one is right."""
        shown = self._shown
        if shown is None or len(shown.decodings) < 2:
            return
        names = [self.tr("Choose …"), *(encoding_name(d.encoding) for d in shown.decodings)]
        chosen = max(self.encoding.currentIndex(), 0)
        with QSignalBlocker(self.encoding):
            self.encoding.clear()
            self.encoding.addItems(names)
            self.encoding.setCurrentIndex(chosen)

    def _show_choices(self) -> None:
        shown = self._shown or Shown()
        text = bool(shown.decodings)
        visible = (len(shown.sheets) > 1, len(shown.decodings) > 1, text, text)
        for field, there in zip(self._choices, visible, strict=True):
            field.setVisible(there)
        self.sample.setVisible(text)
        self._show_sample()

    def _show_sample(self) -> None:
        """The first lines as they are in what is chosen; in the first that may be until then."""
        shown = self._shown
        if shown is not None and shown.decodings:
            place = max(self.encoding.currentIndex() - 1, 0) if len(shown.decodings) > 1 else 0
            self.sample.setText(_breakable(shown.decodings[place].sample))
        self.changed.emit()

    def _say_about(self) -> None:
        self.about.setText(
            {
                "products": self.tr("Products are created, or changed where the SKU is known."),
                "stock": self.tr("Each row is booked as one lot, as it stands on the shelf."),
                "locations": self.tr("Locations are created, or renamed where the code is known."),
            }[self.kind.name]
        )

    def _arrange(self) -> None:
        for kind in KINDS:
            self.kind_combo.addItem(kind, kind)
        self.delimiter.addItems(list(_DELIMITERS))
        self.decimals.addItems([".", ","])
        self.browse.setAutoDefault(True)
        mark(self.sample, "sample")
        card = Panel()
        mark(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        first, second = Flow(), Flow()
        first.add(self._kind, 1, 18)
        first.add(self._file, 3, 30)
        first.add(self._beside)
        for field, letters in zip(self._choices, (20, 30, 16, 18), strict=True):
            second.add(field, 1, letters)
        inside.addLayout(first)
        inside.addWidget(self.about)
        inside.addLayout(second)
        inside.addWidget(self.sample)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def _connect(self) -> None:
        self.file.editingFinished.connect(self.name_file)
        self.browse.clicked.connect(self._browse)
        self.kind_combo.currentIndexChanged.connect(self._say_about)
        self.kind_combo.currentIndexChanged.connect(self.changed)
        self.encoding.currentIndexChanged.connect(self._show_sample)
        for each in self.sheet, self.delimiter, self.decimals:
            each.currentIndexChanged.connect(self.changed)
        order = (self.kind_combo, self.file, self.sheet, self.encoding, self.delimiter)
        self._enter = EnterMoves((*order, self.decimals, self.browse), self)
        self._desk.appearance.changed.connect(self._redraw)
        self._redraw()

    def _browse(self) -> None:
        names = [self.tr("Tables") + f" ({_ENDINGS})", self.tr("All files") + " (*)"]
        choose_file(self.window(), self.tr("Import"), names, self.choose_file)

    def choose_file(self, file: Path) -> None:
        """Take this file."""
        self.file.setText(str(file))
        self.name_file()

    def _redraw(self) -> None:
        self._desk.appearance.dress(self.browse, "folder-open", "text")


def _breakable(text: str) -> str:
    """The text with places where a line may end: rows of a file have no spaces."""
    return _LONG.sub(lambda found: f"{found[0]}{_ZERO_WIDTH_SPACE}", text)
