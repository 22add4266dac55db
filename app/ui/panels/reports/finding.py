"""The fields of a report in which things are looked for: a product, a lot, an operator."""

from PySide6.QtCore import QCoreApplication

from app.domain.errors import DomainError
from app.services.ledger_list import OperatorChoices
from app.services.lot_naming import FindLots, LotName
from app.services.product_lists import ProductRow
from app.ui import wording
from app.ui.background import Background
from app.ui.live_query import LiveQuery
from app.ui.panels.reports.inputs import ChoiceInput, Input, Misread
from app.ui.product_picker import ProductPicker
from app.ui.refusals import refusal
from app.ui.widgets.panel import restyle
from app.ui.widgets.product_combo import ProductCombo

translate = QCoreApplication.translate


class ProductInput(Input):
    """One product, or all; its name stands below."""

    widest = None

    def __init__(self, name: str, background: Background) -> None:
        self.combo = ProductCombo(f"{name}Combo")
        restyle(self.combo, "lead", value=False)
        super().__init__(self.combo, f"{name}Hint")
        self.usual = None
        self.picker = ProductPicker(background, self.combo)
        self._error: DomainError | None = None
        self.picker.picked.connect(self._picked)
        self.picker.lost.connect(self._picked)
        self.picker.unknown.connect(self._unknown)
        self.combo.line.textEdited.connect(self._edited)

    def read(self) -> ProductRow | None:
        if self._error is not None:
            raise Misread(refusal(self._error))
        product = self.picker.product
        self.say(product.name if product else "")
        return product

    def said(self) -> str:
        return self.picker.product.sku if self.picker.product else ""

    def state(self) -> ProductRow | None:
        return self.picker.product

    def restore(self, state: ProductRow | None) -> None:
        self._error = None
        if state is None:
            self.picker.clear()
        else:
            self.picker.show_product(state)

    def _picked(self) -> None:
        self._error = None
        self.chosen.emit()

    def _edited(self) -> None:
        """What could not be found is asked for no more."""
        if self._error is not None:
            self._picked()

    def _unknown(self, error: DomainError) -> None:
        self._error = error
        self.chosen.emit()


class LotInput(Input):
    """One lot, by its number or its code; what it is of stands below."""

    widest = None

    def __init__(self, name: str, background: Background) -> None:
        self.combo = ProductCombo(f"{name}Combo")
        restyle(self.combo, "lead", value=False)
        super().__init__(self.combo, f"{name}Hint")
        self.usual = None
        self.lot: LotName | None = None
        self._missed: tuple[str, int] | None = None
        """What was typed that is not one lot but so many."""
        self._search = LiveQuery(background, self._offer, self)
        self._answer = LiveQuery(background, self._take, self)
        self.combo.searched.connect(lambda text: self._search.ask(FindLots(text)))
        self.combo.entered.connect(self.enter)
        self.combo.picked.connect(self.enter)
        self.combo.emptied.connect(lambda: self._choose(None))
        self.combo.line.textEdited.connect(self._typed)

    def enter(self, text: str) -> None:
        """Ask for the lot that is called so."""
        self._search.stop()
        self.combo.settle(text)
        self._answer.ask(FindLots(text))

    def read(self) -> LotName | None:
        if self._missed is not None:
            raise Misread(_not_one(*self._missed))
        self.say(f"{self.lot.sku} · {self.lot.name}" if self.lot else "")
        return self.lot

    def said(self) -> str:
        return _called(self.lot) if self.lot else ""

    def state(self) -> LotName | None:
        return self.lot

    def restore(self, state: LotName | None) -> None:
        self.lot, self._missed = state, None
        self._search.stop()
        self._answer.stop()
        self.combo.settle(_called(state) if state else "")

    def _typed(self, text: str) -> None:
        """What was chosen, or not found, is meant no more once something else is typed."""
        if text and (self.lot is not None or self._missed is not None):
            self.lot = self._missed = None
            self.chosen.emit()

    def _choose(self, lot: LotName | None) -> None:
        self.restore(lot)
        self.chosen.emit()

    def _offer(self, found: tuple[LotName, ...]) -> None:
        self._search.stop()
        self.combo.offer([(wording.lot_number(lot.lot), _described(lot)) for lot in found])

    def _take(self, found: tuple[LotName, ...]) -> None:
        self._answer.stop()
        typed = self.combo.currentText().strip()
        exact = [lot for lot in found if _is_called(lot, typed)]
        if len(meant := exact or found) == 1:
            self._choose(meant[0])
            return
        self._missed = typed, len(meant)
        self._offer(tuple(meant))
        self.chosen.emit()


class OperatorInput(ChoiceInput):
    """Somebody who has booked something, or anybody."""

    def __init__(self, name: str, background: Background) -> None:
        super().__init__(name, (None,))
        self._who = LiveQuery(background, self._known, self)
        self.anybody = ""

    def look_up(self, *, wanted: bool) -> None:
        """Keep up with who may be asked for, as long as it is wanted: it takes reading."""
        if wanted:
            self._who.ask(OperatorChoices())
        else:
            self._who.stop()

    def entitle(self, anybody: str) -> None:
        self.anybody = anybody
        self._known(tuple(self.choices[1:]))

    def _known(self, operators: tuple[str, ...]) -> None:
        self.offer((None, *operators), (self.anybody, *operators))


def _called(lot: LotName) -> str:
    return wording.lot_name(lot.lot, lot.lot_code)


def _described(lot: LotName) -> str:
    return " · ".join(filter(None, (lot.lot_code, lot.sku, lot.name)))


def _is_called(lot: LotName, text: str) -> bool:
    names = wording.lot_number(lot.lot), str(lot.lot), lot.lot_code or "", _called(lot)
    return text.casefold() in map(str.casefold, names)


def _not_one(text: str, lots: int) -> str:
    if lots:
        return translate("Reports", "Several lots are called {text}. Choose one.").format(text=text)
    return translate(
        "Reports", "No lot is called {text}. Type a number such as 17, or its code."
    ).format(text=text)
