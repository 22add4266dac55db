"""Products and locations as the commands need them: found by code, locked, checked."""

from collections.abc import Iterable

from sqlalchemy import bindparam, select

from app.db import records
from app.db.statements import Row, Statement
from app.domain.errors import NotAllowed, UnknownLocation, UnknownProduct
from app.domain.ids import DEFAULT_LOCATION, LocationId, ProductId
from app.domain.products import Product
from app.domain.text import key
from app.services.messages import View, Work

_product = records.product.c
_RULES = select(
    _product.id,
    _product.sku,
    _product.quantity_decimals,
    _product.minimum,
    _product.shelf_life_days,
    _product.warn_days,
    _product.min_remaining_days,
    _product.requires_expiry,
    _product.requires_lot_code,
    _product.archived,
)
# FOR NO KEY UPDATE on PostgreSQL; SQLite's writer holds the only lock there is.
_LOCK_BY_SKU = Statement(
    _RULES.where(_product.sku_key == bindparam("sku")).with_for_update(key_share=True)
)
_BY_SKU = Statement(_RULES.where(_product.sku_key == bindparam("sku")))
_LOCK_BY_ID = Statement(
    _RULES.where(_product.id == bindparam("id")).with_for_update(key_share=True)
)
_ID_OF_SKU = Statement(select(_product.id).where(_product.sku_key == bindparam("sku")))
_LOCATION = Statement(
    select(records.location.c.id, records.location.c.code, records.location.c.archived).where(
        records.location.c.code_key == bindparam("code")
    )
)


def lock_products(work: Work, skus: Iterable[str]) -> dict[str, Product]:
    """Lock the products of a request, in id order, and give them by the key of their SKU.

    Whatever touches stock, status, minimum or alerts does this first and reads later: two
    requests on one product then happen one after the other. Raises `UnknownProduct`.
    """
    wanted = {key(sku): sku for sku in skus}
    if len(wanted) == 1:
        [(sku_key, sku)] = wanted.items()
        return {sku_key: _kept(work, _LOCK_BY_SKU.first(work.tx, sku=sku_key), sku)}
    ids: dict[ProductId, str] = {}
    for sku_key, sku in wanted.items():
        found = _ID_OF_SKU.first(work.tx, sku=sku_key)
        if found is None:
            raise UnknownProduct(sku)
        ids[ProductId(found[0])] = sku_key
    return {ids[each]: lock_product(work, each) for each in sorted(ids)}


def find_products(view: View, skus: Iterable[str]) -> dict[str, Product]:
    """The products of a preview, by the key of their SKU. Raises `UnknownProduct`."""
    found: dict[str, Product] = {}
    for sku in skus:
        row = _BY_SKU.first(view.tx, sku=key(sku))
        if row is None:
            raise UnknownProduct(sku)
        found[key(sku)] = Product(*row)
    return found


def lock_product(work: Work, product: ProductId) -> Product:
    """Lock one product by its row number; an archived one is locked too."""
    row = _LOCK_BY_ID.first(work.tx, id=product)
    if row is None:
        raise LookupError(f"there is no product {product}")
    return _remember(work, Product(*row))


def active(product: Product) -> Product:
    """Give back the product; `NotAllowed` if it is archived."""
    if product.archived:
        raise NotAllowed("product_archived", product.sku)
    return product


def find_location(work: Work, code: str | None) -> tuple[LocationId, str]:
    """The location of this code, `MAIN` where none is given.

    Raises `UnknownLocation`, or `NotAllowed` for an archived one.
    """
    row = _LOCATION.first(work.tx, code=key(code or DEFAULT_LOCATION))
    if row is None:
        raise UnknownLocation(code or DEFAULT_LOCATION)
    if row[2]:
        raise NotAllowed("location_archived", row[1])
    return LocationId(row[0]), row[1]


def _kept(work: Work, row: Row | None, sku: str) -> Product:
    if row is None:
        raise UnknownProduct(sku)
    return _remember(work, Product(*row))


def _remember(work: Work, product: Product) -> Product:
    work.products[product.id] = product
    return product
