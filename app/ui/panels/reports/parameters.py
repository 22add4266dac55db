"""What a report is to tell of: from which day to which, of which product, how many."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import DomainError
from app.domain.scans import Scan
from app.services.backend import Backend
from app.services.product_lists import FindProducts, ProductChoice, ProductDetail, ProductRow
from app.ui import formats, wording
from app.ui.desk import Desk
from app.ui.live_query import Latest, LiveQuery
from app.ui.panels.reports.catalogue import Asked
from app.ui.refusals import refusal
from app.ui.typed_expiry import ExpiryMisread
from app.ui.widgets.expiry_edit import ExpiryEdit
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel, named
from app.ui.widgets.product_combo import ProductCombo

Number = TypeVar("Number", int, None)

_PAUSE_MILLISECONDS = 200
_FIRST_DAYS, _YEAR_DAYS, _MOST_DAYS = 30, 365, 3_650
_MOST_ROWS = 1_000_000
_SLACK = 30
"""What is left over goes to nobody rather than into a field for two digits."""


class Misread(Exception):
    """What is typed into a field has no meaning there; the sentence says what would have."""

    def __init__(self, field: Field, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


class Parameters(Panel):
    """Says `changed` once the typing pauses, if all that is typed can be understood."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("reportParamsForm")
        self._desk = desk
        self._sku: str | None = None
        self.first_day = ExpiryEdit("reportFromEdit", self._today)
        self.last_day = ExpiryEdit("reportToEdit", self._today)
        self.within = named(LineEdit(maxLength=4), "reportWithinEdit")
        self.product = ProductCombo("reportProductCombo")
        self.product.setProperty("lead", False)  # noqa: FBT003
        self.limit = named(LineEdit(maxLength=7), "reportLimitEdit")
        self._from = Field(self.first_day, "reportFromHint")
        self._to = Field(self.last_day, "reportToHint")
        self._days = Field(self.within, "reportWithinHint")
        self._of = Field(self.product, "reportProductHint")
        self._rows = Field(self.limit, "reportLimitHint")
        self._fields = {
            "from": self._from,
            "to": self._to,
            "within": self._days,
            "product": self._of,
            "limit": self._rows,
        }
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._finding = Latest[str, tuple[ProductChoice, ...]](
            desk.background, _find, self._found, self
        )
        self._product = LiveQuery(desk.background, self._known, self, self._unknown)
        self.first_day.setText(formats.day(self._today() - timedelta(_FIRST_DAYS)))
        self.within.setText(str(_FIRST_DAYS))
        self._arrange()
        self._connect()
        self.retranslate()

    def offer(self, fields: frozenset[str]) -> None:
        """Show these fields only."""
        for name, field in self._fields.items():
            field.setVisible(name in fields)
        self.setVisible(bool(fields))

    def editors(self) -> list[QWidget]:
        return [field.editor for field in self._fields.values()]

    def typed(self) -> list[QWidget]:
        """Those in which Enter has nothing else to do."""
        return [self.first_day, self.last_day, self.within, self.limit]

    def take_scan(self, scan: Scan) -> bool:
        """Ask for the product that was scanned, where one can be asked for."""
        if self._of.isHidden() or not self.isVisible():
            return False
        self._product.ask(ProductDetail(scan.gtin or scan.text))
        return True

    def asked(self) -> Asked | None:
        """What is asked for; None where a field that is shown cannot be understood."""
        try:
            return self._read()
        except Misread as misread:
            misread.field.say(misread.sentence, "small-expired")
            misread.field.refuse(misread.sentence)
            return None

    def facts(self) -> tuple[str, ...]:
        """The same in words, for the head of a page."""
        asked = self.asked()
        if asked is None:
            return ()
        days = None if self._days.isHidden() else asked.within
        words = (
            (asked.first_day, self.tr("From {what}")),
            (asked.last_day, self.tr("To {what}")),
            (days, self.tr("Within {what} days")),
            (asked.sku, self.tr("Product {what}")),
            (asked.limit, self.tr("The first {what}")),
        )
        return tuple(
            text.format(what=formats.day(what) if isinstance(what, date) else what)
            for what, text in words
            if what is not None
        )

    def widen(self) -> None:
        """Ask for everything, and for what expires within a year."""
        for field, editor in (
            (self._from, self.first_day),
            (self._to, self.last_day),
            (self._rows, self.limit),
        ):
            if not field.isHidden():
                editor.clear()
        if not self._days.isHidden():
            self.within.setText(str(_YEAR_DAYS))
        self.product.clear_text()
        self._sku = None
        self._of.say("")
        self._tell()

    def are_widest(self) -> bool:
        """Whether that would bring nothing more."""
        asked = self.asked()
        far = self._days.isHidden() or (asked is not None and asked.within >= _YEAR_DAYS)
        return asked is not None and far and replace(asked, within=0) == Asked(within=0)

    def retranslate(self) -> None:
        self._from.name(self.tr("From"))
        self._to.name(self.tr("To"))
        self._days.name(self.tr("Within days"))
        self._of.name(self.tr("Product"))
        self._rows.name(self.tr("At most"))
        self.first_day.setPlaceholderText(self.tr("the beginning"))
        self.last_day.setPlaceholderText(self.tr("today"))
        self.limit.setPlaceholderText(self.tr("all"))
        self.within.setPlaceholderText(str(_FIRST_DAYS))
        self.product.line.setPlaceholderText(self.tr("All products"))
        self.asked()

    def _read(self) -> Asked:
        """What the fields say that are shown; raises `Misread`."""
        usual = Asked()
        for field in self._fields.values():
            field.accept()
        asked = Asked(
            self._read_day(self._from, self.first_day),
            self._read_day(self._to, self.last_day),
            self._read_number(self._days, self.within, _MOST_DAYS, usual.within),
            None if self._of.isHidden() else self._sku,
            self._read_number(self._rows, self.limit, _MOST_ROWS, None),
        )
        if asked.first_day and asked.last_day and asked.last_day < asked.first_day:
            raise Misread(self._to, self.tr("This is before the first day."))
        return asked

    def _read_day(self, field: Field, editor: ExpiryEdit) -> date | None:
        """A day, and below it which weekday that was; None where it is open."""
        if field.isHidden():
            return None
        try:
            day = editor.expiry()
        except ExpiryMisread as misread:
            raise Misread(field, wording.misread_expiry()) from misread
        if not isinstance(day, date):
            field.say("")
            return None
        field.say(f"{formats.weekday(day)} {formats.day(day)}")
        return day

    def _read_number(
        self, field: Field, editor: LineEdit, most: int, usual: Number
    ) -> int | Number:
        """A whole number; what is usual where nothing is typed or the field is not shown."""
        typed = editor.text().strip()
        if field.isHidden():
            return usual
        field.say("")
        if not typed:
            return usual
        if not typed.isascii() or not typed.isdigit() or int(typed) > most:
            words = self.tr("Type a whole number up to {most}.")
            raise Misread(field, words.format(most=formats.count(most)))
        return int(typed)

    def _arrange(self) -> None:
        flow = Flow(gap=12)
        for field, letters in zip(self._fields.values(), (17, 17, 12, 24, 10), strict=True):
            flow.add(field, letters, letters)
        flow.add(QWidget(), _SLACK)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow)

    def _connect(self) -> None:
        for editor in self.first_day, self.last_day, self.within, self.limit:
            editor.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._tell)
        self.product.searched.connect(self._finding.ask)
        self.product.entered.connect(lambda code: self._product.ask(ProductDetail(code)))
        self.product.picked.connect(lambda code: self._product.ask(ProductDetail(code)))
        self.product.emptied.connect(self._every_product)

    def _tell(self) -> None:
        self._pause.stop()
        if self.asked() is not None:
            self.changed.emit()

    def _found(self, typed: str, found: tuple[ProductChoice, ...]) -> None:
        if typed == self.product.currentText().strip():
            self.product.offer([(each.sku, each.name) for each in found])

    def _known(self, product: ProductRow) -> None:
        self._sku = product.sku
        self.product.settle(product.sku)
        self._of.accept()
        self._of.say(product.name)
        self._product.stop()
        self._tell()

    def _unknown(self, error: DomainError) -> None:
        self._product.stop()
        self._of.say(refusal(error), "small-expired")
        self._of.refuse(refusal(error))

    def _every_product(self) -> None:
        self._sku = None
        self._product.stop()
        self._of.say("")
        self._tell()

    def _today(self) -> date:
        return self._desk.background.today


def _find(backend: Backend, typed: str) -> tuple[ProductChoice, ...]:
    return backend.fetch(FindProducts(typed))
