"""What a report is to tell of: from which day to which, of which product, how many."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.ledger import OperationKind
from app.domain.scans import Scan
from app.services.reports import ExpiryScope
from app.ui import formats, report_words, wording
from app.ui.desk import Desk
from app.ui.panels.reports.asked import Asked
from app.ui.panels.reports.catalogue import Report
from app.ui.panels.reports.finding import LotInput, OperatorInput, ProductInput
from app.ui.panels.reports.inputs import (
    CheckInput,
    ChoiceInput,
    DayInput,
    Input,
    Misread,
    NumberInput,
    TextInput,
)
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel
from app.ui.widgets.product_combo import ProductCombo

_PAUSE_MILLISECONDS = 200
_MOST_DAYS = 3_650
_MOST_ROWS = 1_000_000
_KINDS = (None, *(kind for kind in OperationKind if kind is not OperationKind.STATUS))
"""A change of status moves nothing."""
_LETTERS = {"product": 24, "lot": 22, "kind": 19, "within": 12, "which": 19, "most": 12}
_USUAL_LETTERS = 17
_SLACK = 30
"""What is left over goes to nobody rather than into a field for two digits."""


class Parameters(Panel):
    """Says `changed` when something else is asked for, and all that is typed can be read.

    Each report finds its fields as it left them.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("reportParamsForm")
        self._desk = desk
        self._report: Report | None = None
        self._kept: dict[str, dict[str, Any]] = {}
        self._filling = False
        self._make_inputs()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._arrange()
        self._connect()
        self.retranslate()

    def offer(self, report: Report) -> None:
        """Show the fields of this report, as they were left if they can be read, else as usual."""
        if self._report is not None and self.asked() is not None:
            self._kept[self._report.key] = {
                name: self._inputs[name].state() for name in self._report.fields
            }
        self._report = report
        kept = self._kept.get(report.key, {})
        for name, each in self._inputs.items():
            each.setVisible(name in report.fields)
        for name in report.fields:
            self._fill(name, kept.get(name, self._usual(name)))
        self.setVisible(bool(report.fields))
        self._close_what_has_no_say()
        self._follow()

    def editors(self) -> list[QWidget]:
        return [each.editor for each in self._inputs.values()]

    def typed(self) -> list[QWidget]:
        """Those in which Enter has nothing else to do."""
        return [each for each in self.editors() if not isinstance(each, ProductCombo)]

    def take_scan(self, scan: Scan) -> bool:
        """Ask for the product or the lot that was scanned, where one can be asked for."""
        code = scan.gtin or scan.text
        if self.lot.isVisible() and (scan.lot_code or not self.product.isVisible()):
            self.lot.enter(scan.lot_code or code)
            return True
        if self.product.isVisible():
            self.product.picker.choose(code)
        return self.product.isVisible()

    def asked(self) -> Asked | None:
        """What is asked for; None where a field that is shown cannot be understood."""
        read: dict[str, Any] = {}
        for name, each in self._shown():
            each.accept()
            try:
                read[name] = each.read()
                self._compare(name, read)
            except Misread as misread:
                each.say(str(misread), "small-expired")
                each.refuse(str(misread))
                return None
        return Asked(**read)

    def facts(self) -> tuple[str, ...]:
        """The same in words, for the head of a page."""
        templates = {
            "first_day": self.tr("From {what}"),
            "last_day": self.tr("To {what}"),
            "day": self.tr("At the end of {what}"),
            "within": self.tr("Within {what} days"),
            "days": self.tr("By the use of the last {what} days"),
            "product": self.tr("Product {what}"),
            "lot": self.tr("Lot {what}"),
            "operator": self.tr("Booked by {what}"),
            "reference": self.tr("Reference with {what}"),
            "most": self.tr("The first {what}"),
        }
        return tuple(
            templates.get(name, "{what}").format(what=said)
            for name, each in self._shown()
            if each.editor.isEnabled() and (said := each.said())
        )

    def widen(self) -> None:
        """Ask for all that there is."""
        for name, each in self._shown():
            self._fill(name, each.widest)
        self._tell()

    def begin_again(self) -> None:
        """Ask for what is usually asked for."""
        for name, _ in self._shown():
            self._fill(name, self._usual(name))
        self._tell()

    def are_widest(self) -> bool:
        """Whether that would bring nothing more."""
        return all(each.state() == each.widest for _, each in self._shown())

    def retranslate(self) -> None:
        for each, caption in zip(self._inputs.values(), self._captions(), strict=True):
            each.name(caption)
        self.first_day.edit.setPlaceholderText(self.tr("the beginning"))
        self.last_day.edit.setPlaceholderText(self.tr("today"))
        self.day.edit.setPlaceholderText(self.tr("today"))
        self.most.edit.setPlaceholderText(self.tr("all"))
        self.product.combo.line.setPlaceholderText(self.tr("All products"))
        self.lot.combo.line.setPlaceholderText(self.tr("Number or code"))
        self.reference.edit.setPlaceholderText(self.tr("Any"))
        self.which.offer(tuple(ExpiryScope), [report_words.scope(each) for each in ExpiryScope])
        kinds = [wording.operation_kind(kind) for kind in _KINDS if kind is not None]
        self.kind.offer(_KINDS, [self.tr("All kinds"), *kinds])
        self.operator.entitle(self.tr("Everybody"))
        self.asked()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.operator.look_up(wanted=False)

    def _captions(self) -> Sequence[str]:
        return (
            self.tr("From"),
            self.tr("To"),
            self.tr("At the end of"),
            self.tr("Within days"),
            self.tr("Product's own days"),
            self.tr("Which"),
            self.tr("Use of the last days"),
            self.tr("All lots"),
            self.tr("Product"),
            self.tr("Lot"),
            self.tr("Lots of the same code"),
            self.tr("Kind"),
            self.tr("Operator"),
            self.tr("Reference"),
            self.tr("At most"),
        )

    def _make_inputs(self) -> None:
        background = self._desk.background
        self.first_day = DayInput("reportFrom", self._today, first=True)
        self.last_day = DayInput("reportTo", self._today)
        self.day = DayInput("reportDay", self._today)
        self.within = NumberInput("reportWithin", 0, _MOST_DAYS, Asked.within)
        self.own_days = CheckInput("reportOwnDays")
        self.which = ChoiceInput("reportWhich", tuple(ExpiryScope))
        self.days = NumberInput("reportDays", 1, _MOST_DAYS, Asked.days)
        self.all_lots = CheckInput("reportAllLots")
        self.product = ProductInput("reportProduct", background)
        self.lot = LotInput("reportLot", background)
        self.same_code = CheckInput("reportSameCode")
        self.kind = ChoiceInput("reportKind", _KINDS)
        self.operator = OperatorInput("reportOperator", background)
        self.reference = TextInput("reportReference", 100)
        self.most = NumberInput("reportLimit", 1, _MOST_ROWS, None)
        self.within.widest = self.days.widest = str(_MOST_DAYS)
        self.which.widest, self.all_lots.widest = ExpiryScope.BOTH, True
        self._inputs: dict[str, Input] = {
            "first_day": self.first_day,
            "last_day": self.last_day,
            "day": self.day,
            "within": self.within,
            "own_days": self.own_days,
            "which": self.which,
            "days": self.days,
            "all_lots": self.all_lots,
            "product": self.product,
            "lot": self.lot,
            "same_code": self.same_code,
            "kind": self.kind,
            "operator": self.operator,
            "reference": self.reference,
            "most": self.most,
        }

    def _arrange(self) -> None:
        flow = Flow(gap=12)
        for name, each in self._inputs.items():
            letters = _LETTERS.get(name, _USUAL_LETTERS)
            flow.add(each, 0 if isinstance(each, CheckInput) else letters, letters)
        flow.add(QWidget(), _SLACK)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow)

    def _connect(self) -> None:
        for each in self._inputs.values():
            each.typed.connect(lambda: None if self._filling else self._pause.start())
            each.chosen.connect(lambda: None if self._filling else self._tell())
        self._pause.timeout.connect(self._tell)

    def _shown(self) -> Iterator[tuple[str, Input]]:
        for name in self._report.fields if self._report else ():
            yield name, self._inputs[name]

    def _fill(self, name: str, state: Any) -> None:
        self._filling = True
        self._inputs[name].restore(state)
        self._filling = False

    def _usual(self, name: str) -> Any:
        """What stands in a field before somebody says otherwise."""
        begins = self._report.begins.get(name) if self._report else None
        return formats.day(begins(self._today())) if begins else self._inputs[name].usual

    def _compare(self, name: str, read: dict[str, Any]) -> None:
        """Refuse a last day before the first."""
        first, last = read.get("first_day"), read.get("last_day")
        if name == "last_day" and first and last and last < first:
            raise Misread(self.tr("This is before the first day."))

    def _tell(self) -> None:
        self._pause.stop()
        self._close_what_has_no_say()
        if self.asked() is not None:
            self.changed.emit()

    def _close_what_has_no_say(self) -> None:
        self.within.editor.setDisabled(self.own_days.read())

    def _follow(self) -> None:
        shown = self._report is not None and "operator" in self._report.fields
        self.operator.look_up(wanted=shown and self.isVisible())

    def _today(self) -> date:
        return self._desk.background.today
