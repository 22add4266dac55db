"""Column types that keep values exact on both engines and refuse what would not be.

SQLite stores numbers of any kind in any column, makes a float of NUMERIC and drops the
offset of a moment; so quantities and money are whole numbers, dates and moments ISO text
there, and native types on PostgreSQL.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Dialect, Integer, Text, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.domain.quantities import MONEY_DECIMALS, QUANTITY_DECIMALS, from_units, to_units

BIG = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit whole number on both engines."""

CODE = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that orders or identifies something: compared byte by byte on both engines."""


_Read = Callable[[Any], Any] | None


class _PerDialect(TypeDecorator[Any]):
    """A type with one storage on SQLite and another on PostgreSQL.

    The subclasses give the reader of results themselves: lists read thousands of values, and
    `process_result_value` takes three calls for each.
    """

    impl = Text
    cache_ok = True
    on_sqlite: TypeEngine[Any]
    on_postgresql: TypeEngine[Any]

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        native = self.on_sqlite if dialect.name == "sqlite" else self.on_postgresql
        return dialect.type_descriptor(native)


class _Units(_PerDialect):
    """A Decimal kept as a whole number of its smallest unit."""

    on_sqlite = Integer()
    on_postgresql = BigInteger()
    decimals: int

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if not isinstance(value, Decimal):
            raise TypeError(f"a Decimal is needed, not {value!r}")
        return to_units(value, self.decimals)

    def result_processor(self, dialect: Dialect, coltype: object) -> _Read:
        decimals = self.decimals

        def read(units: Any) -> Decimal | None:
            return None if units is None else from_units(int(units), decimals)

        return read


class Quantity(_Units):
    """Thousandths of the product's base unit."""

    cache_ok = True
    decimals = QUANTITY_DECIMALS


class Money(_Units):
    """Ten-thousandths of the site's currency."""

    cache_ok = True
    decimals = MONEY_DECIMALS


class Moment(_PerDialect):
    """An aware moment, kept in UTC with microseconds; naive ones are refused."""

    cache_ok = True
    on_sqlite = Text()
    on_postgresql = DateTime(timezone=True)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError(f"a moment needs its time zone: {value!r}")
        moment = value.astimezone(UTC)
        if dialect.name != "sqlite":
            return moment
        return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")

    def result_processor(self, dialect: Dialect, coltype: object) -> _Read:
        if dialect.name == "sqlite":
            return lambda text: None if text is None else datetime.fromisoformat(text)
        return lambda moment: None if moment is None else moment.astimezone(UTC)


class Day(_PerDialect):
    """A plain calendar date."""

    cache_ok = True
    on_sqlite = Text()
    on_postgresql = Date()

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if isinstance(value, datetime):
            raise TypeError(f"a date is needed, not a moment: {value!r}")
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def result_processor(self, dialect: Dialect, coltype: object) -> _Read:
        if dialect.name == "sqlite":
            return lambda text: None if text is None else date.fromisoformat(text)
        return None


class Flag(_PerDialect):
    """True or False."""

    cache_ok = True
    on_sqlite = Integer()
    on_postgresql = Boolean()

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return int(value) if dialect.name == "sqlite" and value is not None else value

    def result_processor(self, dialect: Dialect, coltype: object) -> _Read:
        if dialect.name == "sqlite":
            return lambda number: None if number is None else bool(number)
        return None


class OperationUuid(_PerDialect):
    """The canonical text of a UUID; a native one on PostgreSQL."""

    cache_ok = True
    on_sqlite = Text()
    on_postgresql = Uuid(as_uuid=False)

    def result_processor(self, dialect: Dialect, coltype: object) -> _Read:
        if dialect.name == "sqlite":
            return None
        return lambda uuid: None if uuid is None else str(uuid)
