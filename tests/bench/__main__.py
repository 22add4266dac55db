"""The benchmarks: `python -m tests.bench --lots 1000000` prints a table."""

import argparse
import cProfile
import json
import pstats
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.db.sqlite import SQLITE
from tests.bench import reports, server, server_table, window
from tests.bench.data import FOLDER, Size
from tests.bench.measure import Measured, as_json, measure, table
from tests.bench.works import Work, against_hand, against_ours

ABOUT = """\
{lots:,} lots of {products:,} products (one of {big:,}, one of {small:,}), SQLite {version},
WAL, synchronous FULL. Both sides work on copies of the same file, in turn, pair by pair, in
{rounds} rounds (db check: 3 at most); a ratio is that of the medians (lowest and highest round).
Ours: the command built and validated, `Backend.execute` or `Backend.fetch` without the cache.
By hand: the driver alone, on the same schema, so the same triggers carry the balances; the same
pragmas and statements; operation id, alerts and balances in one BEGIN IMMEDIATE; values as stored.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    if asked.window:
        size = Size(asked.lots, asked.products, full=True)
        _say(window.measure(size, asked.lots // 10, asked.rounds, asked.folder))
        return 0
    if asked.reports:
        many, few = (
            Size(lots, asked.products, full=True) for lots in (asked.lots, asked.lots // 10)
        )
        _say(reports.report(many, few, asked.rounds, asked.folder))
        return 0
    if asked.stations:
        _say(_many_stations(asked))
        return 0
    if asked.profile:
        _profile(asked)
        return 0
    rows = [_row(work, asked) for work in _works(asked)]
    size = Size(asked.lots, asked.products)
    _say(_about(size, asked.rounds))
    _say(table(rows))
    if asked.json:
        report = {"lots": size.lots, "products": size.products, "rows": as_json(rows)}
        asked.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--lots", type=int, default=100_000, metavar="N")
    parser.add_argument("--products", type=int, default=1000, metavar="N")
    parser.add_argument("--base", type=int, default=10_000, metavar="N", help="compared size")
    parser.add_argument("--rounds", type=int, default=7, metavar="N")
    parser.add_argument("--times", type=int, metavar="N", help="pairs in a round")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help="of these rows")
    parser.add_argument("--profile", metavar="NAME", help="say where our time goes in one row")
    parser.add_argument("--window", action="store_true", help="the window instead")
    parser.add_argument("--reports", action="store_true", help="the reports instead")
    parser.add_argument("--stations", action="store_true", help="many stations on one server")
    parser.add_argument("--clients", type=int, nargs="+", default=(1, 4, 16, 32), metavar="N")
    parser.add_argument("--seconds", type=float, default=4, metavar="S", help="a round of those")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows here too")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where databases are kept")
    return parser


def _many_stations(asked: argparse.Namespace) -> str:
    many, few = Size(asked.lots, asked.products), Size(asked.base, asked.products)
    wanted = server.Asked(many, few, asked.clients, asked.seconds, asked.rounds, asked.folder)
    return server_table.told(server.measure(wanted), wanted)


def _works(asked: argparse.Namespace) -> Iterator[Work]:
    """The rows asked for, each while its databases are open."""
    size, base = Size(asked.lots, asked.products), Size(asked.base, asked.products)
    with against_hand(size, asked.folder) as sides:
        yield from (work for work in sides.works() if _wanted(work, asked))
        if not asked.profile and not sides.alike():
            raise SystemExit("both sides did the same work and do not hold the same")
    with against_ours(size, base, asked.folder) as ours:
        yield from (work for work in ours.works() if _wanted(work, asked))


def _wanted(work: Work, asked: argparse.Namespace) -> bool:
    names = [asked.profile] if asked.profile else asked.only
    return not names or work.name in names


def _row(work: Work, asked: argparse.Namespace) -> Measured:
    sys.stderr.write(f"{work.name} ...\n")
    return measure(work, asked.rounds, asked.times)


def _profile(asked: argparse.Namespace) -> None:
    for work in _works(asked):
        profile = cProfile.Profile()
        times = min(asked.rounds, work.rounds) * (asked.times or work.times)
        for number in range(1 + times):
            pair = work.pair()
            if number:
                profile.runcall(pair.ours)
            else:
                pair.ours()
            pair.afterwards()
        _say(f"{work.title}, ours, {times} times")
        pstats.Stats(profile, stream=sys.stdout).strip_dirs().sort_stats("tottime").print_stats(40)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _about(size: Size, rounds: int) -> str:
    return ABOUT.format(
        lots=size.lots,
        products=size.products,
        big=size.big,
        small=size.small,
        version=SQLITE.sqlite_version,
        rounds=rounds,
    )


if __name__ == "__main__":
    raise SystemExit(main())
