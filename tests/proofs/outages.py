"""Proof 3: a server that is gone, and back: what the screen says, and that a click counts once."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from app.db.listening import Listener
from app.services.checking import check_database
from app.services.database import open_backend
from app.services.errors import StorageError, StorageFault
from app.services.lots import Lots
from app.services.messages import Actor
from app.services.receiving import ReceiveStock
from app.ui.outage import Outage
from app.ui.panels.operations import operation_panel
from app.ui.unsettled import Unsettled
from app.ui.widgets.message_bar import MessageBar
from tests.cable import Cable
from tests.proofs.audit import UNITS
from tests.proofs.calamities import (
    Calamity,
    Site,
    W,
    answer_lost,
    frozen,
    full,
    locked_out,
    site,
    small_disk,
    stopped,
    unplugged,
)
from tests.proofs.client import NOW, receipt_line
from tests.proofs.cluster import Cluster
from tests.proofs.proof import Findings, NotPossible, Proof
from tests.proofs.screen import Screen, screen_on
from tests.proofs.stock import DATABASE

TYPED: Final = 5
OTHERS: Final = 7
SAID_WITHIN: Final = 5.0
OVER_WITHIN: Final = 10.0
LOST: Final = "Connection lost"
STALL: Final = 0.5
"""Seconds; on a machine that does much else."""


def suffer(
    calamity: Calamity[W],
    place: "Callable[[], AbstractContextManager[Site[W]]]",
    *,
    in_flight: bool,
    others_work: bool,
    words: str = LOST,
    broken: "Broken" = (),
) -> Findings:
    """A receipt is typed, and sent into the calamity or during it; then it is over.

    `in_flight`: it was sent when nobody knew yet. `others_work`: everybody else goes on.
    `words`: what the screen says.
    """
    found = Findings()
    with (
        place() as here,
        tempfile.TemporaryDirectory() as name,
        _bugs(found),
        pytest.MonkeyPatch.context() as patch,
    ):
        for owner, name_in_it, replacement in broken:
            patch.setattr(owner, name_in_it, replacement)
        with screen_on(here.station, Path(name)) as screen:
            screen.furnished.view_of("lots")
            screen.choose(here.sku, TYPED)
            with calamity(here):
                if in_flight:
                    screen.commit()
                is_told(found, screen, words)
                if others_work:
                    _receive(here.office, here.sku)
            is_over(found, screen)
            goes_on(found, screen, here.office)
            found.figures.append(f"the window never stood still for more than {screen.stall:.2f} s")
            found.expect(screen.stall < STALL, f"the window stood still for {screen.stall:.2f} s")
        counted_once(found, here.cluster)
    return found


def is_told(found: Findings, screen: Screen, words: str = LOST) -> None:
    took = screen.until(lambda: "storage" in screen.says(), SAID_WITHIN)
    if took is None:
        found.faults.append(f"after {SAID_WITHIN:g} s the screen says nothing")
        return
    said = screen.says()["storage"]
    found.figures.append(f'after {took:.1f} s the screen says "{said}"')
    screen.until(lambda: not screen.busy, SAID_WITHIN)
    found.expect(not screen.button().isEnabled(), "it can still be booked")
    found.expect(screen.button().toolTip() == screen.says()["storage"], "the button is silent")
    screen.commit()
    screen.until(lambda: False, 2.5)
    found.expect(screen.typed() == str(TYPED), "what was typed is gone")
    found.expect("storage" in screen.says(), "it says so no more, though it is not over")
    if (later := screen.says().get("storage", said)) != said:
        found.figures.append(f'then it says "{later}"')
    found.expect(words in later, f'it does not say "{words}"')
    if (outage := screen.background.outage) is not None:
        found.figures.append(f"its details: {_cause(outage.detail)}")


def _cause(detail: str) -> str:
    """The first line of what the driver says, without where it was."""
    first = detail.strip().partition("\n")[0]
    return first.rpartition("failed: ")[2].removeprefix("- ")[:110]


def is_over(found: Findings, screen: Screen) -> None:
    took = screen.until(lambda: not screen.says() and screen.button().isEnabled(), OVER_WITHIN)
    if took is None:
        found.faults.append(f"{OVER_WITHIN:g} s after its return the screen says {screen.says()}")
        return
    told = "nothing is said any more, and it can be booked"
    found.figures.append(f"{took:.1f} s after its return {told}")


def goes_on(found: Findings, screen: Screen, url: str) -> None:
    """Book what is still in the form, and look at the lots, as somebody at the window does."""
    screen.until(lambda: not screen.background.waiting)
    if screen.typed():
        found.figures.append("it was not booked: what was typed is still there, and is sent now")
        screen.commit()
    else:
        found.figures.append("it had been booked: the screen says so by itself")
    took = screen.until(lambda: not screen.typed(), 10)
    found.expect(took is not None, "the booking was never answered")
    screen.window.show_view("lots")
    there = _in_stock(url)
    fresh = screen.until(lambda: screen.lots() == there, 5)
    found.expect(fresh is not None, f"the lots on screen are {screen.lots()}, not {there}")


def counted_once(found: Findings, server: Cluster) -> None:
    quantities = server.ask("SELECT quantity FROM movement", database=DATABASE)
    times = quantities.count((TYPED * UNITS,))
    found.figures.append(f"one click, {times} movement in the ledger")
    found.expect(times == 1, f"one click made {times} movements")
    found.faults += [
        str(problem) for problem in check_database(server.server.url(DATABASE)).problems
    ]


def _receive(url: str, sku: str) -> None:
    backend = open_backend(url, lambda: NOW, Actor("office", "office"))
    backend.execute(ReceiveStock(lines=(receipt_line(sku, OTHERS, "none"),)))
    backend.close()


def _in_stock(url: str) -> dict[int, int]:
    backend = open_backend(url, lambda: NOW, Actor("office", "office"))
    there = {int(row.lot): int(row.on_hand) for row in backend.rows(Lots())}
    backend.close()
    return there


@contextmanager
def _bugs(found: Findings) -> Iterator[None]:
    """A bug would open the crash dialog."""
    usual = sys.excepthook
    sys.excepthook = lambda kind, bug, _: found.faults.append(f"a bug: {kind.__name__}: {bug}")
    try:
        yield
    finally:
        sys.excepthook = usual


Broken = tuple[tuple[object, str, Callable[..., Any]], ...]

BLIND: Final[Broken] = ((Listener, "_watch", lambda *_: None),)
RESIGNED: Final[Broken] = ((Outage, "probe", lambda *_: None),)
FORGETFUL: Final[Broken] = (
    (Unsettled, "settle", lambda *_: None),
    (operation_panel, "again", lambda command, _: command),
)


def _proof(
    name: str,
    title: str,
    calamity: Calamity[Cable],
    broken: tuple[str, Broken],
    *,
    in_flight: bool,
    others_work: bool,
    words: str = LOST,
) -> Proof:
    what, variant = broken
    run = partial(suffer, calamity, site, in_flight=in_flight, others_work=others_work, words=words)
    return Proof(name, title, run, {what: partial(run, broken=variant)})


def fill_up(*, silent: bool = False) -> Findings:
    """Book until the disk is full, and go on when it is not."""
    found = Findings()
    with (
        site() as here,
        small_disk(here.cluster) as disk,
        tempfile.TemporaryDirectory() as name,
        _bugs(found),
        pytest.MonkeyPatch.context() as patch,
    ):
        if silent:
            patch.setattr(MessageBar, "show_message", lambda *_: None)
        with screen_on(here.station, Path(name)) as screen:
            screen.furnished.view_of("lots")
            with full(disk):
                before = _until_full(here)
                screen.choose(here.sku, TYPED)
                screen.commit()
                _is_refused(found, screen, before)
            goes_on(found, screen, here.office)
        counted_once(found, here.cluster)
    return found


def _until_full(here: Site[Cable]) -> int:
    """How many receipts others booked before the disk was full."""
    for booked in range(2_000):
        try:
            _receive(here.office, here.sku)
        except StorageError as failure:
            if failure.fault is not StorageFault.FULL:
                raise
            return booked
    raise NotPossible("the disk does not fill up")


def _is_refused(found: Findings, screen: Screen, before: int) -> None:
    took = screen.until(lambda: "booking" in screen.says(), SAID_WITHIN)
    if took is None:
        found.faults.append("nothing says that the disk is full")
        return
    said = screen.says()["booking"]
    found.figures.append(f'full after {before} more receipts; after {took:.1f} s: "{said}"')
    found.expect(screen.typed() == str(TYPED), "what was typed is gone")


PROOFS: Final = (
    _proof(
        "frozen",
        "the server is stopped where it is (SIGSTOP) while a receipt is sent",
        frozen,
        ("nobody watches whether it answers", BLIND),
        in_flight=True,
        others_work=False,
    ),
    _proof(
        "cable",
        "the cable carries nothing any more while a receipt is sent",
        unplugged,
        ("nobody watches whether it answers", BLIND),
        in_flight=True,
        others_work=True,
    ),
    _proof(
        "answer",
        "the cable breaks between a commit and its answer",
        answer_lost,
        ("nobody asks what became of it, and it is sent anew", FORGETFUL),
        in_flight=True,
        others_work=True,
    ),
    _proof(
        "restart",
        "the server is stopped and started again",
        stopped,
        ("it is not tried again", RESIGNED),
        in_flight=False,
        others_work=False,
    ),
    _proof(
        "password",
        "the password is changed, and changed back",
        locked_out,
        ("it is not tried again", RESIGNED),
        in_flight=False,
        others_work=True,
        words="refused the login",
    ),
    Proof(
        "disk",
        "the disk of the server is full, and is not any more",
        fill_up,
        {"it is not said": partial(fill_up, silent=True)},
    ),
)
