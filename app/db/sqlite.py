"""Which SQLite it is, and the marks by which a file is known as ours."""

from types import ModuleType

SQLITE: ModuleType
try:
    from pysqlite3 import dbapi2

    SQLITE = dbapi2
except ImportError:
    import sqlite3  # left out of bundles that have the other

    SQLITE = sqlite3

APPLICATION_ID = 0x464F5554
"""Marks an SQLite file as one of ours: "FOUT"."""

HEAD = 3
"""The newest revision of the schema; migrations are numbered from 0001."""
