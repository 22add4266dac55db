"""Several servers in one URL: a primary and its standbys, whichever of them is to be written to."""

import re
from typing import Final

from sqlalchemy import URL

DEFAULT_PORT: Final = "5432"
_SEVERAL = re.compile(
    r"(?P<before>postgres[a-z]*(?:\+\w+)?://(?:[^/?]*@)?)(?P<hosts>[^/?@]*,[^/?@]*)"
    r"(?P<name>/[^?]*)?(?:\?(?P<query>.*))?"
)
_HOST = re.compile(r"(?P<host>\[[^\]]*\]|[^:]*)(?::(?P<port>\d*))?")


def spread(database: str) -> str:
    """Take libpq's `//one:5432,two:5433/name` apart, which SQLAlchemy takes for one bad port.

    Text without several hosts comes back as it is; ValueError for a host that is none.
    """
    found = _SEVERAL.fullmatch(database)
    if found is None:
        return database
    places = [_HOST.fullmatch(each) for each in found["hosts"].split(",")]
    hosts = ",".join(place["host"].strip("[]") for place in places if place)
    ports = ",".join(place["port"] or DEFAULT_PORT for place in places if place)
    if None in places:
        raise ValueError("hosts are given as one:5432,two:5432")
    query = f"host={hosts}&port={ports}"
    if found["query"]:
        query += f"&{found['query']}"
    return f"{found['before']}{found['name'] or '/'}?{query}"


def follow_the_primary(url: URL) -> URL:
    """Of several servers use the one that takes writes, unless the URL says otherwise."""
    if len(hosts_of(url)) < 2 or "target_session_attrs" in url.query:
        return url
    return url.update_query_dict({"target_session_attrs": "read-write"})


def hosts_of(url: URL) -> list[str]:
    """Where the servers are, as `host` or `host:port`; empty for the system's own socket."""
    given = url.query.get("host")
    if given is None:
        return [url.host] if url.host else []
    if not isinstance(given, str):
        return [each.removesuffix(f":{DEFAULT_PORT}") for each in given]
    ports = str(url.query.get("port", "")).split(",")
    hosts = given.split(",")
    if len(ports) != len(hosts):
        return hosts
    return [_place(host, port) for host, port in zip(hosts, ports, strict=True)]


def _place(host: str, port: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return shown if port in {"", DEFAULT_PORT} else f"{shown}:{port}"
