"""Proof 4: by psql too, nobody does what the role of the login does not allow."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

import psycopg

from tests.postgres import running_server
from tests.proofs.client import NOW
from tests.proofs.proof import Findings, Proof
from tests.proofs.stock import DATABASE, stocked
from tests.staff import Staff

_FORGED: Final = (
    "INSERT INTO operation (id, kind, digest, at, recorded_at, business_date, operator,"
    " workstation) VALUES (gen_random_uuid(), 'receipt', 'x', '1999-01-01', '1999-01-01',"
    " '1999-01-01', 'eve', 'elsewhere') RETURNING operator, at"
)
_REFUSED: Final = {
    "a balance updated": "UPDATE stock SET quantity = quantity + 1000",
    "a lot's balance updated": "UPDATE lot SET on_hand = on_hand + 1000",
    "a movement deleted": "DELETE FROM movement",
    "a movement changed": "UPDATE movement SET quantity = 1",
    "a table emptied": "TRUNCATE movement",
    "a table altered": "ALTER TABLE movement ADD COLUMN extra int",
    "a trigger dropped": "DROP TRIGGER operation_is_signed ON operation",
    "a table of one's own": "CREATE TABLE mine (id int)",
    "a schema of one's own": "CREATE SCHEMA mine",
    "a table before ours in the search path": "CREATE TEMP TABLE site AS SELECT 1 AS id",
    "the site's rules changed": "UPDATE site SET supervised_status = false",
    "a role taken": "SET ROLE {owner}",
}


def kept(*broken: str) -> Findings:
    """What a clerk tries without our program; `broken` is done to the database before."""
    found = Findings()
    with _staffed() as staff:
        with staff.administrator() as connection:
            for statement in broken:
                connection.execute(statement)
        with staff.psql("carl") as connection:
            [operator, at] = connection.execute(_FORGED).fetchone() or ("", NOW)
        found.expect(operator == staff.login("carl"), f"an operation was signed as {operator}")
        found.expect(at.year > 2000, f"an operation was dated {at:%Y}")
        for what, statement in _REFUSED.items():
            found.expect(_is_refused(staff, statement), f"went through: {what}")
    found.figures.append(f"a forged operator and moment replaced, {len(_REFUSED)} acts refused")
    return found


def _is_refused(staff: Staff, statement: str) -> bool:
    owner = f'"{DATABASE}_owner"'
    try:
        with staff.psql("carl") as connection:
            connection.execute(statement.format(owner=owner))
            connection.rollback()
    except psycopg.Error:
        return True
    return False


@contextmanager
def _staffed() -> Iterator[Staff]:
    with running_server() as server:
        stocked(server, products=1, lots=2, each=10)
        yield Staff.of(server.url(DATABASE))


PROOFS = (
    Proof(
        "roles",
        "the server refuses what a role may not do, whatever client asks",
        kept,
        {
            "without the trigger that signs": partial(
                kept, "DROP TRIGGER operation_is_signed ON operation"
            ),
            "with every right on the tables": partial(
                kept,
                "GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC",
                "GRANT CREATE, USAGE ON SCHEMA public TO PUBLIC",
            ),
        },
    ),
)
