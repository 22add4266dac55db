"""The count view: a place to begin, then the sheet."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain.errors import DomainError
from app.domain.scans import Scan
from app.services.backend import Backend
from app.services.counting import Recognised, Standing, StandingRow
from app.ui.desk import Desk
from app.ui.documents.papers import Paper
from app.ui.live_query import Latest
from app.ui.panels.counting.sheet_panel import SheetPanel
from app.ui.panels.counting.start import CountStart
from app.ui.refusals import refusal
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.table import Table
from app.ui.widgets.view import View

Found = tuple[StandingRow, ...]


class CountView(View):
    """A count goes on while other views are in front, until it is posted or discarded."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("countView")
        self._desk = desk
        self.start = CountStart(desk)
        self.sheet = SheetPanel(desk)
        self._pages = QStackedWidget()
        for page, name in ((self.start, "countStartScroll"), (self.sheet, "countSheetScroll")):
            self._pages.addWidget(Scroll(name, page))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._opening = Latest[Standing, Found | DomainError](
            desk.background, _standing, self._opened, self
        )
        self._looking = Latest[Recognised, Found | DomainError](
            desk.background, _standing, self._recognised, self
        )
        self.start.wanted.connect(self._opening.ask)
        self.sheet.over.connect(self._over)
        self.sheet.booked.connect(self.booked)
        self.sheet.told.connect(self.told)
        self.sheet.document_wanted.connect(self.document_wanted)
        self._add_actions()
        self.retranslate()
        self.setProperty("state", "empty")

    @property
    def counting(self) -> bool:
        """Whether a sheet is open."""
        return self._pages.currentIndex() == 1

    def count(self, location: str) -> None:
        """Begin to count a location, where nothing is being counted yet."""
        if not self.counting:
            self.start.location.setEditText(location)
            self.start.start.click()

    def begin(self) -> None:
        (self.sheet if self.counting else self.start).begin()

    def go_to_filter(self) -> None:
        self.begin()

    def exported(self) -> Table | None:
        return self.sheet.table if self.counting else None

    def document(self) -> Paper | None:
        return self.sheet.document() if self.counting else None

    def take_scan(self, scan: Scan) -> bool:
        """Go to the row of what was scanned; a lot that should not be here is added."""
        if not self.counting:
            self.start.choose_product(scan.gtin or scan.text)
            return True
        code = scan.gtin or scan.lot_code or scan.text
        self._looking.ask(Recognised(code, scan.lot_code))
        return True

    def help(self) -> str:
        return self.tr(
            "Choose a location or a product, and start.\n\n"
            "Type what you found and press Enter: the next row is selected. Scan a label to go to "
            "its row; a lot that should not be here is added to the sheet.\n\n"
            "What is booked meanwhile shows under “Moved since” and is kept: only the "
            "difference at the moment of counting is posted. Rows that are not counted stay as "
            "they are.\n\n"
            "Ctrl+Enter posts the differences as one adjustment, which can be undone. Ctrl+P "
            "prints the sheet, to be written in by hand."
        )

    def retranslate(self) -> None:
        self.commit_action.setText(self.tr("Confirm"))

    def _add_actions(self) -> None:
        self.commit_action = self.command("countCommit", "Ctrl+Return", "Ctrl+Enter")
        self.commit_action.triggered.connect(self._commit)

    def _commit(self) -> None:
        if self.counting:
            self.sheet.commit()
        else:
            self.start.start.click()

    def _opened(self, wanted: Standing, found: Found | DomainError) -> None:
        if isinstance(found, DomainError):
            self.start.refuse(found)
        elif not found:
            self.start.refusal.say(self.tr("Nothing stands there."))
        else:
            self._pages.setCurrentIndex(1)
            self.setProperty("state", "ready")
            self.sheet.open(wanted, found, blind=self.start.blind.isChecked())

    def _over(self) -> None:
        self._pages.setCurrentIndex(0)
        self.setProperty("state", "empty")
        self.start.begin()

    def _recognised(self, label: Recognised, found: Found | DomainError) -> None:
        if isinstance(found, DomainError):
            self.sheet.form.refuse(refusal(found))
            return
        sheet = self.sheet.sheet
        wanted = {(row.lot, row.location) for row in found}
        here = [place for place in sheet.rows if place in wanted]
        lots = {row.lot: row for row in found}
        if here:
            self.sheet.go_to(min(here, key=lambda place: sheet.rows[place].entry is not None))
        elif len(lots) == 1 and sheet.location is not None:
            [row] = lots.values()
            self.sheet.add(replace(row, location=sheet.location, quantity=Decimal(0)))
        else:
            words = self.tr("{code} is not on this sheet.")
            self.sheet.form.refuse(words.format(code=label.lot_code or label.code))


def _standing(backend: Backend, query: Standing | Recognised) -> Found | DomainError:
    try:
        return backend.fetch(query)
    except DomainError as refused:
        return refused
