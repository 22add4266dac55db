"""Several servers in one URL, as libpq writes them and as SQLAlchemy does."""

from typing import Any

import pytest

from app.db.engine import parse_url, place
from app.db.hosts import hosts_of


def connecting(database: str) -> dict[str, Any]:
    """What the driver is told."""
    url = parse_url(database)
    return dict(url.get_dialect()().create_connect_args(url)[1])


@pytest.mark.parametrize(
    "database",
    [
        "postgresql://ana:p%40ss@one:5433,two/shop",
        "postgresql+psycopg://ana:p%40ss@/shop?host=one:5433&host=two:5432",
        "postgresql://ana:p%40ss@/shop?host=one,two&port=5433,5432",
    ],
)
def test_several_servers_are_tried_in_turn_until_one_takes_writes(database: str) -> None:
    told = connecting(database)

    assert (told["host"], told["port"]) == ("one,two", "5433,5432")
    assert (told["user"], told["password"], told["dbname"]) == ("ana", "p@ss", "shop")
    assert told["target_session_attrs"] == "read-write"
    assert place(parse_url(database)).startswith("postgresql+psycopg://ana:***@one:5433,two/shop?")


def test_what_the_url_says_of_the_session_stays() -> None:
    told = connecting("postgresql://one,two/shop?target_session_attrs=any&sslmode=require")

    assert (told["target_session_attrs"], told["sslmode"]) == ("any", "require")


def test_a_single_server_is_asked_for_nothing() -> None:
    assert connecting("postgresql://one/shop") == {"host": "one", "dbname": "shop"}


def test_addresses_of_version_six_keep_their_colons() -> None:
    database = "postgresql://[::1]:5433,[fe80::2]/shop"

    assert connecting(database)["host"] == "::1,fe80::2"
    assert hosts_of(parse_url(database)) == ["[::1]:5433", "[fe80::2]"]


def test_the_written_place_is_read_again_as_the_same() -> None:
    url = parse_url("postgresql://[::1]:5433,two/shop?sslmode=verify-full")

    assert parse_url(place(url)) == url


def test_a_port_that_is_none_is_refused_without_telling_the_password() -> None:
    with pytest.raises(ValueError, match="not a database URL") as refused:
        parse_url("postgresql://ana:secret@one:port,two/shop")

    assert "secret" not in str(refused.value)
