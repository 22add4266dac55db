"""What only the parts themselves can tell: their versions, as JSON.

Runs with the Python of an environment that has them.
"""

import json
import platform
import sys

import psycopg
from pysqlite3 import dbapi2
from PySide6.QtCore import qVersion


def main() -> int:
    """Print the versions by the names that native.toml asks for."""
    libpq = psycopg.pq.version()
    versions = {
        "python": platform.python_version(),
        "qt": qVersion(),
        "sqlite": dbapi2.sqlite_version,
        "libpq": f"{libpq // 10_000}.{libpq % 10_000}",
    }
    json.dump(versions, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
