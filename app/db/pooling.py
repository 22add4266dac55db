"""A pooler between us and the server, such as PgBouncer: what we need it to keep to."""

from typing import Final

from sqlalchemy import Connection, Engine

from app.db.engine import place
from app.db.errors import StorageError, StorageFault
from app.db.replication import server_process
from app.db.statements import driver_of

_ROUNDS: Final = 3  # somebody else may have used the pool in between
_WHY: Final = "pool_mode is not session"
_OWN_PROCESS: Final = "SELECT pg_backend_pid()"


def refuse_lent_connections(engine: Engine) -> None:
    """Raise `StorageError` where a pooler gives a connection to others between transactions.

    What was prepared is not there any more then, and LISTEN hears nothing and says nothing. Two
    connections that are open at once never have the same process of the server, otherwise.
    """
    if engine.dialect.name != "postgresql":
        return
    with engine.connect() as one:
        if server_process(one) == driver_of(one).info.backend_pid:
            return  # no pooler: it makes numbers up
        with engine.connect() as other:
            for _ in range(_ROUNDS):
                mine, others, mine_again = _process(one), _process(other), _process(one)
                if mine == others or mine != mine_again:
                    raise StorageError(StorageFault.LENT, place(engine.url), _WHY)


def _process(connection: Connection) -> int:
    """Asked outside of any transaction, after which a pooler may give the connection away."""
    driver = driver_of(connection)
    driver.autocommit = True
    [process] = driver.execute(_OWN_PROCESS).fetchone()
    driver.autocommit = False
    return int(process)
