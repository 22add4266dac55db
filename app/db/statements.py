"""Statements that the driver runs itself: a Core statement, compiled once per engine.

A transaction of ten small statements takes three times as long through Core as by hand;
compiled once and handed to the driver it takes about as long. The commands' hot path uses
these, all else plain Core on the same connection.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    bindparam,
    literal_column,
)
from sqlalchemy.sql.compiler import SQLCompiler

Row = tuple[Any, ...]
_Convert = Callable[[Any], Any] | None

LIMIT: ColumnElement[int] = bindparam("limit", type_=Integer) + literal_column("0")
"""How many rows, given at each run as `limit`. An expression, because SQLite plans a statement
anew whenever its bare LIMIT parameter is bound: half of the time of a page of FEFO's lots."""


class Transaction:
    """One open transaction: the Core connection and its driver's cursor."""

    def __init__(self, connection: Connection) -> None:
        driver = connection.connection.driver_connection
        if driver is None:
            raise TypeError("the connection is closed")
        self.connection = connection
        self.dialect = connection.dialect
        self.cursor = driver.cursor()


class _Compiled:
    """One statement for one engine: its text, how values go in and how rows come out."""

    def __init__(self, source: ClauseElement, columns: Sequence[str], dialect: Dialect) -> None:
        compiled = source.compile(dialect=dialect, column_keys=columns or None)
        if not isinstance(compiled, SQLCompiler):
            raise TypeError(f"not a statement: {source}")
        self.text = str(compiled)
        self.named = dialect.paramstyle in {"pyformat", "named"}
        self.constants = {
            name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required
        }
        self.order: Sequence[str] = compiled.positiontup or tuple(compiled.binds)
        self.bind: dict[str, _Convert] = {
            name: bind.type.dialect_impl(dialect).bind_processor(dialect)
            for name, bind in compiled.binds.items()
        }
        answer: Iterable[ColumnElement[Any]] = getattr(source, "exported_columns", ())
        readers = (
            column.type.dialect_impl(dialect).result_processor(dialect, None) for column in answer
        )
        self.readers = [(place, read) for place, read in enumerate(readers) if read is not None]

    def values(self, given: dict[str, Any]) -> Any:
        """The parameters as the driver wants them; KeyError if one is missing."""
        constants, bind = self.constants, self.bind
        converted = []
        for name in self.order:
            value = given[name] if name in given else constants[name]
            convert = bind[name]
            converted.append(value if convert is None else convert(value))
        return dict(zip(self.order, converted, strict=True)) if self.named else converted

    def convert(self, row: Row) -> Row:
        values = list(row)
        for place, read in self.readers:
            values[place] = read(values[place])
        return tuple(values)


class Statement:
    """A Core statement whose bind parameters are given by name at each run.

    `columns` names what an INSERT or UPDATE without values of its own sets.
    """

    def __init__(self, source: ClauseElement, columns: Sequence[str] = ()) -> None:
        self._source = source
        self._columns = columns
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, on: Transaction, **values: Any) -> list[Row]:
        """Every row of the answer, values as the columns' types give them."""
        compiled = self._run(on, values)
        rows = on.cursor.fetchall()
        return [compiled.convert(row) for row in rows] if compiled.readers else rows

    def first(self, on: Transaction, **values: Any) -> Row | None:
        """The first row, or None."""
        compiled = self._run(on, values)
        row = on.cursor.fetchone()
        on.cursor.fetchall()
        return row if row is None else compiled.convert(row)

    def run(self, on: Transaction, **values: Any) -> int:
        """Change rows; give back how many."""
        self._run(on, values)
        count: int = on.cursor.rowcount
        return count

    def _run(self, on: Transaction, values: dict[str, Any]) -> _Compiled:
        compiled = self._compiled.get(on.dialect.name)
        if compiled is None:
            compiled = self._compiled[on.dialect.name] = _Compiled(
                self._source, self._columns, on.dialect
            )
        on.cursor.execute(compiled.text, compiled.values(values))
        return compiled
