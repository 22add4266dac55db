"""Statements that go to a server together: the first that fails is what is told."""

import psycopg
import pytest
from sqlalchemy import Engine, Integer, bindparam, literal, select

from app.db.engine import open_engine, parse_url
from app.db.statements import Statement, transaction

DIVIDE = Statement(select(literal(1) // bindparam("by", type_=Integer)))


def divided_by_zero(engine: Engine, behind: int) -> None:
    """Read an error behind which so many statements wait."""
    with engine.connect() as connection, transaction(connection) as tx:
        failing = DIVIDE.asked(tx, by=0)
        for _ in range(behind):
            DIVIDE.asked(tx, by=1)
        failing()


@pytest.mark.parametrize("behind", [0, 1, 300])
def test_what_waits_behind_an_error_does_not_hide_it(postgresql_database: str, behind: int) -> None:
    engine = open_engine(parse_url(postgresql_database))
    with pytest.raises(psycopg.errors.DivisionByZero):
        divided_by_zero(engine, behind)
    with engine.connect() as connection, transaction(connection) as tx:
        assert DIVIDE.rows(tx, by=1) == [(1,)]
    engine.dispose()
