"""A document looked at before it is printed, a page at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui import formats
from app.ui.appearance import Appearance
from app.ui.documents.printing import Proof
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import button, named, plain_label


class Preview(QDialog):
    """Offers to print it where there is a printer, and always to save it as a PDF."""

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(
        self, window: QWidget, appearance: Appearance, title: str, proofs: Sequence[Proof]
    ) -> None:
        super().__init__(window)
        self.setObjectName("documentPreview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._proofs = proofs
        self._number = 0
        self.before = button("documentPreviousButton")
        self.after = button("documentNextButton")
        self.place = plain_label("documentPageLabel")
        self.printing = button("documentPrintButton", "primary")
        self.saving = button("documentSaveButton")
        self.closing = button("documentCloseButton", "link")
        self.no_printer = plain_label("documentNoPrinterLabel", "muted", wraps=True)
        self.sheet = named(QLabel(), "documentPage")
        self._scroll = named(QScrollArea(), "documentScroll")
        self._say(title)
        self._arrange(window)
        self._connect()
        for each, icon, role in (
            (self.printing, "printer", "on_accent"),
            (self.saving, "file-type-pdf", "text"),
        ):
            appearance.dress(each, icon, role)
        self.show_page(0)

    def show_page(self, number: int) -> None:
        """Paint a page and show it from its top."""
        self._number = min(max(number, 0), len(self._proofs) - 1)
        self.sheet.setPixmap(QPixmap.fromImage(self._proofs[self._number].picture()))
        self.sheet.adjustSize()
        self._scroll.verticalScrollBar().setValue(0)
        self.before.setEnabled(self._number > 0)
        self.after.setEnabled(self._number < len(self._proofs) - 1)
        words = self.tr("Page {page} of {pages}")
        said = words.format(
            page=formats.count(self._number + 1), pages=formats.count(len(self._proofs))
        )
        self.place.setText(said)
        self.sheet.setAccessibleName(said)

    def _say(self, title: str) -> None:
        self.before.setText(self.tr("Previous page"))
        self.after.setText(self.tr("Next page"))
        self.printing.setText(self.tr("Print …"))
        self.saving.setText(self.tr("Save as PDF …"))
        self.closing.setText(self.tr("Close"))
        self.no_printer.setText(
            self.tr("No printer is set up on this computer. Save a PDF instead.")
        )
        self._scroll.setAccessibleName(title)

    def _arrange(self, window: QWidget) -> None:
        there = bool(QPrinterInfo.availablePrinterNames())
        self.printing.setEnabled(there)
        self.no_printer.setVisible(not there)
        self._scroll.setWidget(self.sheet)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = Flow(gap=8)
        for each in self.printing, self.saving, self.before, self.place, self.after, self.closing:
            row.add(each)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.no_printer)
        column.addWidget(self._scroll, 1)
        self.resize(window.size())
        (self.printing if there else self.saving).setFocus()

    def _connect(self) -> None:
        self.printing.clicked.connect(self.print_wanted)
        self.saving.clicked.connect(self.save_wanted)
        self.closing.clicked.connect(self.close)
        self.before.clicked.connect(lambda: self.show_page(self._number - 1))
        self.after.clicked.connect(lambda: self.show_page(self._number + 1))
        for key, step in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            turn = QShortcut(QKeySequence(key), self)
            turn.activated.connect(lambda step=step: self.show_page(self._number + step))
        for each in self.before, self.after, self.printing, self.saving, self.closing:
            each.setAutoDefault(False)
