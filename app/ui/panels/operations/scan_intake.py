"""Takes scans one after the other: looks each up, asks what is in doubt, hands on what is known."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.scans import Scan
from app.services.backend import Backend
from app.services.barcodes import FindScanned, Scanned
from app.ui import wording
from app.ui.desk import Desk
from app.ui.panels.operations.doubt_panel import DoubtPanel
from app.ui.panels.operations.unknown_code import UnknownCodePanel
from app.ui.widgets.panel import Panel


class Taker(Protocol):
    """The form that scans go to."""

    def isEnabled(self) -> bool: ...
    def code_of(self, scan: Scan) -> tuple[str, str | None] | None: ...
    def knows(self, scan: Scan, found: Scanned | None) -> bool: ...
    def refuse_code(self, why: str) -> None: ...
    def apply_scan(self, scan: Scan, found: Scanned | None) -> None: ...


class ScanIntake(Panel):
    """Shows nothing but its questions; a scan that comes meanwhile waits for the answer.

    The scan that a question is about goes on by itself afterwards, with all that it says.
    """

    def __init__(self, desk: Desk, taker: Callable[[], Taker]) -> None:
        super().__init__()
        self._background = desk.background
        self._taker = taker
        self._current: Scan | None = None
        self.typed = False
        self._waiting: deque[Scan] = deque()
        self.doubt = DoubtPanel(desk.appearance)
        self.unknown = UnknownCodePanel(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.doubt)
        column.addWidget(self.unknown)
        self.doubt.answered.connect(self._answered)
        self.unknown.known.connect(self._became_known)
        self.unknown.ignored.connect(self.ignore)
        self.hide()

    @property
    def asking(self) -> DoubtPanel | UnknownCodePanel | None:
        """The question that is open."""
        for question in self.doubt, self.unknown:
            if question.isVisibleTo(self):
                return question
        return None

    def take(self, scan: Scan) -> None:
        """Take one code in; the same one again while it is asked about is an impatient hand."""
        if self.asking is None or self._current is None or scan.text != self._current.text:
            self._waiting.append(scan)
            self.go_on()

    def ask_about(self, scan: Scan) -> None:
        """Typed text that nobody has: the keyboard stays where it was typed.

        A mistyped SKU may look like a part of a label; it is not taken for one.
        """
        if self._current is None:
            self._current, self.typed = replace(scan, otherwise=None), True
            self._not_found(self._current)

    def ignore(self) -> bool:
        """Drop the scan that is asked about; False where none is."""
        if self.asking is None:
            return False
        self._over()
        return True

    def forget_typed(self) -> None:
        """What was typed is being mended."""
        if self.typed:
            self._over()

    def go_on(self) -> None:
        """Take the next scan, unless the form is busy or a question is open."""
        if self._current is None and self._waiting and self._taker().isEnabled():
            self._begin(self._waiting.popleft())

    def _begin(self, scan: Scan) -> None:
        self._current = scan
        if scan.doubt is not None:
            self._open(self.doubt)
            self.doubt.ask(scan)
        elif (wanted := self._taker().code_of(scan)) is None:
            self._apply(None)
        else:
            question = FindScanned(*wanted)

            def find(backend: Backend) -> Scanned | None:
                return backend.fetch(question)

            self._background.ask(self, find, self._found)

    def _found(self, found: Scanned | None) -> None:
        scan = self._current
        if scan is None:
            return
        if self._taker().knows(scan, found):
            self._apply(found)
        else:
            self._not_found(scan)

    def _not_found(self, scan: Scan) -> None:
        """No product has it: then it may be a part of a label, or damaged, or new."""
        if scan.otherwise is not None:
            self._begin(scan.otherwise)
        elif scan.misread is not None:
            self._taker().refuse_code(wording.misread_scan(scan.misread))
            self._over()
        else:
            self._open(self.unknown)
            self.unknown.ask(scan.gtin or scan.text, take_focus=not self.typed)

    def _apply(self, found: Scanned | None) -> None:
        scan = self._current
        if scan is not None:
            self._close()
            self._taker().apply_scan(scan, found)
            self._over()

    def _answered(self, scan: Scan) -> None:
        self._close()
        self._begin(scan)

    def _became_known(self) -> None:
        scan = self._current
        self._close()
        if scan is not None:
            self._begin(scan)

    def _over(self) -> None:
        self._close()
        self._current, self.typed = None, False
        self.go_on()

    def _open(self, question: QWidget) -> None:
        self._close()
        self.show()
        question.show()

    def _close(self) -> None:
        self.doubt.hide()
        self.unknown.hide()
        self.hide()
