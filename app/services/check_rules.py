"""What must always hold of the ledger, each rule as one query that gives the rows that break it.

Written for both engines; a rule reads each table it needs once. Quantities are whole
thousandths here, as they are stored.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, the query for what breaks it, and how a row of its answer is named.

    `row` and `detail` are filled with the answer's columns; `units` says which of them are
    quantities.
    """

    name: str
    row: str
    detail: str
    sql: str
    units: frozenset[int] = frozenset()


RULES = (
    Rule(
        "stock_is_its_movements",
        "stock of lot {0} at location {1}",
        "quantity {2}, its movements {3}; last movement {4}, really {5}",
        """
        SELECT lot_id, location_id, sum(held), sum(moved), max(last), max(moved_last) FROM (
            SELECT lot_id, location_id, 0 AS held, quantity AS moved,
                NULL AS last, id AS moved_last FROM movement
            UNION ALL
            SELECT lot_id, location_id, quantity, 0, last_movement, NULL FROM stock
        ) AS both_sides GROUP BY lot_id, location_id
        HAVING sum(held) <> sum(moved) OR max(last) IS DISTINCT FROM max(moved_last)
        """,
        frozenset({2, 3}),
    ),
    Rule(
        "lot_is_its_stock",
        "lot {0}",
        "on hand {1}, its stock {2}; last movement {3}, really {4}",
        """
        SELECT lot.id, lot.on_hand, total.quantity, lot.last_movement, total.last
        FROM lot LEFT JOIN (
            SELECT lot_id, sum(quantity) AS quantity, max(last_movement) AS last
            FROM stock GROUP BY lot_id
        ) AS total ON total.lot_id = lot.id
        WHERE lot.on_hand IS DISTINCT FROM total.quantity
            OR lot.last_movement IS DISTINCT FROM total.last
        """,
        frozenset({1, 2}),
    ),
    Rule(
        "nothing_negative",
        "{0} {1}",
        "holds {2}",
        """
        SELECT 'stock of lot', lot_id, quantity FROM stock WHERE quantity < 0
        UNION ALL SELECT 'lot', id, on_hand FROM lot WHERE on_hand < 0
        """,
        frozenset({2}),
    ),
    Rule(
        "lot_has_its_receipt",
        "lot {0}",
        "received {1}, but operation {2} has no such movement of it",
        """
        SELECT id, received, origin FROM lot WHERE NOT EXISTS (
            SELECT 1 FROM movement WHERE movement.lot_id = lot.id
                AND +movement.operation = lot.origin AND movement.quantity = lot.received)
        """,
        frozenset({1}),
    ),
    Rule(
        "movement_fits_its_operation",
        "movement {0}",
        "{1} of lot {2} in operation {3} of kind {4}",
        """
        SELECT movement.id, movement.quantity, movement.lot_id, movement.operation, operation.kind
        FROM movement
        LEFT JOIN operation ON operation.seq = movement.operation
        LEFT JOIN lot ON lot.id = movement.lot_id
        WHERE operation.seq IS NULL OR lot.id IS NULL OR CASE
            WHEN operation.seq = lot.origin THEN movement.quantity <> lot.received
                OR operation.kind NOT IN ('receipt', 'return')
                OR (operation.kind = 'return') <> (lot.returned_from IS NOT NULL)
                OR movement.id <>
                    (SELECT min(same.id) FROM movement AS same WHERE same.lot_id = lot.id)
            WHEN operation.kind IN ('receipt', 'status') THEN movement.quantity IS NOT NULL
            WHEN operation.kind IN ('dispatch', 'disposal', 'return') THEN movement.quantity >= 0
            ELSE movement.quantity = 0 END
        """,
        frozenset({1}),
    ),
    Rule(
        "transfer_moves_all_it_takes",
        "operation {0}",
        "of lot {1} it loses or gains {2}",
        """
        SELECT operation.id, movement.lot_id, sum(movement.quantity)
        FROM operation JOIN movement ON movement.operation = operation.seq
        WHERE operation.kind = 'transfer'
        GROUP BY operation.id, movement.lot_id HAVING sum(movement.quantity) <> 0
        """,
        frozenset({2}),
    ),
    Rule(
        "reversal_mirrors_its_original",
        "operation {0}",
        "lot {1} at location {2}: {3} more movements than the original's mirror, {4} too much",
        """
        SELECT operation.id, lot_id, location_id, sum(side), sum(quantity) FROM (
            SELECT reversal.seq, line, lot_id, location_id, quantity, 1 AS side
            FROM operation AS reversal JOIN movement ON movement.operation = reversal.seq
            WHERE reversal.reverses IS NOT NULL
            UNION ALL
            SELECT reversal.seq, line, lot_id, location_id, quantity, -1
            FROM operation AS reversal JOIN movement ON movement.operation = reversal.reverses
            WHERE reversal.reverses IS NOT NULL
        ) AS mirrored JOIN operation ON operation.seq = mirrored.seq
        GROUP BY operation.id, line, lot_id, location_id, abs(quantity)
        HAVING sum(quantity) <> 0 OR sum(side) <> 0
        """,
        frozenset({4}),
    ),
    Rule(
        "reversal_may_be",
        "operation {0}",
        "reverses operation {1} of kind {2}",
        """
        SELECT reversal.id, reversal.reverses, original.kind
        FROM operation AS reversal LEFT JOIN operation AS original
            ON original.seq = reversal.reverses
        WHERE reversal.reverses IS NOT NULL AND (original.seq IS NULL OR reversal.kind <> 'reversal'
            OR original.kind IN ('reversal', 'status') OR original.seq >= reversal.seq)
        """,
    ),
    Rule(
        "reversed_once",
        "operation {0}",
        "reversed {1} times",
        """
        SELECT reverses, count(*) FROM operation WHERE reverses IS NOT NULL
        GROUP BY reverses HAVING count(*) > 1
        """,
    ),
    Rule(
        "operation_did_something",
        "operation {0}",
        "of kind {1} has neither movement nor change",
        """
        SELECT id, kind FROM operation WHERE
            kind IN ('receipt', 'dispatch', 'return', 'transfer', 'disposal')
            AND NOT EXISTS (SELECT 1 FROM movement WHERE movement.operation = operation.seq)
            OR kind = 'status' AND NOT EXISTS
                (SELECT 1 FROM lot_change WHERE lot_change.operation = operation.seq)
        """,
    ),
    Rule(
        "lot_is_what_its_changes_say",
        "lot {0}",
        "{1} is {2}, its last change made it {3}",
        """
        SELECT lot_id, field, present, new FROM (
            SELECT lot_change.lot_id, lot_change.field, lot_change.new, CASE lot_change.field
                WHEN 'status' THEN lot.status WHEN 'lot_code' THEN lot.lot_code
                ELSE CAST(lot.expiry AS TEXT) END AS present,
                lead(lot_change.id) OVER (PARTITION BY lot_change.lot_id, lot_change.field
                    ORDER BY lot_change.id) AS later
            FROM lot_change JOIN lot ON lot.id = lot_change.lot_id
        ) AS history WHERE later IS NULL AND present IS DISTINCT FROM new
        """,
    ),
    Rule(
        "changes_follow_each_other",
        "lot {0}",
        "change {1} of {2} begins with {3}, the one before ended with {4}",
        """
        SELECT lot_id, id, field, old, before FROM (
            SELECT lot_id, id, field, old,
                lag(new) OVER each_lot AS before, lag(id) OVER each_lot AS earlier
            FROM lot_change
            WINDOW each_lot AS (PARTITION BY lot_id, field ORDER BY id)
        ) AS history WHERE earlier IS NOT NULL AND old IS DISTINCT FROM before
        """,
    ),
    Rule(
        "change_is_of_a_status_operation",
        "change {0}",
        "belongs to operation {1} of kind {2}",
        """
        SELECT lot_change.id, operation.id, operation.kind
        FROM lot_change LEFT JOIN operation ON operation.seq = lot_change.operation
        WHERE operation.kind IS DISTINCT FROM 'status'
        """,
    ),
    Rule(
        "status_has_a_cause",
        "lot {0}",
        "is {1}, and nobody made it so",
        """
        SELECT id, status FROM lot WHERE
            (status = 'recalled' OR returned_from IS NOT NULL AND status <> 'on_hold')
            AND NOT EXISTS (SELECT 1 FROM lot_change
                WHERE lot_change.lot_id = lot.id AND lot_change.field = 'status')
        """,
    ),
    Rule(
        "fefo_date_is_expiry",
        "lot {0}",
        "has fefo_date {1} and expiry {2}",
        "SELECT id, fefo_date, expiry FROM lot WHERE fefo_date <> coalesce(expiry, '9999-12-31')",
    ),
    Rule(
        "deviation_is_of_a_dispatch",
        "deviation {0}",
        "belongs to operation {1} of kind {2}",
        """
        SELECT deviation.id, operation.id, operation.kind
        FROM deviation LEFT JOIN operation ON operation.seq = deviation.operation
        WHERE operation.kind IS DISTINCT FROM 'dispatch'
        """,
    ),
)

LOT_MOVEMENTS = Rule(
    "lot_is_its_movements",
    "lot {0}",
    "on hand {1}, its movements {2}",
    """
    SELECT lot.id, lot.on_hand, moved.quantity FROM lot LEFT JOIN (
        SELECT lot_id, sum(quantity) AS quantity FROM movement GROUP BY lot_id
    ) AS moved ON moved.lot_id = lot.id
    WHERE lot.on_hand IS DISTINCT FROM moved.quantity
    """,
    frozenset({1, 2}),
)
"""Follows from `stock_is_its_movements` and `lot_is_its_stock`; asked only where one is broken."""
