"""Refusals that the user can act on: each carries facts, never a sentence."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from app.domain.fefo import Pick, Rejected
from app.domain.ids import LotId, OperationId


class DomainError(Exception):
    """A rule refused the request. `code` is stable; the fields say what and where.

    `line` is the line that is meant, from 0, where the request has more than one.
    """

    code: ClassVar[str]
    line: int | None = None

    def __str__(self) -> str:
        return repr(self)


@dataclass(eq=False)
class InsufficientStock(DomainError):
    """`usable` is what this very request may take; the rest stands in the way."""

    code: ClassVar[str] = "insufficient_stock"
    sku: str
    asked: Decimal
    usable: Decimal
    expired: Decimal = Decimal(0)
    held: Decimal = Decimal(0)
    recalled: Decimal = Decimal(0)
    short_life: Decimal = Decimal(0)
    lot: LotId | None = None
    location: str | None = None


@dataclass(eq=False)
class PlanChanged(DomainError):
    """The picks that the caller saw are no longer those of FEFO; here is the new plan."""

    code: ClassVar[str] = "plan_changed"
    sku: str
    picks: tuple[Pick, ...]
    shortfall: Decimal
    rejected: tuple[Rejected, ...]


@dataclass(eq=False)
class ReasonRequired(DomainError):
    """`lot` was chosen although `earlier_lot` is usable and expires before it."""

    code: ClassVar[str] = "reason_required"
    lot: LotId | None = None
    expiry: date | None = None
    earlier_lot: LotId | None = None
    earlier_expiry: date | None = None


@dataclass(eq=False)
class UnknownProduct(DomainError):
    code: ClassVar[str] = "unknown_product"
    sku: str


@dataclass(eq=False)
class UnknownLot(DomainError):
    code: ClassVar[str] = "unknown_lot"
    lot: LotId


@dataclass(eq=False)
class UnknownOperation(DomainError):
    code: ClassVar[str] = "unknown_operation"
    operation: OperationId


@dataclass(eq=False)
class UnknownLocation(DomainError):
    code: ClassVar[str] = "unknown_location"
    location: str


@dataclass(eq=False)
class UnknownBarcode(DomainError):
    code: ClassVar[str] = "unknown_barcode"
    barcode: str


@dataclass(eq=False)
class DuplicateSku(DomainError):
    code: ClassVar[str] = "duplicate_sku"
    sku: str


@dataclass(eq=False)
class DuplicateBarcode(DomainError):
    """`sku` is the product that has the barcode already."""

    code: ClassVar[str] = "duplicate_barcode"
    barcode: str
    sku: str


@dataclass(eq=False)
class DuplicateLocation(DomainError):
    code: ClassVar[str] = "duplicate_location"
    location: str


@dataclass(eq=False)
class QuantityInvalid(DomainError):
    """`why` is one of: not_a_number, zero, negative, too_large."""

    code: ClassVar[str] = "quantity_invalid"
    value: str
    why: str


@dataclass(eq=False)
class TooManyDecimals(DomainError):
    """`decimals` is how many there may be."""

    code: ClassVar[str] = "too_many_decimals"
    value: str
    decimals: int
    sku: str | None = None


@dataclass(eq=False)
class ExpiryRequired(DomainError):
    code: ClassVar[str] = "expiry_required"
    sku: str


@dataclass(eq=False)
class LotCodeRequired(DomainError):
    code: ClassVar[str] = "lot_code_required"
    sku: str


@dataclass(eq=False)
class LotExpired(DomainError):
    """A lot that is expired already is received only on hold, and only when asked for."""

    code: ClassVar[str] = "lot_expired"
    sku: str
    expiry: date
    business_date: date


@dataclass(eq=False)
class LotExpiryDiffers(DomainError):
    """The lot code is known with another expiry date (None: it never expires)."""

    code: ClassVar[str] = "lot_expiry_differs"
    sku: str
    lot_code: str
    lot: LotId
    expiry: date | None
    known_expiry: date | None


@dataclass(eq=False)
class LotStatusRefused(DomainError):
    """The lot's present status does not allow the wanted one."""

    code: ClassVar[str] = "lot_status"
    lot: LotId
    status: str
    wanted: str


@dataclass(eq=False)
class NotReversible(DomainError):
    code: ClassVar[str] = "not_reversible"
    operation: OperationId
    kind: str


@dataclass(eq=False)
class AlreadyReversed(DomainError):
    """`by` is the reversal."""

    code: ClassVar[str] = "already_reversed"
    operation: OperationId
    by: OperationId


@dataclass(eq=False)
class UsedSince(DomainError):
    """Mirroring would make a balance negative; `later` operations used the stock since."""

    code: ClassVar[str] = "used_since"
    operation: OperationId
    later: tuple[OperationId, ...]


@dataclass(eq=False)
class ProductInUse(DomainError):
    """`why` is one of: stock (it has some), decimals (the ledger uses more of them)."""

    code: ClassVar[str] = "product_in_use"
    sku: str
    on_hand: Decimal
    why: str = "stock"


@dataclass(eq=False)
class OperationIdReused(DomainError):
    """The id belongs to an operation with other contents."""

    code: ClassVar[str] = "operation_id_reused"
    operation: OperationId


@dataclass(frozen=True, slots=True)
class RowError:
    """One bad row of an imported file: where it is, what stands there, why it cannot be."""

    line: int
    column: str
    value: str
    reason: str


@dataclass(eq=False)
class ImportRejected(DomainError):
    """Nothing was imported; every bad row is named."""

    code: ClassVar[str] = "import_rejected"
    errors: tuple[RowError, ...]


@dataclass(eq=False)
class NotAllowed(DomainError):
    """`why` names the rule, such as product_archived or location_in_use, or the right missing."""

    code: ClassVar[str] = "not_allowed"
    why: str
    subject: str = ""

    @property
    def of_login(self) -> bool:
        """Whether it is a right of the login that is missing, whatever was asked for."""
        return self.why.startswith("needs_")
