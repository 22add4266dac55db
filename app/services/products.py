"""Products: added, changed, archived, restored."""

from decimal import Decimal
from typing import Any, ClassVar

from pydantic import BaseModel
from sqlalchemy import (
    delete,
    exists,
    func,
    insert,
    select,
    text,
    update,
)

from app.db import records
from app.domain.errors import DuplicateBarcode, DuplicateSku, NotAllowed, ProductInUse
from app.domain.events import ProductChanged
from app.domain.ids import ProductId
from app.domain.products import Product
from app.domain.quantities import QUANTITY_DECIMALS, ZERO, fit
from app.domain.rights import Role
from app.domain.text import key, product_search_key
from app.services.catalogue import lock_product, lock_products
from app.services.day import bring_product
from app.services.fields import Code, Count, Days, Decimals, Money, Name
from app.services.messages import Command, View, Work
from app.services.product_lists import Barcode, ProductRow, barcode_owner, product_row

_product, _lot, _barcode = records.product.c, records.lot.c, records.barcode.c


class ProductFields(BaseModel):
    """What may be said of a product; what is not given keeps its value or its default."""

    name: Name | None = None
    unit: Name = "unit"
    quantity_decimals: Decimals = 0
    minimum: Count = ZERO
    price: Money | None = None
    shelf_life_days: Days | None = None
    warn_days: Days | None = None
    min_remaining_days: Days = 0
    requires_expiry: bool = False
    requires_lot_code: bool = False


class AddProduct(ProductFields, Command[ProductRow]):
    """Add a product to the catalogue; its name is the SKU where none is given.

    Raises `DuplicateSku`, `DuplicateBarcode`, `TooManyDecimals`.
    """

    needs: ClassVar[Role] = Role.SUPERVISOR

    sku: Code
    barcodes: tuple[Barcode, ...] = ()

    def run(self, work: Work) -> ProductRow:
        add_product(work, self.sku, self.model_dump(exclude={"sku", "barcodes"}), self.barcodes)
        return product_row(work, self.sku)


class UpdateProduct(ProductFields, Command[ProductRow]):
    """Change what is given; an explicit None clears. Barcodes given replace all of them.

    `version` is that of the product as the editor saw it: another one is refused.
    Raises `UnknownProduct`, `ProductInUse` (the ledger uses more decimals),
    `DuplicateBarcode`, `TooManyDecimals`, `NotAllowed` (changed since).
    """

    needs: ClassVar[Role] = Role.SUPERVISOR

    sku: Code
    barcodes: tuple[Barcode, ...] | None = None
    version: int | None = None

    def run(self, work: Work) -> ProductRow:
        if self.version is not None:
            _unchanged(work, _find(work, self.sku), self.version)
        said = self.model_dump(include=self.model_fields_set - {"sku", "barcodes", "version"})
        update_product(work, self.sku, said, self.barcodes)
        return product_row(work, self.sku)


class ArchiveProduct(Command[ProductRow]):
    """Take a product out of use; its SKU stays taken. Raises `ProductInUse` with stock."""

    needs: ClassVar[Role] = Role.SUPERVISOR

    sku: Code

    def run(self, work: Work) -> ProductRow:
        product = _find(work, self.sku)
        on_hand = on_hand_of(work, product.id)
        if on_hand:
            raise ProductInUse(product.sku, on_hand)
        _change(work, product, {"archived": True})
        return product_row(work, self.sku)


class RestoreProduct(Command[ProductRow]):
    """Bring an archived product back into use."""

    needs: ClassVar[Role] = Role.SUPERVISOR

    sku: Code

    def run(self, work: Work) -> ProductRow:
        _change(work, _find(work, self.sku), {"archived": False})
        return product_row(work, self.sku)


def add_product(
    work: Work, sku: str, said: dict[str, Any], barcodes: tuple[Barcode, ...] = ()
) -> ProductId:
    """Insert a product; `said` are columns, as `ProductFields` names them."""
    taken = select(_product.sku).where(_product.sku_key == key(sku))
    if (known := work.connection.scalar(taken)) is not None:
        raise DuplicateSku(known)
    values = new_product(sku, said)
    made = work.connection.execute(insert(records.product).values(values).returning(_product.id))
    product = ProductId(made.scalar_one())
    _replace_barcodes(work, product, barcodes)
    work.touched_products.add(product)
    work.events.append(ProductChanged(sku))
    return product


def new_product(sku: str, said: dict[str, Any]) -> dict[str, Any]:
    """The columns of a product of which this is said; `TooManyDecimals` for its minimum."""
    values = ProductFields().model_dump() | {"archived": False, "version": 1} | said
    fit(values["minimum"], values["quantity_decimals"])
    return values | named(sku, values["name"]) | {"sku": sku, "sku_key": key(sku)}


def update_product(
    work: Work, sku: str, said: dict[str, Any], barcodes: tuple[Barcode, ...] | None = None
) -> None:
    """Change the given columns of a product, and all its barcodes where some are given."""
    product = _find(work, sku)
    decimals = said.get("quantity_decimals", product.quantity_decimals)
    if decimals < product.quantity_decimals and uses_more_decimals(work, product.id, decimals):
        raise ProductInUse(product.sku, on_hand_of(work, product.id), why="decimals")
    fit(said.get("minimum", product.minimum), decimals)
    if barcodes is not None:
        _replace_barcodes(work, product.id, barcodes)
    renamed = named(product.sku, said["name"]) if "name" in said else {}
    _change(work, product, said | renamed)


def named(sku: str, name: str | None) -> dict[str, str]:
    """The columns that follow from a name; it is the SKU where none is given."""
    return {"name": name or sku, "search_key": product_search_key(sku, name or sku)}


def _find(work: Work, sku: str) -> Product:
    return lock_products(work, [sku])[key(sku)]


def _unchanged(work: Work, product: Product, version: int) -> None:
    """Refuse what was decided on another edition; the product is locked already."""
    present = select(_product.version).where(_product.id == product.id)
    if work.connection.scalar(present) != version:
        raise NotAllowed("changed_since", product.sku)


def _change(work: Work, product: Product, said: dict[str, Any]) -> None:
    changes = update(records.product).where(_product.id == product.id)
    work.connection.execute(changes.values(version=_product.version + 1, **said))
    bring_product(work, lock_product(work, product.id))
    work.events.append(ProductChanged(product.sku))


def on_hand_of(on: View | Work, product: ProductId) -> Decimal:
    """What there is of a product, usable or not."""
    held = select(func.sum(_lot.on_hand)).where(
        _lot.product_id == product, _lot.on_hand > text("0")
    )
    return on.connection.scalar(held) or ZERO


def uses_more_decimals(on: View | Work, product: ProductId, decimals: int) -> bool:
    """Whether any movement has more decimals than these."""
    step = 10 ** (QUANTITY_DECIMALS - decimals)
    units = text(f"movement.quantity % {step} <> 0")
    moved = select(records.movement.c.id).join(records.lot, _lot.id == records.movement.c.lot_id)
    finer = moved.where(_lot.product_id == product, units)
    return bool(on.connection.scalar(select(exists(finer.select_from(records.movement)))))


def _replace_barcodes(work: Work, product: ProductId, barcodes: tuple[Barcode, ...]) -> None:
    work.connection.execute(delete(records.barcode).where(_barcode.product_id == product))
    for barcode in barcodes:
        owner = barcode_owner(work, barcode.code)
        if owner is not None:
            sku = work.connection.scalar(select(_product.sku).where(_product.id == owner))
            raise DuplicateBarcode(barcode.code, str(sku))
        work.connection.execute(
            insert(records.barcode).values(
                product_id=product,
                code=barcode.code,
                code_key=key(barcode.code),
                pack_size=barcode.pack_size,
            )
        )
