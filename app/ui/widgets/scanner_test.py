"""Where a scanner is tried: what arrives, key by key, and what it is worth."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.scans import ScanMisread
from app.ui import scan_report, wording
from app.ui.desk import Desk
from app.ui.keystrokes import Keystroke
from app.ui.launch import ScannerSetup
from app.ui.models.rows import RIGHT, Column, RowsModel
from app.ui.scan_report import Finding
from app.ui.widgets.code128 import Code128
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, mark, plain_label, restyle
from app.ui.widgets.table import Table

_NEW_AFTER_MILLISECONDS = 500
_KEPT = 600


class ScannerTest(Panel):
    """While it is on screen scans come here and nowhere else; nothing is booked."""

    def __init__(self, desk: Desk, setup: ScannerSetup) -> None:
        super().__init__()
        self.setObjectName("scannerTest")
        mark(self, "card")
        self._desk = desk
        self._setup = setup
        self._scanned: str | None = None
        self._title = QLabel()
        self._title.setProperty("tone", "lead")
        self._advice = plain_label("scannerAdviceLabel", "muted", wraps=True)
        self._code = Code128("scannerPatternCode", scan_report.PATTERN)
        self._pattern = plain_label("scannerPatternLabel", "small")
        self._keys = RowsModel[Keystroke](self._columns(), self)
        self.table = Table("scannerKeysTable", desk.appearance)
        self.table.setModel(self._keys)
        self.table.set_widths(12, 12, 8, stretch=0)
        self.table.keep_in_sight(6)
        self.separator = plain_label("scannerSeparatorLabel", wraps=True)
        self.ending = plain_label("scannerEndingLabel", wraps=True)
        self.speed = plain_label("scannerSpeedLabel", wraps=True)
        self.layout_label = plain_label("scannerLayoutLabel", wraps=True)
        self.reading = plain_label("scannerReadingLabel", wraps=True)
        self._findings = Panel()
        self._arrange()
        self.retranslate()

    def see(self, stroke: Keystroke) -> None:
        """Show a key that arrived; after a pause the list begins anew."""
        if not self.isVisible():
            return
        paused = stroke.gap is None or stroke.gap > _NEW_AFTER_MILLISECONDS
        kept = [] if paused else list(self._keys.rows)
        self._keys.show([*kept, stroke][-_KEPT:])
        self.table.scrollToBottom()

    def take(self, text: str) -> None:
        """Say how a scan was understood."""
        self._scanned = text
        self._judge()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Scanner"))
        advice = self.tr("Scan the code below, or any other: nothing is booked on this page.")
        if self._setup.gap == 0:
            advice = self.tr("The scanner is switched off: the setting scanner_gap is 0.")
        self._advice.setText(advice)
        self._pattern.setText(wording.visible(scan_report.PATTERN))
        self._code.setAccessibleName(self.tr("Barcode to try the scanner with"))
        self.table.setAccessibleName(self.tr("Keys as they arrived"))
        self._keys.set_columns(self._columns())
        self._judge()

    def _judge(self) -> None:
        text = self._scanned
        self._findings.setVisible(text is not None)
        if text is None:
            return
        strokes = self._keys.rows
        last = strokes[-1] if strokes else None
        for label, finding in (
            (self.separator, scan_report.separator(text)),
            (self.ending, scan_report.ending(last, wanted=self._setup.ends_with_key)),
            (self.speed, scan_report.speed(strokes, self._setup.gap)),
            (self.layout_label, scan_report.layout(text)),
            (self.reading, self._reading(text)),
        ):
            label.setText(finding.text)
            restyle(label, "tone", finding.tone)

    def _reading(self, text: str) -> Finding:
        try:
            scan = self._desk.read_scan(text, self._desk.background.today)
        except ScanMisread as misread:
            return Finding(wording.misread_scan(misread), "soon")
        sound = scan.misread is None and scan.doubt is None
        return Finding("\n".join(scan_report.reading(scan)), "" if sound else "soon")

    def _columns(self) -> tuple[Column[Keystroke], ...]:
        return (
            Column(self.tr("Key"), scan_report.key_name),
            Column(self.tr("Character"), scan_report.character),
            Column(
                self.tr("ms"), lambda stroke: "" if stroke.gap is None else str(stroke.gap), RIGHT
            ),
        )

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (self._title, self._advice):
            column.addWidget(widget)
        column.addWidget(self._code, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._pattern)
        row = Flow()
        row.add(self.table, 2, 34)
        row.add(self._told(), 3, 40)
        column.addLayout(row)

    def _told(self) -> QWidget:
        column = QVBoxLayout(self._findings)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for label in (self.reading, self.separator, self.ending, self.speed, self.layout_label):
            column.addWidget(label)
        column.addStretch(1)
        return self._findings
