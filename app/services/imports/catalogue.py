"""The products and locations there are, read once for thousands of rows."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import bindparam, select

from app.db import records
from app.db.statements import Statement
from app.domain.events import LocationChanged, ProductChanged
from app.domain.ids import DEFAULT_LOCATION, LocationId
from app.domain.products import Product
from app.domain.text import key
from app.services.messages import Work
from app.services.products import new_product

ProductColumns = Mapping[str, Any]
"""A product's row, by the names of its columns."""

_product, _location = records.product.c, records.location.c
_RULES = [field.name for field in fields(Product)]
_SET = [column.name for column in _product if column.name not in {"id", "lock_token"}]

# FOR NO KEY UPDATE on PostgreSQL, in id order: whatever touches stock waits for the import.
_LOCK_ALL = Statement(
    select(_product.id, *(_product[name] for name in _SET))
    .order_by(_product.id)
    .with_for_update(key_share=True)
)
_ADD = Statement(records.product.insert().returning(_product.id), _SET)
_CHANGE = Statement(records.product.update().where(_product.id == bindparam("product")), _SET)

_LOCATIONS = Statement(select(_location.id, _location.code, _location.name, _location.archived))
_ADD_LOCATION = Statement(
    records.location.insert().returning(_location.id), ["code", "code_key", "name", "archived"]
)
_CHANGE_LOCATION = Statement(
    records.location.update().where(_location.id == bindparam("location")), ["name", "archived"]
)


class Catalogue:
    """Every product, locked in id order and known by SKU.

    An import may touch any of them, and brings all alerts up to date at its end.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        rows = (dict(zip(("id", *_SET), row, strict=True)) for row in _LOCK_ALL.rows(work.tx))
        self._by_sku: dict[str, ProductColumns] = {row["sku_key"]: row for row in rows}

    def get(self, sku: str) -> ProductColumns | None:
        """The product of this SKU, or None."""
        return self._by_sku.get(key(sku))

    def rules(self, sku: str) -> Product | None:
        """The product of this SKU as the rules see it, or None."""
        columns = self.get(sku)
        return Product(**{name: columns[name] for name in _RULES}) if columns else None

    def add(self, sku: str, said: Mapping[str, Any]) -> ProductColumns:
        """Insert a product; `TooManyDecimals` for its minimum."""
        values = new_product(sku, dict(said))
        [product] = _ADD.first(self._work.tx, **values) or (0,)
        return self._keep({**values, "id": product})

    def change(self, product: ProductColumns, said: Mapping[str, Any]) -> ProductColumns:
        """Write the given columns of a product."""
        values = {**product, **said, "version": product["version"] + 1}
        _CHANGE.run(self._work.tx, product=product["id"], **values)
        return self._keep(values)

    def _keep(self, values: ProductColumns) -> ProductColumns:
        self._by_sku[values["sku_key"]] = values
        self._work.events.append(ProductChanged(values["sku"]))
        return values


@dataclass(frozen=True, slots=True)
class Place:
    """A location as it is stored."""

    id: LocationId
    code: str
    name: str
    archived: bool


class Places:
    """Every location, known by code."""

    def __init__(self, work: Work) -> None:
        self._work = work
        places = (Place(*row) for row in _LOCATIONS.rows(work.tx))
        self._by_code = {key(place.code): place for place in places}

    @property
    def default(self) -> Place:
        """Where goods stand that nobody gave a place."""
        return self._by_code[key(DEFAULT_LOCATION)]

    def get(self, code: str) -> Place | None:
        """The location of this code, or None."""
        return self._by_code.get(key(code))

    def add(self, code: str, name: str = "", *, archived: bool = False) -> Place:
        """Insert a location."""
        values = {"code": code, "code_key": key(code), "name": name, "archived": archived}
        [made] = _ADD_LOCATION.first(self._work.tx, **values) or (0,)
        return self._keep(Place(LocationId(made), code, name, archived))

    def change(self, place: Place, name: str, *, archived: bool) -> Place:
        """Write a location's name and whether it is out of use."""
        _CHANGE_LOCATION.run(self._work.tx, location=place.id, name=name, archived=archived)
        return self._keep(replace(place, name=name, archived=archived))

    def _keep(self, place: Place) -> Place:
        self._by_code[key(place.code)] = place
        self._work.events.append(LocationChanged(place.code))
        return place
