"""Statements that the driver runs itself: a Core statement, compiled once per engine.

A transaction of ten small statements takes three times as long through Core as by hand;
compiled once and handed to the driver it takes about as long. The commands' hot path uses
these, all else plain Core on the same connection.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
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
Answer = Callable[[], list[Row]]
"""Reads the rows of a statement that was asked before; once."""

_Convert = Callable[[Any], Any] | None

LIMIT: ColumnElement[int] = bindparam("limit", type_=Integer) + literal_column("0")
"""How many rows, given at each run as `limit`. An expression, because SQLite plans a statement
anew whenever its bare LIMIT parameter is bound: half of the time of a page of FEFO's lots."""


class Transaction:
    """One open transaction: the Core connection and its driver's cursor.

    In a `pipeline` what is asked waits at the driver until somebody reads an answer, and then
    goes to the server in one trip. Core knows nothing of it: for Core's use it ends.
    """

    def __init__(self, connection: Connection, pipeline: ExitStack | None = None) -> None:
        self._connection = connection
        self._pipeline = pipeline
        self._driver = driver_of(connection)
        self.dialect = connection.dialect
        self.cursor = self._driver.cursor()

    @property
    def connection(self) -> Connection:
        """For Core's statements; whatever waits is sent before."""
        if self._pipeline is not None:
            self._pipeline.close()
            self._pipeline = None
        return self._connection

    @property
    def waits(self) -> bool:
        """Whether statements wait for the first answer to be read."""
        return self._pipeline is not None

    def cursor_that_waits(self) -> Any:
        """A cursor whose answer may be read after other statements were given."""
        return self._driver.cursor() if self.waits else self.cursor


def driver_of(connection: Connection) -> Any:
    """The driver's own connection; TypeError if there is none any more."""
    driver = connection.connection.driver_connection
    if driver is None:
        raise TypeError("the connection is closed")
    return driver


@contextmanager
def transaction(connection: Connection) -> Iterator[Transaction]:
    """A transaction that is committed at the end, in a pipeline where there is a server."""
    with ExitStack() as pipeline, connection.begin():
        if connection.dialect.name == "sqlite":
            yield Transaction(connection)
            return
        pipeline.enter_context(driver_of(connection).pipeline())
        yield Transaction(connection, pipeline)


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

    def converted(self, rows: list[Row]) -> list[Row]:
        return [self._convert(row) for row in rows] if self.readers else rows

    def _convert(self, row: Row) -> Row:
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
        return self._run(on, on.cursor, values)()

    def first(self, on: Transaction, **values: Any) -> Row | None:
        """The first row, or None."""
        rows = self.rows(on, **values)
        return rows[0] if rows else None

    def asked(self, on: Transaction, **values: Any) -> Answer:
        """Ask, and give what reads the rows: what is asked together makes one trip."""
        answer = self._run(on, on.cursor_that_waits(), values)
        if on.waits:
            return answer
        rows = answer()
        return lambda: rows

    def run(self, on: Transaction, **values: Any) -> None:
        """Change rows; in a pipeline a refusal is raised with the next answer."""
        self._run(on, on.cursor_that_waits(), values)

    def _run(self, on: Transaction, cursor: Any, values: dict[str, Any]) -> Answer:
        compiled = self._compiled.get(on.dialect.name)
        if compiled is None:
            compiled = self._compiled[on.dialect.name] = _Compiled(
                self._source, self._columns, on.dialect
            )
        cursor.execute(compiled.text, compiled.values(values))
        return lambda: compiled.converted(cursor.fetchall())
