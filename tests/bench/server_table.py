"""What was measured with many stations, as it is printed."""

from tests.bench.server import GOAL, GROWTH_GOAL, SLOWEST_GOAL, Asked, Line, Measured

ABOUT = """\
{lots:,} lots of {products:,} products, PostgreSQL {version} on this machine, fsync and
synchronous_commit on. Every client is a process with connections of its own and ships 1 to 5 of a
product at a time, without a pause, {seconds:g} s a round, {rounds} rounds, the sides in turn in the
same database, which passes its check afterwards. Ours: the command built and validated,
`Backend.execute`. By hand: psycopg alone, the same statements one by one in one transaction, the
same triggers. Rates are medians of the rounds, per second; a ratio is the median of those of the
rounds (lowest and highest). TPC-B: pgbench --protocol=prepared, in each round, on the same server.
"""
HEADINGS = (
    "clients", "products", "ours", "by hand", "ratio (rounds)", "goal", "",
    "p50", "p95", "p99", "TPC-B",
)  # fmt: skip


def told(measured: Measured, asked: Asked) -> str:
    """The whole report."""
    about = ABOUT.format(
        lots=asked.many.lots,
        products=asked.many.products,
        version=measured.version,
        seconds=asked.seconds,
        rounds=asked.rounds,
    )
    table = _markdown([HEADINGS, *map(_row, measured.lines)])
    return "\n".join([about, table, "", *_slowest(measured), *_growth(measured, asked)])


def _row(line: Line) -> tuple[str, ...]:
    ratios = [each.ratio for each in line.rounds]
    return (
        str(line.clients),
        f"{line.products:,}",
        f"{line.rate():,.0f}",
        f"{line.rate(by_hand=True):,.0f}",
        f"{line.ratio:.2f} ({min(ratios):.2f}\N{EN DASH}{max(ratios):.2f})",
        f"{GOAL:g}",
        "met" if line.ratio >= GOAL else f"missed by {1 - line.ratio / GOAL:.0%}",
        *(f"{line.percentile(percent) * 1000:,.1f} ms" for percent in (50, 95, 99)),
        f"{line.limit:,.0f}" if line.limit else "no pgbench here",
    )


def _slowest(measured: Measured) -> list[str]:
    last = measured.lines[-1]
    slowest = last.percentile(99)
    verdict = "met" if slowest < SLOWEST_GOAL else "missed"
    return [
        f"p99 at {last.clients} clients on {last.products:,} products: {slowest * 1000:,.0f} ms"
        f" (goal: under {SLOWEST_GOAL * 1000:g} ms; {verdict})."
    ]


def _growth(measured: Measured, asked: Asked) -> list[str]:
    """How much longer a dispatch takes with more lots, by clients."""
    lines = []
    for clients, ratios in measured.growth.items():
        middle = sorted(ratios)[len(ratios) // 2]
        verdict = "met" if middle <= GROWTH_GOAL else "missed"
        lines.append(
            f"From {asked.few.lots:,} to {asked.many.lots:,} lots, {clients} clients: a dispatch"
            f" takes {middle:.2f} times as long ({min(ratios):.2f}\N{EN DASH}{max(ratios):.2f};"
            f" goal: {GROWTH_GOAL:g}; {verdict})."
        )
    return lines


def _markdown(lines: list[tuple[str, ...]]) -> str:
    widths = [max(len(line[n]) for line in lines) for n in range(len(HEADINGS))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in lines
    )
