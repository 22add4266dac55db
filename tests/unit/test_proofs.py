"""The proofs find out what is wrong, and say so."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.proofs import audit, cables, outages
from tests.proofs.crew import Act
from tests.proofs.proof import Findings, NotPossible, Proof, carry_out

Run = Callable[[], Findings]


def fine() -> Findings:
    return Findings(figures=["3 boxes"])


def wrong() -> Findings:
    return Findings(faults=["box 1 is gone", "box 2 is gone", "a clerk saw an error"])


def not_here() -> Findings:
    raise NotPossible("there is no forklift")


def carried_out(holds: Run, broken: Run) -> tuple[bool, str]:
    said: list[str] = []
    ended = carry_out(
        Proof("boxes", "every box is there", holds, {"with a hole": broken}), said.append
    )
    return ended, "\n".join(said)


def test_a_proof_holds_whose_broken_variant_fails() -> None:
    ended, said = carried_out(fine, wrong)

    assert ended
    assert "   3 boxes\n   holds" in said
    assert "2 x box 1 is gone\n     1 x a clerk saw an error\n   fails, as it must" in said


@pytest.mark.parametrize(
    ("holds", "broken", "words"),
    [(wrong, wrong, "DOES NOT HOLD"), (fine, fine, "WAS NOT FOUND OUT")],
)
def test_a_proof_without_its_fault_or_with_one_does_not(
    holds: Run, broken: Run, words: str
) -> None:
    ended, said = carried_out(holds, broken)

    assert not ended
    assert words in said


def test_what_the_machine_cannot_do_is_said() -> None:
    assert carried_out(not_here, wrong)[1].endswith("not possible here: there is no forklift")


def moved(operation: str, kind: str, lot: int, boxes: int) -> audit.Movement:
    """A movement of product A; a lot expires on the day of its number."""
    return operation, kind, "A", lot, 0, lot, boxes * audit.UNITS


def test_a_later_lot_before_an_earlier_one_is_out_of_turn() -> None:
    came = [moved("in", "receipt", 1, 5), moved("in", "receipt", 2, 5)]
    right = [*came, moved("x", "dispatch", 1, -5), moved("x", "dispatch", 2, -1)]
    early = [*came, moved("x", "dispatch", 1, -4), moved("y", "dispatch", 2, -1)]

    assert list(audit._out_of_turn(right)) == []
    assert list(audit._out_of_turn(early)) == ["out of turn: y took lot 2 of A before 1"]


def test_more_than_there_is_is_oversold() -> None:
    shipped = [moved("in", "receipt", 1, 5), moved("x", "dispatch", 1, -6)]

    assert list(audit._out_of_turn(shipped)) == ["oversold: lot 1 stands at -1 after x"]


@pytest.mark.parametrize(
    ("ids", "answers", "fault"),
    [
        ({"x"}, ["done"], None),
        ({"x"}, [], None),
        ({"y"}, ["insufficient_stock"], None),
        ({"y"}, ["done"], "lost"),
        ({"x", "z"}, ["done"], "doubled"),
        ({"x"}, ["insufficient_stock"], "refused and booked"),
        ({"w"}, ["done"], "booked otherwise"),
    ],
)
def test_what_clients_were_told_is_held_against_the_ledger(
    ids: set[str], answers: list[str], fault: str | None
) -> None:
    booked = {"x": Counter(A=3), "z": Counter(A=3), "w": Counter(A=4)}
    faults = list(audit._against_the_ledger({"x": Act("dispatch", {"A": 3}, ids, answers)}, booked))

    assert len(faults) == (fault is not None)
    assert all(fault and each.startswith(fault) for each in faults)


def test_without_its_tools_a_network_is_not_tried_and_the_reason_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    [pulled] = [each for each in cables.PROOFS if each.name == "pulled"]
    said: list[str] = []

    assert carry_out(pulled, said.append)
    assert said[-1].startswith("   not possible here: ")
    assert said[-1].endswith("; `cable` and `answer` cut a proxy instead")


def test_what_is_broken_on_purpose_is_there_to_be_broken() -> None:
    for owner, name, _ in (*outages.BLIND, *outages.RESIGNED, *outages.FORGETFUL):
        assert callable(getattr(owner, name))
