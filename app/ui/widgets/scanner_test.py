"""Where a scanner is tried: what arrives, key by key, and what it is worth."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.scans import ScanMisread
from app.ui import formats, scan_report, wording
from app.ui.appearance import Appearance
from app.ui.desk import Desk
from app.ui.keystrokes import Keystroke
from app.ui.launch import ScannerSetup
from app.ui.models.rows import RIGHT, Column, RowsModel
from app.ui.policies import reason
from app.ui.scan_report import Finding
from app.ui.widgets.code128 import Code128
from app.ui.widgets.flow import Flow
from app.ui.widgets.lock_note import LockNote
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
        self._title = plain_label("scannerTitleLabel", "lead")
        self._advice = plain_label("scannerAdviceLabel", "muted", wraps=True)
        self._lock = LockNote("scannerLockLabel", desk.appearance)
        self._code = Code128("scannerPatternCode", scan_report.PATTERN_CODE)
        self._pattern = plain_label("scannerPatternLabel", "small")
        self._keys = RowsModel[Keystroke](self._columns(), self)
        self.table = Table("scannerKeysTable", desk.appearance)
        self.table.setModel(self._keys)
        self.table.set_widths(12, 12, 8, stretch=0)
        self.table.keep_in_sight(6)
        look = desk.appearance
        self._reading = _Line("scannerReadingLabel", look)
        self._separator = _Line("scannerSeparatorLabel", look)
        self._ending = _Line("scannerEndingLabel", look)
        self._speed = _Line("scannerSpeedLabel", look)
        self._layout = _Line("scannerLayoutLabel", look)
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
        if self._setup.lock is not None:
            self._lock.say(reason(self._setup.lock))
        self._advice.setText(advice)
        self._pattern.setText(formats.visible(scan_report.PATTERN))
        self._code.setAccessibleName(self.tr("Barcode to try the scanner with"))
        self.table.setAccessibleName(self.tr("Keys as they arrived"))
        self._keys.set_columns(self._columns())
        self._judge()

    def _judge(self) -> None:
        text = self._scanned
        for line in (self._separator, self._ending, self._speed, self._layout):
            line.setVisible(text is not None)
        if text is None:
            self._reading.say(Finding(self.tr("Nothing scanned yet.")))
            return
        strokes = self._keys.rows
        last = strokes[-1] if strokes else None
        self._reading.say(self._understood(text))
        self._separator.say(scan_report.separator(text))
        self._ending.say(scan_report.ending(last, wanted=self._setup.ends_with_key))
        self._speed.say(scan_report.speed(strokes, self._setup.gap))
        self._layout.say(scan_report.layout(text))

    def _understood(self, text: str) -> Finding:
        try:
            scan = self._desk.read_scan(text, self._desk.background.today)
        except ScanMisread as misread:
            return Finding(wording.misread_scan(misread), "soon")
        sound = scan.misread is None and scan.doubt is None
        return Finding("\n".join(scan_report.reading(scan)), "ok" if sound else "soon")

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
        for widget in (self._title, self._advice, self._lock):
            column.addWidget(widget)
        column.addWidget(self._code, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._pattern)
        row = Flow()
        row.add(self.table, 2, 34)
        row.add(self._told(), 3, 40)
        column.addLayout(row)

    def _told(self) -> QWidget:
        findings = Panel()
        column = QVBoxLayout(findings)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for line in (self._reading, self._separator, self._ending, self._speed, self._layout):
            column.addWidget(line)
        column.addStretch(1)
        return findings


class _Line(Panel):
    """A finding: icon, words and colour."""

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._finding = Finding("")
        self._icon = QLabel()
        self._label = plain_label(name, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        appearance.changed.connect(self._redraw)

    def say(self, finding: Finding) -> None:
        self._finding = finding
        self._label.setText(finding.text)
        restyle(self._label, "tone", finding.tone)
        self._redraw()

    def _redraw(self) -> None:
        look, finding = self._appearance, self._finding
        self._icon.setPixmap(look.icon(finding.icon, finding.tone).pixmap(look.icon_size()))
