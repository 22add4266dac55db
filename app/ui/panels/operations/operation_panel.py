"""What receiving and dispatching have in common: a document of several lines, one in the form."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Signal

from app.domain.errors import DomainError
from app.services.operations import Operation
from app.services.partners import Partner, PartnersUsed
from app.services.product_lists import ProductRow
from app.ui import formats, wording
from app.ui.booked import again
from app.ui.desk import Desk
from app.ui.documents.papers import Paper
from app.ui.live_query import LiveQuery
from app.ui.panels.operations.draft import Draft
from app.ui.panels.operations.form_panel import FormPanel
from app.ui.panels.operations.lines_view import LinesView
from app.ui.panels.operations.operation_form import OperationForm
from app.ui.refusals import refusal
from app.ui.typed_quantity import QuantityMisread
from app.ui.widgets.scroll import go_to


class Line(Protocol):
    """A line that is whole: what product, and how much of it."""

    @property
    def product(self) -> ProductRow: ...

    @property
    def quantity(self) -> Decimal: ...


L = TypeVar("L", bound=Line)


class OperationPanel(FormPanel, Generic[L]):
    """One line is booked from the form at once; several are added first and booked together.

    Subclasses say what a line is, how it is read and shown, and what booking it means.
    """

    booked = Signal(object)  # Booked
    settled = Signal()  # what was sent is booked, or refused
    document_wanted = Signal(object)  # Paper

    def __init__(
        self, desk: Desk, form: OperationForm, lines: LinesView[Any], partner: Partner
    ) -> None:
        super().__init__(desk, form, lines)
        self._tried: Operation[Any] | None = None
        self.draft = Draft[L]()
        self.lines_view = lines
        form.add.clicked.connect(self.add_line)
        form.commit.clicked.connect(self.commit)
        form.ended = self._line_ended
        lines.table.edit_wanted.connect(self.change_line)
        lines.table.remove_wanted.connect(self.remove_line)
        lines.discard_wanted.connect(self.discard)
        lines.restore_wanted.connect(self.bring_back)
        self._partners = LiveQuery(desk.background, form.partner.offer, self)
        self._partners.ask(PartnersUsed(partner))

    def line_of(self, product: ProductRow, quantity: Decimal) -> L | None:
        """The line that is typed; None where it was refused."""
        raise NotImplementedError

    def fill(self, line: L) -> None:
        """Put into the form what only this kind of line has."""
        raise NotImplementedError

    def rows(self) -> Sequence[Any]:
        """The lines added so far, as their table shows them."""
        raise NotImplementedError

    def command(self, lines: Sequence[L]) -> Operation[Any] | None:
        """What books these lines; None where it was refused."""
        raise NotImplementedError

    def done(self, answer: Any, lines: Sequence[L]) -> None:
        """Tell of what was booked."""
        raise NotImplementedError

    def document(self) -> Paper | None:
        """What can be printed of it now; None where there is nothing."""
        return None

    def ready(self, line: L) -> bool:
        """Tell whether a line may be added; where not, the reason was said."""
        return True

    def refresh(self) -> None:
        super().refresh()
        self._name_commit()

    def retranslate(self) -> None:
        self.show_lines()

    def read_line(self) -> L | None:
        """The line in the form, or a refusal beside what is missing, and None."""
        product = self.product
        if product is None:
            self.refuse(self.tr("Choose a product first."))
            go_to(self.combo)
            return None
        try:
            quantity = self._form.quantity.quantity()
        except QuantityMisread as misread:
            self.refuse(wording.misread_quantity(misread), self._form.quantity_field)
            return None
        return self.line_of(product, quantity)

    def add_line(self) -> bool:
        """Take the line in the form in among those that are booked together."""
        self.accept()
        line = self.read_line()
        if line is None or not self.ready(line):
            return False
        self.draft.put(line)
        self.clear_line()
        return True

    def clear_line(self) -> None:
        """Make room for the next line; one that was being changed stays as it was."""
        self.draft.place = None
        self.picker.clear()
        self._form.quantity.clear()
        self.empty()
        self.accept()
        self.product_updated()
        self.show_lines()
        go_to(self.combo)

    def clear(self) -> None:
        """Esc: the line in the form first; with no other lines the document's fields next."""
        if not self.begun() and self.draft.place is None and not self.draft.lines:
            self._clear_document()
        self.clear_line()

    def change_line(self, place: int) -> None:
        """Bring a line back into the form; what is in the form is added before."""
        if place == self.draft.place and self.begun():
            go_to(self._form.quantity)
        elif not self.begun() or self.add_line():
            self.open_line(place)

    def open_line(self, place: int) -> None:
        """Show a line in the form, to be changed there."""
        line = self.draft.lines[place]
        self.draft.place = place
        self.picker.show_product(line.product)
        self._form.quantity.setText(formats.plain_quantity(line.quantity))
        self.fill(line)
        self.product_updated()
        self.show_lines()
        go_to(self._form.quantity)
        self._form.quantity.selectAll()

    def remove_line(self, place: int) -> None:
        if place == self.draft.place:
            self.clear_line()
        self.draft.remove(place)
        self.show_lines()
        go_to(self.lines_view.table if self.draft.lines else self.combo)

    def discard(self) -> None:
        """Take all lines out; they can be brought back until the next is added."""
        if self.draft.place is not None:
            self.clear_line()
        self.draft.discard()
        self.show_lines()
        go_to(self.combo)

    def bring_back(self) -> None:
        self.draft.bring_back()
        self.show_lines()
        go_to(self.combo)

    def show_lines(self) -> None:
        self.lines_view.show_lines(self.rows(), self.draft.removed)
        self._name_commit()

    def commit(self) -> None:
        """Book the added lines and the one in the form, if there is one; all or nothing."""
        self.accept()
        line = None
        if self.begun() or not self.draft.lines:
            line = self.read_line()
            if line is None:
                return
        else:
            self.draft.place = None
        lines = [each for _, each in self.draft.with_line(line)]
        command = self.command(lines)
        if command is None:
            return
        command = self._tried = again(command, self._tried)
        self._desk.background.execute(
            self,
            command,
            lambda answer: self._booked(answer, lines),
            lambda error: self._refused(error, lines),
        )

    def _booked(self, answer: Any, lines: Sequence[L]) -> None:
        self._tried = None
        self.done(answer, lines)
        self.draft.clear()
        self._clear_document()
        self.clear_line()
        self.settled.emit()

    def _refused(self, error: DomainError, lines: Sequence[L]) -> None:
        """Show the line that is meant in the form; the others wait, whole."""
        place = 0 if len(lines) == 1 else error.line
        if place is not None and not (self.begun() and place == self.draft.form_place):
            self.draft.lines = list(lines)
            self.open_line(place)
        why = refusal(error)
        if len(lines) > 1 and place is not None:
            words = self.tr("Line {number}: {why}")
            why = words.format(number=formats.count(place + 1), why=why)
        self.refuse(why, self.field_of(error))
        self.settled.emit()

    def _line_ended(self) -> bool:
        """Enter in the last field of a line adds it once there are others."""
        return bool(self.draft.lines) and (self.add_line() or True)

    def _clear_document(self) -> None:
        self._form.partner.setEditText("")
        self._form.reference.clear()

    def _name_commit(self) -> None:
        new = self.draft.place is None and self.begun()
        self._form.name_commit(len(self.draft.lines) + new)
