"""An INSERT that leaves a row alone which is there already."""

from typing import Any

from sqlalchemy import ClauseElement, Insert
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import SyntaxExtension
from sqlalchemy.sql.compiler import SQLCompiler


class UnlessThere(SyntaxExtension, ClauseElement):
    """`ON CONFLICT (column) DO NOTHING`: both engines write it alike.

    SQLAlchemy's own is a part of each dialect, and brings all of PostgreSQL's to SQLite: 2 MB.
    """

    inherit_cache = False

    def __init__(self, column: str) -> None:
        self.column = column

    def apply_to_insert(self, insert_stmt: Insert) -> None:
        insert_stmt.apply_syntax_extension_point(self.append_replacing_same_type, "post_values")


@compiles(UnlessThere)
def _write(element: UnlessThere, _compiler: SQLCompiler, **_: Any) -> str:
    return f"ON CONFLICT ({element.column}) DO NOTHING"
