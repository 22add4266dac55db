"""Of which versions the engines are that this program brings along."""

from app.db.sqlite import SQLITE

_MAJOR = 10_000


def sqlite_version() -> str:
    return str(SQLITE.sqlite_version)


def postgresql_client_version() -> str:
    """The version of libpq, as PostgreSQL numbers itself since version 10: 18.3.

    Loads the client, which a start on a file does without. Raises `ImportError` without libpq.
    """
    from psycopg import pq

    number = pq.version()
    return f"{number // _MAJOR}.{number % _MAJOR}"
