"""A line edit for quantities: Decimal in, Decimal out, and never a barcode."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.typed_quantity import QuantityMisread, read_quantity
from app.ui.widgets.line_edit import LineEdit

_LONGEST = 24


class QuantityEdit(LineEdit):
    """Says `edited` on every change; the text is read again when the product changes."""

    edited = Signal()

    def __init__(
        self, name: str, parent: QWidget | None = None, *, may_be_zero: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._decimals = 0
        self._may_be_zero = may_be_zero
        self.setMaxLength(_LONGEST)
        self.textChanged.connect(self._say_edited)

    def set_decimals(self, decimals: int) -> None:
        """How many decimals the product's quantities have."""
        self._decimals = decimals

    def allow_zero(self, *, allowed: bool) -> None:
        """A count may find nothing; a movement may not move nothing."""
        self._may_be_zero = allowed

    def quantity(self) -> Decimal:
        """The quantity as understood; raises `QuantityMisread`."""
        return read_quantity(self.text(), self._decimals, may_be_zero=self._may_be_zero)

    def quantity_or_none(self) -> Decimal | None:
        try:
            return self.quantity()
        except QuantityMisread:
            return None

    def _say_edited(self) -> None:
        self.edited.emit()
