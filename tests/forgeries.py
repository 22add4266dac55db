"""A ledger in which everything has happened once, and every way to falsify it."""

from datetime import UTC, datetime

from app.services.database import open_backend
from tests.clock import FakeClock
from tests.conftest import ACTOR
from tests.warehouse import Warehouse, demand, receipt


def fill(database: str) -> None:
    """Make everything happen once."""
    clock = FakeClock(datetime(2025, 6, 1, 9, tzinfo=UTC))
    backend = open_backend(database, clock, ACTOR, synchronous="OFF")
    here = Warehouse(backend)
    here.add("A", minimum="30", barcodes=[{"code": "EAN-1"}])
    here.locate("B1")
    here.book(receipt("A", "10", "2025-06-10", lot_code="L1"), supplier="Ömer")
    here.receive("A", "10", "2025-08-01")
    first, second = (row.lot for row in here.lots())
    here.transfer(first, "4", "B1")
    here.hold(second)
    here.release(second)
    here.correct(second, expiry="2025-08-02", lot_code="L2")
    shipped = here.ship(demand("A", "1", lot=second), reason="asked for")
    here.reverse(shipped.operation)
    here.dispose(second, "2")
    here.give_back(second, "1", "from_customer")
    here.adjust(second, counted="8")
    clock.pass_by(days=1)
    backend.begin_day()
    backend.close()


FORGERIES = {
    "stock_is_its_movements": [
        (
            "stock of lot 1 at location 2",
            "UPDATE stock SET quantity = quantity + 1 WHERE lot_id = 1 AND location_id = 2",
        ),
        ("stock of lot 2 at location 1", "UPDATE stock SET last_movement = 77 WHERE lot_id = 2"),
        ("stock of lot 2 at location 1", "DELETE FROM stock WHERE lot_id = 2"),
        ("stock of lot 2 at location 2", "INSERT INTO stock VALUES (2, 2, 1000, 1)"),
    ],
    "lot_is_its_movements": [
        ("lot 1", "DELETE FROM movement WHERE id = 3"),
        ("lot 2", "UPDATE lot SET on_hand = 1 WHERE id = 2"),
    ],
    "lot_is_its_stock": [
        ("lot 2", "UPDATE lot SET on_hand = 1 WHERE id = 2"),
        ("lot 2", "UPDATE lot SET last_movement = 1 WHERE id = 2"),
    ],
    "nothing_negative": [
        ("lot 2", "UPDATE lot SET on_hand = -1 WHERE id = 2"),
        ("stock of lot 2", "UPDATE stock SET quantity = -1 WHERE lot_id = 2"),
    ],
    "lot_has_its_receipt": [
        ("lot 1", "UPDATE lot SET received = 9000 WHERE id = 1"),
        ("lot 1", "UPDATE lot SET origin = 4 WHERE id = 1"),
    ],
    "movement_fits_its_operation": [
        ("movement 1", "UPDATE movement SET operation = 5 WHERE id = 1"),
        ("movement 1", "UPDATE movement SET quantity = -quantity WHERE id = 1"),
        ("movement 7", "UPDATE movement SET operation = 999 WHERE id = 7"),
        ("movement 7", "UPDATE movement SET quantity = 1000 WHERE id = 7"),
    ],
    "transfer_moves_all_it_takes": [
        ("operation {transfer}", "UPDATE movement SET quantity = 3000 WHERE id = 4"),
    ],
    "reversal_mirrors_its_original": [
        ("operation {reversal}", "UPDATE movement SET quantity = 999 WHERE id = 6"),
        ("operation {reversal}", "UPDATE movement SET location_id = 2 WHERE id = 6"),
    ],
    "reversal_may_be": [
        ("operation {reversal}", "UPDATE operation SET reverses = 4 WHERE kind = 'reversal'"),
    ],
    "operation_did_something": [
        ("operation {disposal}", "DELETE FROM movement WHERE id = 7"),
        ("operation {status}", "DELETE FROM lot_change WHERE operation = 4"),
    ],
    "lot_is_what_its_changes_say": [
        ("lot 2", "UPDATE lot SET status = 'on_hold' WHERE id = 2"),
        ("lot 2", "UPDATE lot SET expiry = '2026-01-01', fefo_date = '2026-01-01' WHERE id = 2"),
        ("lot 2", "UPDATE lot SET lot_code = 'x', lot_code_key = 'x' WHERE id = 2"),
    ],
    "changes_follow_each_other": [
        ("lot 2", "UPDATE lot_change SET old = 'recalled' WHERE id = 2"),
    ],
    "change_is_of_a_status_operation": [
        ("change 2", "UPDATE lot_change SET operation = 1 WHERE id = 2"),
    ],
    "status_has_a_cause": [
        ("lot 1", "UPDATE lot SET status = 'recalled' WHERE id = 1"),
        ("lot 3", "UPDATE lot SET status = 'available' WHERE id = 3"),
    ],
    "fefo_date_is_expiry": [
        ("lot 1", "UPDATE lot SET fefo_date = '2030-01-01' WHERE id = 1"),
    ],
    "deviation_is_of_a_dispatch": [
        ("deviation 1", "UPDATE deviation SET operation = 1"),
    ],
    "keys": [
        ("product 1", "UPDATE product SET sku_key = 'b'"),
        ("product 1", "UPDATE product SET search_key = 'b'"),
        ("barcode 1", "UPDATE barcode SET code_key = 'EAN-1'"),
        ("location 2", "UPDATE location SET code_key = 'B1' WHERE id = 2"),
        ("lot 1", "UPDATE lot SET supplier_key = 'Ömer' WHERE id = 1"),
        ("lot 1", "UPDATE lot SET lot_code_key = NULL WHERE id = 1"),
        ("operation 1", "UPDATE operation SET counterparty_key = 'x' WHERE seq = 1"),
    ],
    "alerts": [
        ("alert expiring of product 1 lot 1", "DELETE FROM alert WHERE lot_id = 1"),
        (
            "alert low_stock of product 1",
            "UPDATE alert SET closed_on = '2025-06-02' WHERE closed_on IS NULL",
        ),
        (
            "alert low_stock of product 1",
            "UPDATE alert SET quantity = 1 WHERE lot_id IS NULL AND closed_on IS NULL",
        ),
        (
            "alert expiring of product 1 lot 1",
            "UPDATE alert SET expiry = '2025-06-11' WHERE lot_id = 1",
        ),
        ("alert expiring of product 1 lot 1", "UPDATE product SET warn_days = 0"),
        ("alert expired of product 1 lot 1", "UPDATE site SET alert_date = '2025-07-01'"),
    ],
}
"""What breaks which rule at which row: statements for the ledger that `fill` makes."""
