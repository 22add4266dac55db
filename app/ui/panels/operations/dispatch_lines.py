"""The lines of a dispatch before it is booked, and as their table shows them."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.fefo import Plan
from app.domain.ids import LotId
from app.domain.quantities import ZERO
from app.services.dispatching import DispatchedLine, DispatchLine, ExpectedPick
from app.services.product_lists import ProductRow
from app.ui import formats, wording
from app.ui.models.rows import RIGHT, Column
from app.ui.wording import Sign

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ShipLine:
    """What is to leave of one product: by FEFO, or from one lot only."""

    product: ProductRow
    quantity: Decimal
    lot: LotId | None = None
    partial: bool = False

    def request(self) -> DispatchLine:
        """What a preview is asked."""
        return DispatchLine(sku=self.product.sku, quantity=self.quantity, lot=self.lot)

    def order(self, shown: DispatchedLine) -> DispatchLine:
        """What is booked: just what was shown."""
        expect = tuple(
            ExpectedPick(lot=pick.lot, location=pick.location, quantity=pick.quantity)
            for pick in shown.picks
        )
        return self.request().model_copy(update={"partial": self.partial, "expect": expect})


@dataclass(frozen=True)
class ShipLineRow:
    """`plan` is None until the preview has answered."""

    number: int
    line: ShipLine
    plan: DispatchedLine | None
    in_form: bool

    def lots(self) -> str:
        picks = self.plan.picks if self.plan else ()
        return " · ".join(
            f"{formats.quantity(pick.quantity)} {wording.lot_name(pick.lot, pick.lot_code)}"
            for pick in picks
        )

    def sign(self) -> Sign:
        if self.in_form:
            return Sign(translate("Lines", "In the form"), "pencil", "info")
        if self.plan and self.plan.shortfall:
            word = translate("Lines", "Part") if self.line.partial else translate("Lines", "Short")
            return Sign(word, "alert-triangle", "soon")
        if self.line.lot is not None:
            return Sign(translate("Lines", "Chosen lot"), "arrows-exchange", "soon")
        return Sign(translate("Lines", "Ready"), "circle-check", "ok")


def taken(line: DispatchedLine) -> Decimal:
    return sum((pick.quantity for pick in line.picks), ZERO)


def plan_of(line: DispatchedLine) -> Plan:
    return Plan(line.picks, line.shortfall, line.rejected)


def columns() -> list[Column[ShipLineRow]]:
    return [
        Column(translate("Lines", "Line"), lambda row: formats.count(row.number), RIGHT),
        Column(translate("Lines", "Product"), lambda row: row.line.product.name),
        Column(
            translate("Lines", "Quantity"),
            lambda row: wording.amount(row.line.quantity, row.line.product.unit),
            RIGHT,
            copy=lambda row: formats.plain_quantity(row.line.quantity),
        ),
        Column(translate("Lines", "Takes"), ShipLineRow.lots),
        Column(translate("Lines", "Status"), lambda row: row.sign().word, sign=ShipLineRow.sign),
    ]
