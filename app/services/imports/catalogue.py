"""The products and locations there are, read once for thousands of rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import bindparam, select

from app.db import records
from app.db.statements import Row, Statement
from app.domain.events import LocationChanged, ProductChanged
from app.domain.ids import DEFAULT_LOCATION, LocationId
from app.domain.products import Product
from app.domain.text import key
from app.services.messages import View, Work
from app.services.products import new_product

ProductColumns = Mapping[str, Any]
"""A product's row, by the names of its columns."""

_product, _location = records.product.c, records.location.c
_RULES = [field.name for field in fields(Product)]
_SET = [column.name for column in _product if column.name not in {"id", "lock_token"}]

_ALL = select(_product.id, *(_product[name] for name in _SET)).order_by(_product.id)
_READ_ALL = Statement(_ALL)
# FOR NO KEY UPDATE on PostgreSQL, in id order: whatever touches stock waits for the import.
_LOCK_ALL = Statement(_ALL.with_for_update(key_share=True))
_ADD = Statement(records.product.insert().returning(_product.id), _SET)
_CHANGE = Statement(records.product.update().where(_product.id == bindparam("product")), _SET)

_LOCATIONS = Statement(select(_location.id, _location.code, _location.name, _location.archived))
_ADD_LOCATION = Statement(
    records.location.insert().returning(_location.id), ["code", "code_key", "name", "archived"]
)
_CHANGE_LOCATION = Statement(
    records.location.update().where(_location.id == bindparam("location")), ["name", "archived"]
)


class KnownProducts:
    """Every product as it stood at one moment, known by SKU."""

    def __init__(self, rows: Iterable[Row]) -> None:
        named = (dict(zip(("id", *_SET), row, strict=True)) for row in rows)
        self._by_sku: dict[str, ProductColumns] = {row["sku_key"]: row for row in named}
        self._rules: dict[str, Product] = {}

    @classmethod
    def read(cls, view: View) -> "KnownProducts":
        """Read them, and hold nobody up."""
        return cls(_READ_ALL.rows(view.tx))

    def same(self, other: "KnownProducts") -> bool:
        """Whether nothing of any product differs."""
        return self._by_sku == other._by_sku  # noqa: SLF001 - of its own kind

    def get(self, sku: str) -> ProductColumns | None:
        """The product of this SKU, or None."""
        return self._by_sku.get(key(sku))

    def rules(self, sku: str) -> Product | None:
        """The product of this SKU as the rules see it, or None."""
        sku_key = key(sku)
        if sku_key not in self._rules:
            columns = self._by_sku.get(sku_key)
            if columns is None:
                return None
            self._rules[sku_key] = Product(**{name: columns[name] for name in _RULES})
        return self._rules[sku_key]


class Catalogue(KnownProducts):
    """Every product, locked in id order.

    An import may touch any of them, and brings all alerts up to date at its end.
    """

    def __init__(self, work: Work) -> None:
        super().__init__(_LOCK_ALL.rows(work.tx))
        self._work = work

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
        self._rules.pop(values["sku_key"], None)
        self._work.events.append(ProductChanged(values["sku"]))
        return values


@dataclass(frozen=True, slots=True)
class Place:
    """A location as it is stored."""

    id: LocationId
    code: str
    name: str
    archived: bool


class KnownPlaces:
    """Every location as it stood at one moment, known by code."""

    def __init__(self, on: View | Work) -> None:
        places = (Place(*row) for row in _LOCATIONS.rows(on.tx))
        self._by_code = {key(place.code): place for place in places}

    @property
    def default(self) -> Place:
        """Where goods stand that nobody gave a place."""
        return self._by_code[key(DEFAULT_LOCATION)]

    def same(self, other: "KnownPlaces") -> bool:
        """Whether nothing of any location differs."""
        return self._by_code == other._by_code  # noqa: SLF001 - of its own kind

    def get(self, code: str) -> Place | None:
        """The location of this code, or None."""
        return self._by_code.get(key(code))


class Places(KnownPlaces):
    """Every location, and the way to more of them."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self._work = work

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
