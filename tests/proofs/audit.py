"""The ledger held against what its clients say: nothing lost, doubled, oversold or out of turn."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from sqlalchemy import text

from app.db.engine import open_engine, parse_url, reading
from app.services.checking import check_database
from tests.proofs.crew import Act
from tests.proofs.proof import Findings

UNITS: Final = 1000
"""A quantity is stored as thousandths."""

_MOVEMENTS: Final = text("""
    SELECT CAST(o.id AS text), o.kind, p.sku, l.fefo_date, l.received_at, l.id, m.quantity
    FROM movement m
    JOIN operation o ON o.seq = m.operation
    JOIN lot l ON l.id = m.lot_id
    JOIN product p ON p.id = l.product_id
    ORDER BY m.id
""")

Movement = tuple[str, str, str, Any, Any, int, int]
Booked = dict[str, Counter[str]]


def audit(url: str, acts: dict[str, Act], *, retried: bool = False) -> Findings:
    """Everything that is wrong; where nobody retries, a failure that a client saw is too."""
    found = Findings()
    movements = _movements(url)
    booked = _booked(movements)
    found.faults += [] if retried else _seen_failures(acts.values())
    found.faults += _against_the_ledger(acts, booked)
    found.faults += _out_of_turn(movements)
    checked = check_database(url)
    found.faults += [f"db check: {each.rule} {each.row} {each.detail}" for each in checked.problems]
    found.figures.append(_counts(acts, checked.operations, checked.movements))
    return found


def _movements(url: str) -> list[Movement]:
    engine = open_engine(parse_url(url))
    with reading(engine) as connection:
        rows: list[Any] = [tuple(row) for row in connection.execute(_MOVEMENTS)]
    engine.dispose()
    return rows


def _booked(movements: Iterable[Movement]) -> Booked:
    booked: Booked = defaultdict(Counter)
    for operation, _, sku, _, _, _, quantity in movements:
        booked[operation][sku] += abs(quantity) // UNITS
    return booked


def _seen_failures(acts: Iterable[Act]) -> list[str]:
    return [f"a client saw: {why.splitlines()[0]}" for act in acts for why in act.failures]


def _against_the_ledger(acts: dict[str, Act], booked: Booked) -> Iterator[str]:
    for name, act in acts.items():
        there = [booked[each] for each in act.ids if each in booked]
        if "done" in act.answers and not there:
            yield f"lost: {act.kind} {name} was acknowledged and is not there"
        if len(there) > 1:
            yield f"doubled: {act.kind} {name} is there {len(there)} times"
        if act.answers and "done" not in act.answers and there:
            yield f"refused and booked all the same: {act.kind} {name}"
        if any(lines != Counter(act.lines) for lines in there):
            yield f"booked otherwise than asked: {act.kind} {name}"


def _out_of_turn(movements: Iterable[Movement]) -> Iterator[str]:
    """Replay the movements: whatever ships takes the lot that expires first."""
    stock: Counter[int] = Counter()
    order: dict[str, list[tuple[Any, Any, int]]] = defaultdict(list)
    for (operation, kind, sku), group in groupby(movements, key=lambda row: row[:3]):
        picked = []
        for *_, fefo_date, received_at, lot, quantity in group:
            place = (fefo_date, received_at, lot)
            if kind == "receipt":
                heapq.heappush(order[sku], place)
            picked.append(place)
            stock[lot] += quantity
            if stock[lot] < 0:
                yield f"oversold: lot {lot} stands at {stock[lot] / UNITS:g} after {operation}"
        if (
            kind == "dispatch"
            and (earlier := _first_left(order[sku], stock))
            and earlier < max(picked)
        ):
            yield f"out of turn: {operation} took lot {max(picked)[2]} of {sku} before {earlier[2]}"


def _first_left(
    order: list[tuple[Any, Any, int]], stock: Counter[int]
) -> tuple[Any, Any, int] | None:
    """The first lot with stock; the empty ones before it are forgotten."""
    while order and stock[order[0][2]] <= 0:
        heapq.heappop(order)
    return order[0] if order else None


def _counts(acts: dict[str, Act], operations: int, movements: int) -> str:
    answers = Counter(answer for act in acts.values() for answer in act.answers)
    told = ", ".join(f"{count:,} {answer}" for answer, count in answers.most_common())
    return (
        f"{len(acts):,} requests ({told}); "
        f"the ledger has {operations:,} operations of {movements:,} movements"
    )
