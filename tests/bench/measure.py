"""Timing in pairs, so that what else the machine does falls on both sides."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter
from typing import Any

from tests.bench.works import Run, Work


@dataclass(frozen=True, slots=True)
class Measured:
    """One row: medians in seconds, the ratio of the medians, and its range over the rounds."""

    work: str
    against: str
    ours: float
    other: float
    ratio: float
    lowest: float
    highest: float
    goal: float | None

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        if self.ratio <= self.goal:
            return "met"
        return f"missed by {self.ratio / self.goal - 1:.0%}"


def measure(work: Work, rounds: int, times: int | None = None) -> Measured:
    """Time both sides in turn, several rounds; the first pair of all is not counted."""
    _timed(work)
    per_round = [
        [_timed(work) for _ in range(times or work.times)] for _ in range(min(rounds, work.rounds))
    ]
    ratios = [_ratio(pairs) for pairs in per_round]
    every = [pair for pairs in per_round for pair in pairs]
    return Measured(
        work.title,
        work.against,
        median(ours for ours, _ in every),
        median(other for _, other in every),
        _ratio(every),
        min(ratios),
        max(ratios),
        work.goal,
    )


def _timed(work: Work) -> tuple[float, float]:
    pair = work.pair()
    taken = _seconds(pair.ours), _seconds(pair.other)
    pair.afterwards()
    return taken


def _seconds(run: Run) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start


def _ratio(pairs: list[tuple[float, float]]) -> float:
    return median(ours for ours, _ in pairs) / median(other for _, other in pairs)


HEADINGS = ("work", "ours", "against", "takes", "ratio (rounds)", "goal", "")


def table(rows: Iterable[Measured]) -> str:
    """The rows as a Markdown table, in milliseconds."""
    lines = [HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(HEADINGS))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in lines
    )


def _cells(row: Measured) -> tuple[str, ...]:
    return (
        row.work,
        _milliseconds(row.ours),
        row.against,
        _milliseconds(row.other),
        f"{row.ratio:.2f} ({row.lowest:.2f}\N{EN DASH}{row.highest:.2f})",
        "" if row.goal is None else f"{row.goal:g}",
        row.verdict,
    )


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.{2 if seconds < 0.01 else 1 if seconds < 1 else 0}f} ms"


def as_json(rows: Iterable[Measured]) -> list[dict[str, Any]]:
    return [{**asdict(row), "verdict": row.verdict} for row in rows]
