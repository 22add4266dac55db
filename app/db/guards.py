"""Triggers that keep the ledger append-only and its balances derived, for every program.

A balance changes only by the quantity of the movement that it names as its last one, and
only moves on to later movements; so no statement from anywhere can forge one.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from app.db.role_guards import FUNCTIONS, role_guards

APPEND_ONLY = ("operation", "movement", "lot_change", "deviation")
KEPT_FOR_EVER = ("site", "product", "location", "lot", "stock")
UNIQUE = {
    "operation": ("seq",),
    "movement": ("id",),
    "lot_change": ("id",),
    "deviation": ("id",),
    "site": ("id",),
    "product": ("id", "sku_key"),
    "location": ("id", "code_key"),
    "lot": ("id",),
    "stock": ("lot_id, location_id",),
}
"""What REPLACE would clear the way for: no DELETE trigger fires unless a connection asks for it."""

LOT_FACTS = ("id", "product_id", "received_at", "received", "origin", "returned_from")

POSTGRESQL_FUNCTIONS = (
    "refuse_change",
    "carry_balances",
    "check_stock",
    "check_lot",
    "check_new_lot",
    *FUNCTIONS,
)

_NEVER_REPLACED = "BEGIN SELECT RAISE(ABORT, 'rows are never replaced'); END"
_OF_MOVEMENT = (
    "SELECT quantity FROM movement WHERE id = NEW.last_movement"
    " AND lot_id = NEW.{lot} AND {location}"
)
_STOCK_MOVED = _OF_MOVEMENT.format(lot="lot_id", location="location_id = NEW.location_id")
_LOT_MOVED = _OF_MOVEMENT.format(lot="id", location="true")

_FIXED_PATH = text(
    "SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true)"
)
"""What the functions keep: with nothing else in it, no temporary table stands before ours."""

_BALANCE_STEPS = """
    UPDATE stock SET quantity = quantity + NEW.quantity, last_movement = NEW.id
        WHERE lot_id = NEW.lot_id AND location_id = NEW.location_id;
    INSERT INTO stock (lot_id, location_id, quantity, last_movement)
        SELECT NEW.lot_id, NEW.location_id, NEW.quantity, NEW.id WHERE NOT EXISTS (
            SELECT 1 FROM stock WHERE lot_id = NEW.lot_id AND location_id = NEW.location_id);
    UPDATE lot SET on_hand = on_hand + NEW.quantity, last_movement = NEW.id
        WHERE id = NEW.lot_id;
"""


def install(connection: Connection) -> None:
    """Create every guard; there are none yet."""
    guards = sqlite_guards
    if connection.dialect.name == "postgresql":
        guards = postgresql_guards
        connection.execute(_FIXED_PATH)
    for guard in guards():
        connection.exec_driver_sql(guard.replace("%", "%%"))


def remove(connection: Connection) -> None:
    """Drop every guard there is, so that tables can be rebuilt."""
    if connection.dialect.name == "sqlite":
        names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        for name in names.all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        return
    for name in POSTGRESQL_FUNCTIONS:
        connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {name}() CASCADE")


def sqlite_guards() -> Iterator[str]:
    """Every trigger of the SQLite schema, one CREATE statement each."""
    for table in APPEND_ONLY:
        yield _sqlite_refusal(table, "UPDATE", f"{table} is append-only")
    for table in (*APPEND_ONLY, *KEPT_FOR_EVER):
        yield _sqlite_refusal(table, "DELETE", f"{table} rows are never deleted")
    yield from _sqlite_kept()
    yield _sqlite_refusal(
        "lot", f"UPDATE OF {', '.join(LOT_FACTS)}", "the origin of a lot is fixed"
    )
    yield (
        "CREATE TRIGGER movement_carries_balances AFTER INSERT ON movement\n"
        f"BEGIN{_BALANCE_STEPS}END"
    )
    yield _sqlite_check("stock", "INSERT", "stock", f"NEW.quantity IS NOT ({_STOCK_MOVED})")
    yield _sqlite_check(
        "stock",
        "UPDATE",
        "stock",
        "NEW.lot_id <> OLD.lot_id OR NEW.location_id <> OLD.location_id"
        " OR NEW.last_movement <= OLD.last_movement"
        f" OR NEW.quantity - OLD.quantity IS NOT ({_STOCK_MOVED})",
    )
    yield _sqlite_check("lot", "INSERT", "lot", "NEW.on_hand <> 0 OR NEW.last_movement <> 0")
    yield _sqlite_check(
        "lot",
        "UPDATE OF on_hand, last_movement",
        "lot",
        "NEW.last_movement <= OLD.last_movement"
        f" OR NEW.on_hand - OLD.on_hand IS NOT ({_LOT_MOVED})",
    )
    yield from _sqlite_searches()


def _sqlite_searches() -> Iterator[str]:
    """The trigrams of codes and names follow them.

    Those of lots come by 1,024 at a time: one at a time a receipt takes half as long again. Lists
    read the codes of the newest themselves.
    """
    for table, column in (("product", "search_key"), ("barcode", "code_key")):
        add, drop = _sqlite_searched(table, column), _sqlite_forgotten(table, column)
        yield f"CREATE TRIGGER {table}_found AFTER INSERT ON {table}\nBEGIN {add} END"
        if table not in KEPT_FOR_EVER:
            yield f"CREATE TRIGGER {table}_lost AFTER DELETE ON {table}\nBEGIN {drop} END"
        yield (
            f"CREATE TRIGGER {table}_found_anew AFTER UPDATE OF {column} ON {table}\n"
            f"BEGIN {drop} {add} END"
        )
    yield (
        "CREATE TRIGGER lot_found AFTER INSERT ON lot\nWHEN NEW.id & 1023 = 0\n"
        "BEGIN INSERT INTO lot_search (rowid, lot_code_key) SELECT id, lot_code_key FROM lot"
        " WHERE id > NEW.id - 1024 AND id <= NEW.id AND lot_code_key IS NOT NULL; END"
    )
    lot = "lot", "lot_code_key"
    add, drop = _sqlite_searched(*lot), _sqlite_forgotten(*lot)
    yield (
        "CREATE TRIGGER lot_found_anew AFTER UPDATE OF lot_code_key ON lot\n"  # noqa: S608
        f"WHEN NEW.id <= ((SELECT max(id) FROM lot) & ~1023)\nBEGIN {drop} {add} END"
    )


def _sqlite_searched(table: str, column: str) -> str:
    return f"INSERT INTO {table}_search (rowid, {column}) VALUES (NEW.id, NEW.{column});"  # noqa: S608


def _sqlite_forgotten(table: str, column: str) -> str:
    return (
        f"INSERT INTO {table}_search ({table}_search, rowid, {column})"  # noqa: S608
        f" VALUES ('delete', OLD.id, OLD.{column});"
    )


def _sqlite_kept() -> Iterator[str]:
    """Against REPLACE: a new row never takes the place of an old one.

    An operation with a known id is passed over, as its claim expects.
    """
    for table, keys in UNIQUE.items():
        there = " OR ".join(_sqlite_there(table, key) for key in keys)
        yield _sqlite_before_insert(f"{table}_no_replace", table, there, _NEVER_REPLACED)
    known, placed, undone = (_sqlite_there("operation", key) for key in ("id", "seq", "reverses"))
    ignored = "BEGIN SELECT RAISE(IGNORE); END"
    once, again = f"{known} AND NOT {placed}", f"{undone} AND NOT {known}"
    yield _sqlite_before_insert("operation_happens_once", "operation", once, ignored)
    yield _sqlite_before_insert("operation_undone_once", "operation", again, _NEVER_REPLACED)


def _sqlite_before_insert(name: str, table: str, when: str, then: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE INSERT ON {table}\nWHEN {when}\n{then}"


def _sqlite_there(table: str, key: str) -> str:
    new = ", ".join(f"NEW.{column}" for column in key.split(", "))
    return f"EXISTS (SELECT 1 FROM {table} WHERE ({key}) = ({new}))"  # noqa: S608


def _sqlite_refusal(table: str, event: str, message: str) -> str:
    word = event.split()[0].lower() + ("_facts" if " OF " in event else "")
    return f"CREATE TRIGGER {table}_no_{word} BEFORE {event} ON {table}\n{_sqlite_abort(message)}"


def _sqlite_abort(message: str) -> str:
    return "BEGIN SELECT RAISE(ABORT, '" + message + "'); END"


def _sqlite_check(table: str, event: str, name: str, forged: str) -> str:
    trigger = f"{name}_{event.split()[0].lower()}_is_a_movement"
    refusal = _sqlite_abort(f"{table} is derived from movements")
    return f"CREATE TRIGGER {trigger} BEFORE {event} ON {table}\nWHEN {forged}\n{refusal}"


def postgresql_guards() -> Iterator[str]:
    """Every function and trigger of the PostgreSQL schema, one CREATE statement each."""
    yield _function("refuse_change", "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;")
    yield _function("carry_balances", f"{_BALANCE_STEPS} RETURN NULL;", definer=True)
    yield _function("check_stock", _postgresql_check("stock", "quantity", _STOCK_MOVED))
    yield _function("check_lot", _postgresql_check("lot", "on_hand", _LOT_MOVED))
    yield _function(
        "check_new_lot",
        "IF NEW.on_hand <> 0 OR NEW.last_movement <> 0 THEN"
        " RAISE EXCEPTION 'lot is derived from movements'; END IF; RETURN NEW;",
    )
    for table in APPEND_ONLY:
        yield _postgresql_trigger(f"{table}_no_update", "UPDATE", table, "ROW", "refuse_change")
    for table in (*APPEND_ONLY, *KEPT_FOR_EVER):
        yield _postgresql_trigger(f"{table}_no_delete", "DELETE", table, "ROW", "refuse_change")
        yield _postgresql_trigger(
            f"{table}_no_truncate", "TRUNCATE", table, "STATEMENT", "refuse_change"
        )
    facts = ", ".join(LOT_FACTS)
    yield _postgresql_trigger(
        "lot_no_update_facts", f"UPDATE OF {facts}", "lot", "ROW", "refuse_change"
    )
    yield (
        "CREATE TRIGGER movement_carries_balances AFTER INSERT ON movement"
        " FOR EACH ROW EXECUTE FUNCTION carry_balances()"
    )
    yield _postgresql_trigger(
        "stock_is_a_movement", "INSERT OR UPDATE", "stock", "ROW", "check_stock"
    )
    yield _postgresql_trigger("lot_insert_is_empty", "INSERT", "lot", "ROW", "check_new_lot")
    yield _postgresql_trigger(
        "lot_update_is_a_movement", "UPDATE OF on_hand, last_movement", "lot", "ROW", "check_lot"
    )
    yield from role_guards()


def _postgresql_check(table: str, balance: str, moved: str) -> str:
    return (
        f"IF (TG_OP = 'UPDATE' AND NEW.last_movement <= OLD.last_movement)"
        f" OR NEW.{balance} - (CASE WHEN TG_OP = 'UPDATE' THEN OLD.{balance} ELSE 0 END)"
        f" IS DISTINCT FROM ({moved})"
        f" THEN RAISE EXCEPTION '{table} is derived from movements'; END IF; RETURN NEW;"
    )


def _function(name: str, body: str, *, definer: bool = False) -> str:
    security = " SECURITY DEFINER" if definer else ""
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql{security}"
        f" SET search_path FROM CURRENT AS $$ BEGIN {body} END $$"
    )


def _postgresql_trigger(name: str, event: str, table: str, each: str, function: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table}"
        f" FOR EACH {each} EXECUTE FUNCTION {function}()"
    )
