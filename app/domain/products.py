"""A product as the rules see it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.domain.errors import ExpiryRequired, LotCodeRequired, TooManyDecimals
from app.domain.ids import ProductId
from app.domain.quantities import ZERO, fit


@dataclass(frozen=True, slots=True)
class Product:
    """What is stocked; quantities are in its base unit, lives and thresholds in days.

    `warn_days` None inherits the site's; `shelf_life_days` None means there is no usual one.
    """

    id: ProductId
    sku: str
    quantity_decimals: int
    minimum: Decimal
    shelf_life_days: int | None
    warn_days: int | None
    min_remaining_days: int
    requires_expiry: bool
    requires_lot_code: bool
    archived: bool

    @property
    def watched_minimum(self) -> Decimal:
        """The minimum that alerts go by: an archived product is missed by nobody."""
        return ZERO if self.archived else self.minimum

    def measure(self, quantity: Decimal) -> Decimal:
        """Give back the quantity; `TooManyDecimals` if it has more than the product allows."""
        try:
            return fit(quantity, self.quantity_decimals)
        except TooManyDecimals as refusal:
            refusal.sku = self.sku
            raise

    def usual_expiry(self, received_on: date) -> date | None:
        """Received date + shelf life, where the product has one."""
        if self.shelf_life_days is None:
            return None
        return received_on + timedelta(days=self.shelf_life_days)

    def demand(self, lot_code: str | None, expiry: date | None) -> None:
        """Raise `ExpiryRequired` or `LotCodeRequired` where the product wants what is missing."""
        if self.requires_expiry and expiry is None:
            raise ExpiryRequired(self.sku)
        if self.requires_lot_code and not lot_code:
            raise LotCodeRequired(self.sku)
