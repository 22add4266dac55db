"""What the check of an import relies on: as long as nothing of it has changed, it holds."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select, text

from app.db import records
from app.db.statements import Statement
from app.services.imports.catalogue import Catalogue, KnownPlaces, KnownProducts
from app.services.messages import View, Work

_barcode = records.barcode.c
_OWNERS = Statement(
    select(_barcode.code_key, _barcode.id, _barcode.pack_size, records.product.c.sku).join(
        records.product, records.product.c.id == _barcode.product_id
    )
)

Owner = tuple[int | None, Decimal | None, str]
"""A barcode's number, None while it is new; its pack size; the SKU of its product."""


@dataclass(frozen=True)
class Standing:
    """The catalogue, and a mark that moves with the ledger."""

    products: KnownProducts
    places: KnownPlaces
    owners: dict[str, Owner]
    mark: object

    @classmethod
    def read(cls, view: View) -> "Standing":
        """How things stand at one moment; nobody is held up."""
        return cls(KnownProducts.read(view), KnownPlaces(view), _owners(view), _mark(view))

    @classmethod
    def lock(cls, work: Work) -> "LockedStanding":
        """How things stand, and stay until the end of the transaction."""
        products = Catalogue(work)
        return LockedStanding(products, KnownPlaces(work), _owners(work), _mark(work), products)

    def same(self, other: "Standing") -> bool:
        return (
            self.mark == other.mark
            and self.owners == other.owners
            and self.products.same(other.products)
            and self.places.same(other.places)
        )


@dataclass(frozen=True)
class LockedStanding(Standing):
    """The same with the catalogue that may be written to."""

    catalogue: Catalogue


def _owners(on: View | Work) -> dict[str, Owner]:
    return {row[0]: (row[1], row[2], row[3]) for row in _OWNERS.rows(on.tx)}


def _mark(on: View | Work) -> object:
    """The last operation; on PostgreSQL, where an earlier one may come later, the snapshot."""
    if on.connection.dialect.name == "sqlite":
        return on.connection.scalar(select(func.max(records.operation.c.seq)))
    return on.connection.scalar(text("SELECT pg_current_snapshot()::text"))
