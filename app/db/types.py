"""Column types that keep values exact on both engines and refuse what would not be.

SQLite stores numbers of any kind in any column, makes a float of NUMERIC and drops the
offset of a moment; so quantities and money are whole numbers, dates and moments ISO text
there, and native types on PostgreSQL.
"""

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


class _PerDialect(TypeDecorator[Any]):
    """A type with one storage on SQLite and another on PostgreSQL."""

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

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else from_units(int(value), self.decimals)


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

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return value.astimezone(UTC) if value is not None else None


class Day(_PerDialect):
    """A plain calendar date."""

    cache_ok = True
    on_sqlite = Text()
    on_postgresql = Date()

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if isinstance(value, datetime):
            raise TypeError(f"a date is needed, not a moment: {value!r}")
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value


class Flag(_PerDialect):
    """True or False."""

    cache_ok = True
    on_sqlite = Integer()
    on_postgresql = Boolean()

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return int(value) if dialect.name == "sqlite" and value is not None else value

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class OperationUuid(_PerDialect):
    """The canonical text of a UUID; a native one on PostgreSQL."""

    cache_ok = True
    on_sqlite = Text()
    on_postgresql = Uuid(as_uuid=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else str(value)
