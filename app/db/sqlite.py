"""Which SQLite it is, and the marks by which a file is known as ours."""

import sqlite3
from types import ModuleType

try:
    from pysqlite3 import dbapi2

    SQLITE: ModuleType = dbapi2
except ImportError:
    SQLITE = sqlite3

APPLICATION_ID = 0x464F5554
"""Marks an SQLite file as one of ours: "FOUT"."""

HEAD = 3
"""The newest revision of the schema; migrations are numbered from 0001."""
