"""Reading the predecessor's database, never writing: an SQLite file, or its PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Engine,
    column,
    create_engine,
    func,
    inspect,
    select,
    table,
)
from sqlalchemy.exc import DBAPIError

from app.db.engine import parse_url, place
from app.db.sqlite import SQLITE
from app.services.errors import storage_error
from app.services.imports.legacy.old import OldLot, OldMovement, OldProduct, OldStock
from app.services.imports.reasons import BadRows, Reason, refused

TABLES: Final = {
    name: table(name, *map(column, columns.split()))
    for name, columns in {
        "productos": "id sku nombre precio stock_minimo cantidad_actual",
        "lotes": "id producto_id cantidad_recibida cantidad_actual fecha_vencimiento",
        "movimientos": "id lote_id tipo cantidad fecha_movimiento",
    }.items()
}
"""Columns without types: values come as the driver gives them."""


def read_old_stock(source: Path | str) -> OldStock:
    """Read everything in one transaction.

    Raises OSError for a file that is missing, `ImportRejected` for a database of another
    program or with cells that mean nothing, `StorageError` for one out of reach.
    """
    engine = _engine(source)
    try:
        with _failures(engine), engine.connect() as connection, connection.begin():
            _refuse_foreign(connection, place(engine.url) if _is_url(source) else str(source))
            return _read(connection)
    finally:
        engine.dispose()


def _is_url(source: Path | str) -> bool:
    return isinstance(source, str) and "://" in source


def _engine(source: Path | str) -> Engine:
    if _is_url(source) and (url := parse_url(str(source))).get_backend_name() == "postgresql":
        return create_engine(url, isolation_level="REPEATABLE READ", execution_options=_READ_ONLY)
    file = Path(parse_url(str(source)).database or "")
    with file.open("rb") as stream:
        header = stream.read(20)
    if not header.startswith(b"SQLite format 3\0"):
        raise refused(0, "", str(source), Reason.NOT_A_LEGACY_DATABASE, "SQLite")
    address = f"{file.absolute().as_uri()}?{_mode(file, header)}"
    return create_engine("sqlite://", creator=lambda: SQLITE.connect(address, uri=True))


def _mode(file: Path, header: bytes) -> str:
    """How to open a file so that nothing is written, not even beside it.

    Byte 18 of 2 means WAL (sqlite.org/fileformat2.html); without a log nobody has it open,
    and a reader would make one.
    """
    closed = header[18:19] == b"\2" and not file.with_name(f"{file.name}-wal").exists()
    return "mode=ro&immutable=1" if closed else "mode=ro"


_READ_ONLY: Final = {"postgresql_readonly": True}


@contextmanager
def _failures(engine: Engine) -> Iterator[None]:
    """Give a driver's error its meaning; one that has none is a bug and goes on."""
    try:
        yield
    except (DBAPIError, SQLITE.Error) as error:
        failure = storage_error(error, place(engine.url))
        if failure is None:
            raise
        raise failure from error


def _refuse_foreign(connection: Connection, name: str) -> None:
    inspector = inspect(connection)
    there = set(inspector.get_table_names())
    missing = [name for name in TABLES if name not in there]
    for wanted in TABLES.values():
        if wanted.name in there:
            columns = {found["name"] for found in inspector.get_columns(wanted.name)}
            missing += [f"{wanted.name}.{one.name}" for one in wanted.c if one.name not in columns]
    if missing:
        raise refused(0, "", name, Reason.NOT_A_LEGACY_DATABASE, *sorted(missing))


def _read(connection: Connection) -> OldStock:
    cells = _Cells()
    old = OldStock(
        tuple(_product(cells, row) for row in cells.rows(connection, "productos")),
        tuple(_lot(cells, row) for row in cells.rows(connection, "lotes")),
        tuple(_movement(cells, row) for row in cells.rows(connection, "movimientos")),
        _alerts(connection),
    )
    cells.bad.refuse()
    return old


def _product(cells: "_Cells", row: Any) -> OldProduct:
    return OldProduct(
        id=cells.integer(row, "id"),
        sku=str(row["sku"] or ""),
        name=str(row["nombre"] or ""),
        price=cells.number(row, "precio"),
        minimum=cells.whole(row, "stock_minimo"),
        total=cells.whole(row, "cantidad_actual"),
    )


def _lot(cells: "_Cells", row: Any) -> OldLot:
    return OldLot(
        id=cells.integer(row, "id"),
        product=cells.reference(row, "producto_id"),
        received=cells.whole(row, "cantidad_recibida"),
        balance=cells.whole(row, "cantidad_actual"),
        expiry=cells.day(row, "fecha_vencimiento"),
    )


def _movement(cells: "_Cells", row: Any) -> OldMovement:
    return OldMovement(
        id=cells.integer(row, "id"),
        lot=cells.reference(row, "lote_id"),
        kind=str(row["tipo"] or "").strip().casefold(),
        quantity=cells.whole(row, "cantidad"),
        moment=cells.moment(row, "fecha_movimiento"),
    )


def _alerts(connection: Connection) -> int:
    if not inspect(connection).has_table("alertas"):
        return 0
    return int(connection.scalar(select(func.count()).select_from(table("alertas"))) or 0)


class _Cells:
    """Reads values exactly, whatever type the engine gives, and notes what means nothing."""

    def __init__(self) -> None:
        self.bad = BadRows()
        self._table = ""

    def rows(self, connection: Connection, table_name: str) -> Iterator[Any]:
        """The rows of a table by id; a bad one is named by its id."""
        self._table = table_name
        rows = select(TABLES[table_name]).order_by(TABLES[table_name].c.id)
        yield from connection.execute(rows).mappings()

    def integer(self, row: Any, name: str) -> int:
        """A whole number that must be there."""
        value = self.reference(row, name)
        if value is None and row[name] is None:
            self._bad(row, name, Reason.MISSING)
        return value or 0

    def reference(self, row: Any, name: str) -> int | None:
        """The id of another row, or None."""
        value = self.whole(row, name)
        return None if value is None else int(value)

    def whole(self, row: Any, name: str) -> Decimal | None:
        """A whole number with its sign; the predecessor has no others."""
        value = self.number(row, name)
        if value is not None and value != value.to_integral_value():
            self._bad(row, name, Reason.NOT_A_WHOLE_NUMBER)
            return None
        return value

    def number(self, row: Any, name: str) -> Decimal | None:
        """A number; a float by its shortest text, which is what somebody once typed."""
        value = row[name]
        if value is None:
            return None
        try:
            number = Decimal(repr(value) if isinstance(value, float) else str(value))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            self._bad(row, name, Reason.NOT_A_NUMBER)
            return None
        return number

    def day(self, row: Any, name: str) -> date | None:
        """A calendar date; SQLite keeps it as text."""
        moment = self._parsed(row, name, Reason.NOT_A_DATE)
        return moment.date() if moment else None

    def moment(self, row: Any, name: str) -> datetime | None:
        """A moment; without a zone it is UTC."""
        moment = self._parsed(row, name, Reason.NOT_A_MOMENT)
        if moment is None:
            return None
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)

    def _parsed(self, row: Any, name: str, reason: Reason) -> datetime | None:
        value = row[name]
        if value is None:
            return None
        try:
            return datetime.fromisoformat(str(value))
        except ValueError:
            self._bad(row, name, reason)
            return None

    def _bad(self, row: Any, name: str, reason: Reason) -> None:
        line = row["id"] if isinstance(row["id"], int) else 0
        self.bad.add(line, f"{self._table}.{name}", str(row[name]), reason)
