"""Every refusal is typed and carries its facts; after it no row of the database differs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from app.domain import errors
from app.domain.alerts import AlertKind
from app.domain.ids import LotId, new_operation_id
from app.domain.lots import LotStatus
from app.services.backend import Backend
from app.services.dispatching import ExpectedPick
from app.services.locations import ArchiveLocation
from app.services.products import ArchiveProduct
from app.services.receiving import Receipt
from tests.warehouse import Warehouse, after, demand, dump, receipt

RAISED_ELSEWHERE = {"unknown_barcode", "import_rejected"}
"""By the command line's reading of barcodes, and by imports; their own tests raise them."""


@dataclass(frozen=True)
class Scene:
    """A warehouse in which everything can go wrong."""

    here: Warehouse
    today: date
    first: Receipt
    near: LotId
    far: LotId
    held: LotId


@pytest.fixture
def scene(backend: Backend, today: date) -> Scene:
    here = Warehouse(backend)
    here.add("A", barcodes=[{"code": "EAN-1"}])
    here.add("Strict", requires_expiry=True, requires_lot_code=True, quantity_decimals=2)
    here.add("Old")
    backend.execute(ArchiveProduct(sku="Old"))
    here.locate("B1")
    here.locate("Gone")
    backend.execute(ArchiveLocation(location="Gone"))
    first = here.book(receipt("A", "10", after(today, 5), lot_code="L1"))
    far = here.receive("A", "10", after(today, 50))
    held = here.receive("A", "10", after(today, 50), hold=True)
    return Scene(here, today, first, first.lines[0].lot, far, held)


def reversed_twice(it: Scene) -> None:
    it.here.reverse(it.first.operation)
    it.here.reverse(it.first.operation)


def used(it: Scene) -> None:
    it.here.dispatch("A", "1")
    it.here.reverse(it.first.operation)


def id_reused(it: Scene) -> None:
    it.here.adjust(it.far, by="1", operation_id=it.first.operation)


def archive(it: Scene, sku: str) -> None:
    it.here.backend.execute(ArchiveProduct(sku=sku))


def other_picks(it: Scene) -> None:
    seen = (ExpectedPick(lot=it.far, location="MAIN", quantity="3"),)
    it.here.dispatch("A", "3", expect=seen)


Attempt = Callable[[Scene], Any]

ATTEMPTS: list[tuple[type[errors.DomainError], dict[str, Any], Attempt]] = [
    (
        errors.InsufficientStock,
        {"sku": "A", "asked": 31, "usable": 20, "held": 10, "expired": 0},
        lambda it: it.here.dispatch("a", "31"),
    ),
    (
        errors.InsufficientStock,
        {"usable": 10, "short_life": 10},
        lambda it: it.here.dispatch("A", "11", min_remaining_days=6),
    ),
    (
        errors.InsufficientStock,
        {"usable": 0, "held": 10},
        lambda it: it.here.dispatch("A", "11", lot=it.held, partial=True),
    ),
    (errors.InsufficientStock, {"asked": 11}, lambda it: it.here.dispose(it.far, "11")),
    (errors.InsufficientStock, {"asked": 11}, lambda it: it.here.adjust(it.far, by="-11")),
    (errors.InsufficientStock, {"lot": 2}, lambda it: it.here.transfer(it.far, "11", "B1")),
    (
        errors.InsufficientStock,
        {"location": "B1", "usable": 0},
        lambda it: it.here.dispose(it.far, "1", location="b1"),
    ),
    (
        errors.InsufficientStock,
        {},
        lambda it: it.here.give_back(it.far, "11", "to_supplier"),
    ),
    (errors.PlanChanged, {"sku": "A", "shortfall": 0}, other_picks),
    (
        errors.ReasonRequired,
        {"lot": 2, "earlier_lot": 1},
        lambda it: it.here.dispatch("A", "1", lot=it.far),
    ),
    (errors.ReasonRequired, {}, lambda it: it.here.adjust(it.far, by="1", reason=" ")),
    (errors.ReasonRequired, {}, lambda it: it.here.dispose(it.far, "1", reason=None)),
    (
        errors.ReasonRequired,
        {},
        lambda it: it.here.give_back(it.far, "1", "to_supplier", reason=""),
    ),
    (
        errors.ReasonRequired,
        {},
        lambda it: it.here.give_back(it.far, "1", "from_customer", reason=""),
    ),
    (errors.ReasonRequired, {}, lambda it: it.here.reverse(it.first.operation, reason=None)),
    (
        errors.ReasonRequired,
        {},
        lambda it: it.here.set_status(it.far, LotStatus.ON_HOLD, reason=None),
    ),
    (errors.ReasonRequired, {}, lambda it: it.here.correct(it.far, lot_code="x", reason=None)),
    (errors.UnknownProduct, {"sku": "Nope"}, lambda it: it.here.dispatch("Nope", "1")),
    (errors.UnknownProduct, {"sku": "Nope"}, lambda it: it.here.receive("Nope", "1")),
    (errors.UnknownProduct, {"sku": "Nope"}, lambda it: it.here.change("Nope", minimum="1")),
    (errors.UnknownLot, {"lot": 99}, lambda it: it.here.dispatch("A", "1", lot=99)),
    (errors.UnknownLot, {"lot": 1}, lambda it: it.here.dispatch("Strict", "1", lot=1)),
    (errors.UnknownLot, {"lot": 99}, lambda it: it.here.adjust(LotId(99), by="1")),
    (errors.UnknownLot, {"lot": 99}, lambda it: it.here.hold(LotId(99))),
    (
        errors.UnknownLot,
        {"lot": 99},
        lambda it: it.here.give_back(LotId(99), "1", "from_customer"),
    ),
    (
        errors.UnknownLot,
        {"lot": 99},
        lambda it: it.here.answer(AlertKind.EXPIRED, "A", LotId(99)),
    ),
    (errors.UnknownOperation, {}, lambda it: it.here.reverse(new_operation_id())),
    (
        errors.UnknownLocation,
        {"location": "B9"},
        lambda it: it.here.receive("A", "1", location="B9"),
    ),
    (errors.UnknownLocation, {}, lambda it: it.here.transfer(it.far, "1", "B9")),
    (errors.UnknownLocation, {}, lambda it: it.here.dispose(it.far, "1", location="B9")),
    (errors.DuplicateSku, {"sku": "A"}, lambda it: it.here.add(" a ")),
    (errors.DuplicateSku, {"sku": "Old"}, lambda it: it.here.add("OLD")),
    (
        errors.DuplicateBarcode,
        {"barcode": "ean-1", "sku": "A"},
        lambda it: it.here.add("D", barcodes=[{"code": "ean-1"}]),
    ),
    (errors.DuplicateLocation, {"location": "B1"}, lambda it: it.here.locate("b1 ")),
    (errors.QuantityInvalid, {"why": "zero"}, lambda it: it.here.receive("A", "0")),
    (errors.QuantityInvalid, {"why": "not_a_number"}, lambda it: it.here.dispatch("A", "-1")),
    (errors.QuantityInvalid, {"why": "too_large"}, lambda it: it.here.receive("A", "1000000001")),
    (
        errors.TooManyDecimals,
        {"decimals": 0, "sku": "A", "value": "0.5"},
        lambda it: it.here.dispatch("A", "0.50"),
    ),
    (errors.TooManyDecimals, {"sku": "A"}, lambda it: it.here.receive("A", "1.5")),
    (errors.TooManyDecimals, {}, lambda it: it.here.adjust(it.far, counted="1.5")),
    (errors.TooManyDecimals, {}, lambda it: it.here.adjust(it.far, by="+1.5")),
    (errors.TooManyDecimals, {}, lambda it: it.here.transfer(it.far, "1.5", "B1")),
    (errors.TooManyDecimals, {}, lambda it: it.here.dispose(it.far, "1.5")),
    (
        errors.TooManyDecimals,
        {},
        lambda it: it.here.give_back(it.far, "1.5", "from_customer"),
    ),
    (errors.TooManyDecimals, {}, lambda it: it.here.change("A", minimum="1.5")),
    (errors.ExpiryRequired, {"sku": "Strict"}, lambda it: it.here.receive("Strict", "1")),
    (
        errors.LotCodeRequired,
        {"sku": "Strict"},
        lambda it: it.here.receive("Strict", "1", after(it.today, 5)),
    ),
    (
        errors.LotExpired,
        {"sku": "A"},
        lambda it: it.here.receive("A", "1", after(it.today, -1)),
    ),
    (
        errors.LotExpiryDiffers,
        {"lot_code": "l1", "lot": 1},
        lambda it: it.here.receive("A", "1", after(it.today, 6), lot_code="l1"),
    ),
    (
        errors.LotStatusRefused,
        {"status": "on_hold", "wanted": "on_hold"},
        lambda it: it.here.hold(it.held),
    ),
    (errors.LotStatusRefused, {"status": "available"}, lambda it: it.here.release(it.far)),
    (errors.ProductInUse, {"on_hand": 30}, lambda it: archive(it, "A")),
    (
        errors.NotAllowed,
        {"why": "changed_since", "subject": "A"},
        lambda it: it.here.change("a", name="Apples", version=it.here.product("A").version + 1),
    ),
    (errors.OperationIdReused, {}, id_reused),
    (errors.NotAllowed, {"why": "product_archived"}, lambda it: it.here.receive("Old", "1")),
    (errors.NotAllowed, {"why": "product_archived"}, lambda it: it.here.dispatch("Old", "1")),
    (
        errors.NotAllowed,
        {"why": "location_archived"},
        lambda it: it.here.receive("A", "1", location="gone"),
    ),
    (
        errors.NotAllowed,
        {"why": "same_location"},
        lambda it: it.here.transfer(it.far, "1", "main"),
    ),
    (
        errors.NotAllowed,
        {"why": "default_location"},
        lambda it: it.here.backend.execute(ArchiveLocation(location="main")),
    ),
    (
        errors.NotAllowed,
        {"why": "no_such_alert"},
        lambda it: it.here.answer(AlertKind.LOW_STOCK, "A"),
    ),
    (
        errors.NotAllowed,
        {"why": "snooze_in_the_past"},
        lambda it: it.here.answer(AlertKind.EXPIRING, "A", it.near, until=it.today),
    ),
    (
        errors.NotAllowed,
        {"why": "alert_needs_lot"},
        lambda it: it.here.answer(AlertKind.EXPIRING, "A"),
    ),
    (
        errors.NotAllowed,
        {"why": "alert_has_no_lot"},
        lambda it: it.here.answer(AlertKind.LOW_STOCK, "A", it.near),
    ),
]


SEVERAL_STEPS: dict[str, Attempt] = {
    "already_reversed": reversed_twice,
    "used_since": used,
    "not_reversible": lambda it: it.here.reverse(it.here.hold(it.far).operation),
}


def attempted(scene: Scene, attempt: Attempt) -> errors.DomainError:
    """The refusal that it meets."""
    with pytest.raises(errors.DomainError) as refusal:
        attempt(scene)
    return refusal.value


def test_a_refusal_says_what_and_where_and_after_it_no_row_differs(
    scene: Scene, database: str
) -> None:
    before = dump(database)
    for kind, facts, attempt in ATTEMPTS:
        refusal = attempted(scene, attempt)
        assert type(refusal) is kind
        assert {name: getattr(refusal, name) for name in facts} == facts
        assert dump(database) == before, refusal


@pytest.mark.parametrize("code", SEVERAL_STEPS)
def test_a_refusal_that_needs_something_done_before(scene: Scene, code: str) -> None:
    assert attempted(scene, SEVERAL_STEPS[code]).code == code


def test_every_code_of_the_command_line_is_raised_here_or_where_it_says() -> None:
    codes = {kind.code for kind in errors.DomainError.__subclasses__()}
    raised = {kind.code for kind, *_ in ATTEMPTS} | set(SEVERAL_STEPS)
    assert codes == raised | RAISED_ELSEWHERE


def test_a_refused_line_takes_the_whole_operation_with_it(scene: Scene, database: str) -> None:
    before = dump(database)
    with pytest.raises(errors.InsufficientStock):
        scene.here.ship(demand("A", "1"), demand("A", "20"))
    with pytest.raises(errors.UnknownLocation):
        scene.here.book(receipt("A", "1"), receipt("A", "1", location="B9"))
    assert dump(database) == before
