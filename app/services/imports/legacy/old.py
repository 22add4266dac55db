"""The predecessor's rows: `productos`, `lotes`, `movimientos`, read exactly."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.domain.quantities import MAX_QUANTITY, ZERO

IN, OUT = "entrada", "salida"
"""The two kinds of movement that it knows."""


@dataclass(frozen=True, slots=True)
class OldProduct:
    """A row of `productos`; `total` is its own idea of its stock."""

    id: int
    sku: str
    name: str
    price: Decimal | None
    minimum: Decimal | None
    total: Decimal | None


@dataclass(frozen=True, slots=True)
class OldLot:
    """A row of `lotes`; `balance` is what it says is left."""

    id: int
    product: int | None
    received: Decimal | None
    balance: Decimal | None
    expiry: date | None
    table: str = "lotes"


@dataclass(frozen=True, slots=True)
class OldMovement:
    """A row of `movimientos`; a naive moment is UTC."""

    id: int
    lot: int | None
    kind: str
    quantity: Decimal | None
    moment: datetime | None

    @property
    def usable(self) -> bool:
        """Whether it says what moved which way."""
        quantity = self.quantity or ZERO
        return self.kind in {IN, OUT} and ZERO < quantity <= MAX_QUANTITY


@dataclass(frozen=True, slots=True)
class OldStock:
    """Everything that comes over, read in one moment."""

    products: tuple[OldProduct, ...]
    lots: tuple[OldLot, ...]
    movements: tuple[OldMovement, ...]
    alerts: int
