"""What a report is asked for."""

from dataclasses import dataclass
from datetime import date

from app.domain.ledger import OperationKind
from app.services.lot_naming import LotName
from app.services.product_lists import ProductRow
from app.services.reports import ExpiryScope


@dataclass(frozen=True)
class Asked:
    """What was typed into the form; as here where nothing was said or asked."""

    first_day: date | None = None
    last_day: date | None = None
    day: date | None = None
    within: int | None = 30
    own_days: bool = False
    which: ExpiryScope = ExpiryScope.EXPIRING
    days: int = 90
    all_lots: bool = False
    product: ProductRow | None = None
    lot: LotName | None = None
    same_code: bool = False
    kind: OperationKind | None = None
    operator: str | None = None
    reference: str = ""
    most: int | None = None
