"""Asks what a label says where the scanner may have lost a separator."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.domain.scans import Scan
from app.ui import formats
from app.ui.appearance import Appearance
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button, plain_label
from app.ui.widgets.scroll import go_to


class DoubtPanel(Panel):
    """Two buttons for the two ways to read it; Enter presses neither, as a scan might."""

    answered = Signal(object)  # the Scan without a doubt

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("scanDoubtPanel")
        self.setProperty("strip", "warning")
        self._appearance = appearance
        self._scan: Scan | None = None
        self._icon = QLabel()
        self._question = plain_label("scanDoubtLabel", wraps=True)
        self._whole = button("doubtWholeLotButton")
        self._split = button("doubtSplitButton")
        self._whole.clicked.connect(self._answer_whole)
        self._split.clicked.connect(self._answer_split)
        row = Flow()
        row.add(self._icon)
        row.add(self._question, 1, 30)
        row.add(self._whole)
        row.add(self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(row)
        appearance.changed.connect(self._redraw)
        self.retranslate()
        self._redraw()
        self.hide()

    def ask(self, scan: Scan) -> None:
        """Ask about the doubt of this scan."""
        self._scan = scan
        self.retranslate()
        self.show()
        self.go_to_answer()

    def go_to_answer(self) -> None:
        go_to(self._whole)

    def retranslate(self) -> None:
        self._whole.setAccessibleName(self.tr("All of it is the lot code"))
        self._split.setAccessibleName(self.tr("It is a lot code and an expiry"))
        scan = self._scan
        if scan is None or scan.doubt is None:
            return
        self._question.setText(self.tr("A separator may be missing in this code. Which is it?"))
        whole = self.tr("Lot {lot}").format(lot=scan.lot_code)
        date = formats.day(scan.doubt.expiry)
        split = self.tr("Lot {lot}, expires {date}").format(lot=scan.doubt.lot_code, date=date)
        self._whole.setText(whole.replace("&", "&&"))
        self._split.setText(split.replace("&", "&&"))
        self._whole.setAccessibleName(whole)
        self._split.setAccessibleName(split)

    def _answer_whole(self) -> None:
        if self._scan is not None:
            self.answered.emit(replace(self._scan, doubt=None))

    def _answer_split(self) -> None:
        if self._scan is not None and (doubt := self._scan.doubt):
            lot, expiry = doubt.lot_code, doubt.expiry
            self.answered.emit(replace(self._scan, doubt=None, lot_code=lot, expiry=expiry))

    def _redraw(self) -> None:
        look = self._appearance
        self._icon.setPixmap(look.icon("alert-triangle", "soon").pixmap(look.icon_size()))
