"""What the forms for receiving and dispatching have in common."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.appearance import Appearance
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.field import Field
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import Panel
from app.ui.widgets.product_combo import ProductCombo
from app.ui.widgets.quantity_edit import QuantityEdit
from app.ui.widgets.refusal import Refusal
from app.ui.widgets.text_combo import TextCombo


class OperationForm(Panel):
    """Fields of one line, fields of the whole document, and two buttons.

    Only widgets and captions; what they mean is the panel's business.
    """

    combo: ProductCombo
    quantity: QuantityEdit
    quantity_field: Field
    partner: TextCombo
    reference: LineEdit
    add: QPushButton
    add_field: Field
    commit: QPushButton
    commit_field: Field
    refusal: Refusal

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.ended: Callable[[], bool] = lambda: False
        """Asked when Enter is pressed in the last field of a line; True: the line was added."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """All in which something can be refused."""
        raise NotImplementedError

    def name_commit(self, lines: int) -> None:
        """Say what the commit books."""
        raise NotImplementedError

    def _stack(self, *parts: QWidget | Callable[[QVBoxLayout], object]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in parts:
            column.addWidget(part) if isinstance(part, QWidget) else part(column)

    def _put_in_order(self, line: Sequence[QWidget], document: Sequence[QWidget]) -> None:
        """Enter and Tab go through the line, then the document; Tab stops at Add line too."""

        def instead(field: QWidget) -> bool:
            last = [each for each in line if each.isVisible()][-1:]
            return [field] == last and self.ended()

        self._enter = EnterMoves([*line, *document], self, instead)
        for before, after in pairwise([*line, self.add, *document]):
            self.setTabOrder(before, after)
