"""What a proof is: something that holds, and broken variants of it that must be found out."""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

Say = Callable[[str], object]

_NUMBER: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+")


class NotPossible(Exception):
    """What the machine lacks for it."""


@dataclass(slots=True)
class Findings:
    """What one run measured, and what it found wrong."""

    figures: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def expect(self, true: object, fault: str) -> None:
        """Note the fault unless it is true."""
        if not true:
            self.faults.append(fault)

    def add(self, other: "Findings", about: str) -> None:
        """Take over what another run found, each line with what it is about."""
        self.figures += [f"{about}: {figure}" for figure in other.figures]
        self.faults += [f"{about}: {fault}" for fault in other.faults]


Run = Callable[[], Findings]


@dataclass(frozen=True, slots=True)
class Proof:
    """`holds` must find no fault; each run of `broken`, by what is broken in it, at least one."""

    name: str
    title: str
    holds: Run
    broken: Mapping[str, Run]


def carry_out(proof: Proof, say: Say) -> bool:
    """Run the proof and its broken variants; tell whether all of them ended as they must."""
    say(f"== {proof.name}: {proof.title}")
    try:
        good = _holds(proof, say)
        return all([good, *(_fails(what, run, say) for what, run in proof.broken.items())])
    except NotPossible as why:
        say(f"   not possible here: {why}")
        return True


def _holds(proof: Proof, say: Say) -> bool:
    found, took = _timed(proof.holds)
    for figure in found.figures:
        say(f"   {figure}")
    _say_faults(found, say)
    say(f"   {'DOES NOT HOLD' if found.faults else 'holds'} ({took:.0f} s)")
    return not found.faults


def _fails(what: str, run: Run, say: Say) -> bool:
    found, took = _timed(run)
    say(f"   broken variant, {what}:")
    _say_faults(found, say)
    say(f"   {'fails, as it must' if found.faults else 'WAS NOT FOUND OUT'} ({took:.0f} s)")
    return bool(found.faults)


def _say_faults(found: Findings, say: Say) -> None:
    """The first of each kind, with how many there are of it."""
    kinds: dict[str, list[str]] = {}
    for fault in found.faults:
        kinds.setdefault(_NUMBER.sub("", fault), []).append(fault)
    for alike in sorted(kinds.values(), key=len, reverse=True)[:4]:
        say(f"     {len(alike):,} x {alike[0]}")
    if len(kinds) > 4:
        say(f"     and {len(kinds) - 4:,} other kinds")


def _timed(run: Run) -> tuple[Findings, float]:
    began = time.monotonic()
    found = run()
    return found, time.monotonic() - began
