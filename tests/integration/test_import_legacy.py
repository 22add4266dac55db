"""The predecessor's database brought over, whole and contradictory, on both engines."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import ImportRejected
from app.domain.ledger import OperationKind
from app.domain.lots import LotStatus
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.errors import StorageError, StorageFault
from app.services.imports import ImportReport, ImportRequest, import_legacy
from app.services.lots import LotRow
from app.services.movements import MovementRow, Movements
from app.services.product_lists import AllProducts
from app.services.site import SetSite
from tests.clock import FakeClock
from tests.postgres import Server
from tests.warehouse import Warehouse, dump

SOURCE = Path(__file__).parent.parent / "data" / "legacy" / "inventario.db"
Bring = Callable[..., ImportReport]


@pytest.fixture(autouse=True)
def _after_the_last_movement(clock: FakeClock) -> None:
    clock.go_to(date(2026, 11, 21))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A copy of the predecessor's database that a test may change."""
    return Path(shutil.copyfile(SOURCE, tmp_path / "inventario.db"))


@pytest.fixture
def bring(backend: Backend, old: Path) -> Bring:
    """Change the old database by statements, then import it."""

    def bring(*statements: str, **said: Any) -> ImportReport:
        with closing(sqlite3.connect(old)) as connection, connection:
            for statement in statements:
                connection.execute(statement)
        return import_legacy(backend, ImportRequest(old, **said))

    return bring


def asked(statement: str, file: Path = SOURCE) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(statement).fetchall()


def booked(backend: Backend) -> list[MovementRow]:
    return list(backend.rows(Movements()))


def lots_by_old_number(backend: Backend) -> dict[int, LotRow]:
    """Our lots by the predecessor's number, which the receipt's note keeps."""
    lots = {row.lot: row for row in Warehouse(backend).lots()}
    return {
        int(row.note.rpartition(" ")[2]): lots[row.lot]
        for row in booked(backend)
        if row.kind is OperationKind.RECEIPT and row.note
    }


def notes(report: ImportReport, code: str) -> list[str]:
    return [note.partition(": ")[2] for note in report.notes if note.startswith(f"{code}:")]


def assert_balances_are_the_old_ones(backend: Backend, file: Path) -> None:
    ours = {number: row.on_hand for number, row in lots_by_old_number(backend).items()}
    assert ours == dict(asked("SELECT id, cantidad_actual FROM lotes", file))
    totals = {row.sku: row.on_hand for row in backend.rows(AllProducts())}
    assert totals == dict(asked("SELECT sku, cantidad_actual FROM productos", file))


def test_products_lots_and_balances_come_over_to_the_unit(
    bring: Bring, backend: Backend, database: str
) -> None:
    report = bring()
    assert (report.created, report.booked, report.skipped) == (57, 417, 0)
    assert_balances_are_the_old_ones(backend, SOURCE)
    assert check_database(database).ok
    vincristine = Warehouse(backend).product("EK670")
    assert vincristine.name == "Vincristine injection, 1mL"
    assert (vincristine.minimum, vincristine.price) == (Decimal(100), Decimal(15))


def test_every_movement_comes_over_at_its_own_moment(bring: Bring, backend: Backend) -> None:
    bring()
    signs = {OperationKind.RECEIPT: "entrada", OperationKind.DISPATCH: "salida"}
    ours = [(signs[row.kind], row.sku, abs(row.quantity), row.at) for row in booked(backend)]
    theirs = asked(
        "SELECT tipo, sku, cantidad, fecha_movimiento FROM movimientos m"
        " JOIN lotes l ON l.id = m.lote_id JOIN productos p ON p.id = l.producto_id ORDER BY m.id"
    )
    assert len(ours) == 417
    assert ours == [
        (kind, sku, Decimal(quantity), datetime.fromisoformat(at).replace(tzinfo=UTC))
        for kind, sku, quantity, at in theirs
    ]


def test_lots_come_over_as_they_are(bring: Bring, backend: Backend) -> None:
    bring()
    lots = lots_by_old_number(backend)
    assert lots[1].on_hand == 0
    assert lots[1].expiry is None
    assert lots[1].lot_code is None
    assert (lots[2].on_hand, lots[2].received) == (Decimal(14), Decimal(240))
    assert lots[2].expiry == date(2026, 11, 15)
    assert {lot.status for lot in lots.values()} == {LotStatus.AVAILABLE}
    assert lots[1].received_at == datetime(2026, 5, 5, 7, tzinfo=UTC)


def test_the_business_date_is_the_day_at_the_site(bring: Bring, backend: Backend) -> None:
    backend.execute(SetSite(timezone="America/Bogota"))
    bring()
    late = next(row for row in booked(backend) if row.at == datetime(2026, 5, 9, 2, 37, tzinfo=UTC))
    assert late.business_date == date(2026, 5, 8)


def test_a_second_run_changes_nothing(
    bring: Bring, backend: Backend, database: str, clock: FakeClock
) -> None:
    bring()
    before = dump(database)
    clock.pass_by(hours=5)
    again = bring()
    assert (again.created, again.booked, again.skipped, again.already) == (0, 0, 417, True)
    assert dump(database) == before


def test_a_second_run_leaves_what_was_done_here_since(
    bring: Bring, backend: Backend, database: str
) -> None:
    bring()
    here = Warehouse(backend)
    here.change("QX039", minimum="7")
    here.dispatch("TS894", "10")
    before = dump(database)
    assert bring().already
    assert dump(database) == before


def test_a_dry_run_says_the_same_and_leaves_no_trace(
    bring: Bring, backend: Backend, database: str
) -> None:
    backend.begin_day()
    before = dump(database)
    rehearsal = bring(dry_run=True)
    assert dump(database) == before
    assert bring() == rehearsal


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_the_source_is_never_changed(backend: Backend, old: Path, journal: str) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
    before = hashlib.sha256(old.read_bytes()).hexdigest()
    old.chmod(0o400)
    import_legacy(backend, ImportRequest(str(old)))
    assert hashlib.sha256(old.read_bytes()).hexdigest() == before
    assert [file.name for file in old.parent.glob("inventario*")] == ["inventario.db"]


def test_what_still_stands_in_the_log_of_the_source_comes_over(backend: Backend, old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        with connection:
            connection.execute("UPDATE productos SET stock_minimo = 3 WHERE sku = 'QX039'")
        import_legacy(backend, ImportRequest(old))
    assert Warehouse(backend).product("QX039").minimum == 3


def test_a_later_run_adds_only_what_is_new(
    bring: Bring, backend: Backend, old: Path, database: str
) -> None:
    bring()
    later = bring(
        "INSERT INTO productos VALUES (58, 'New', 'NEW-1', 0.1, 30, 5)",
        "INSERT INTO lotes VALUES (214, 58, 40, 30, '2027-01-31')",
        "INSERT INTO movimientos VALUES (418, 214, 'entrada', 40, '2026-11-20 10:00:00')",
        "INSERT INTO movimientos VALUES (419, 214, 'salida', 10, '2026-11-20 11:00:00')",
        "INSERT INTO movimientos VALUES (420, 2, 'salida', 4, '2026-11-20 12:00:00')",
        "UPDATE lotes SET cantidad_actual = 10 WHERE id = 2",
        "UPDATE productos SET cantidad_actual = 360 WHERE id = 1",
    )
    assert (later.created, later.booked, later.skipped) == (1, 3, 417)
    assert notes(later, "balance_differs") == []
    assert_balances_are_the_old_ones(backend, old)
    assert check_database(database).ok
    assert bring().already


def test_a_sku_changed_there_since_brings_nothing_twice(
    bring: Bring, backend: Backend, database: str
) -> None:
    bring()
    changes = (
        "UPDATE productos SET sku = 'TS-NEW' WHERE id = 2",
        "INSERT INTO movimientos VALUES (418, 6, 'salida', 2, '2026-11-20 10:00:00')",
        "UPDATE lotes SET cantidad_actual = 5 WHERE id = 6",
    )
    report = bring(*changes)
    assert (report.created, report.booked, report.skipped) == (1, 1, 417)
    assert "#6, TS-NEW, TS894" in notes(report, "lot_stays")
    here = Warehouse(backend)
    assert here.product("TS894").on_hand == 5067
    assert here.product("TS-NEW").on_hand == 0
    assert lots_by_old_number(backend)[6].on_hand == 5
    before = dump(database)
    assert bring().already
    assert dump(database) == before


def test_a_later_movement_takes_stock_from_where_it_stands_now(
    bring: Bring, backend: Backend
) -> None:
    bring()
    here = Warehouse(backend)
    lot = lots_by_old_number(backend)[2].lot
    here.locate("B-1")
    here.transfer(lot, "12", "B-1")
    bring(
        "INSERT INTO movimientos VALUES (418, 2, 'salida', 5, '2026-11-20 10:00:00')",
        "UPDATE lotes SET cantidad_actual = 9 WHERE id = 2",
    )
    assert here.places(lot) == {"B-1": Decimal(9)}


def test_a_lost_update_is_closed_by_an_adjustment(
    bring: Bring, backend: Backend, database: str
) -> None:
    report = bring(
        "UPDATE lotes SET cantidad_actual = 250 WHERE id = 5",
        "UPDATE lotes SET cantidad_actual = 0 WHERE id = 6",
    )
    assert notes(report, "balance_differs") == [
        "#5 QX039, 250, 240, +10",
        "#6 TS894, 0, 7, -7",
    ]
    assert notes(report, "total_differs") == ["QX039, 364, 374", "TS894, 5069, 5062"]
    lots = lots_by_old_number(backend)
    assert lots[5].on_hand == 250
    assert lots[6].on_hand == 0
    gaps = [row for row in booked(backend) if row.kind is OperationKind.ADJUSTMENT]
    assert [(row.quantity, row.reason) for row in gaps] == [
        (Decimal(10), "legacy difference"),
        (Decimal(-7), "legacy difference"),
    ]
    assert check_database(database).ok
    assert bring().already


def test_a_balance_that_changes_back_and_forth_is_followed(bring: Bring, backend: Backend) -> None:
    for change in ("+ 0", "+ 1", "- 1", "+ 1", "- 1"):
        statement = "UPDATE lotes SET cantidad_actual = cantidad_actual {} WHERE id = 5"
        bring(statement.replace("{}", change))
        assert lots_by_old_number(backend)[5].on_hand == (241 if change == "+ 1" else 240)


def test_movements_that_would_go_negative_are_closed_by_an_adjustment(
    bring: Bring, backend: Backend, database: str
) -> None:
    report = bring(
        "INSERT INTO movimientos VALUES (418, 6, 'salida', 10, '2026-11-20 10:00:00')",
        "UPDATE lotes SET cantidad_actual = 0 WHERE id = 6",
    )
    assert notes(report, "would_go_negative") == ["#6 TS894, 418, +3"]
    assert notes(report, "balance_differs") == []
    assert lots_by_old_number(backend)[6].on_hand == 0
    assert check_database(database).ok


def test_a_negative_balance_is_told_and_becomes_zero(bring: Bring, backend: Backend) -> None:
    report = bring(
        "INSERT INTO movimientos VALUES (418, 6, 'salida', 10, '2026-11-20 10:00:00')",
        "UPDATE lotes SET cantidad_actual = -3 WHERE id = 6",
    )
    assert notes(report, "balance_unusable") == ["#6 TS894, -3"]
    assert lots_by_old_number(backend)[6].on_hand == 0


def test_stock_used_here_since_is_not_taken_twice(
    bring: Bring, backend: Backend, database: str
) -> None:
    bring()
    here = Warehouse(backend)
    lot = lots_by_old_number(backend)[6].lot
    here.dispose(lot, "7")
    report = bring("UPDATE lotes SET cantidad_actual = 5 WHERE id = 6")
    assert notes(report, "balance_not_reached") == ["#6 TS894, 5, 7"]
    assert here.on_hand(lot) == 0
    assert check_database(database).ok


def test_a_dispatch_before_its_receipt_is_booked_after_it_at_its_own_moment(
    bring: Bring, backend: Backend, database: str
) -> None:
    report = bring(
        "INSERT INTO movimientos VALUES (418, 6, 'salida', 2, '2026-01-01 00:00:00')",
        "UPDATE lotes SET cantidad_actual = 5 WHERE id = 6",
    )
    assert notes(report, "dispatched_before_received") == ["#6 TS894, 418"]
    assert booked(backend)[0].at == datetime(2026, 1, 1, tzinfo=UTC)
    assert lots_by_old_number(backend)[6].on_hand == 5
    assert check_database(database).ok


def test_orphan_lots_come_under_archived_products(
    bring: Bring, backend: Backend, database: str
) -> None:
    report = bring("DELETE FROM productos WHERE id = 2")
    assert len(notes(report, "orphan_lot")) == len(
        asked("SELECT id FROM lotes WHERE producto_id = 2")
    )
    orphans = Warehouse(backend).product("LEGACY-2")
    assert orphans.archived
    assert orphans.on_hand == 5069
    assert report.created == 57
    assert check_database(database).ok
    assert bring().already


def test_movements_of_a_lot_that_is_gone_come_over_and_leave_no_stock(
    bring: Bring, backend: Backend, database: str
) -> None:
    report = bring("DELETE FROM lotes WHERE id = 6")
    assert notes(report, "orphan_movement") == ["6, 6"]
    assert report.booked == 418
    assert Warehouse(backend).product("LEGACY-0").on_hand == 0
    assert lots_by_old_number(backend)[6].received == 7
    assert check_database(database).ok
    assert bring().already


def test_clashing_and_blank_skus_get_a_suffix(bring: Bring, backend: Backend) -> None:
    changes = (
        "UPDATE productos SET sku = ' ts894 ' WHERE id = 3",
        "UPDATE productos SET sku = '' WHERE id = 4",
        "UPDATE productos SET sku = '  ' WHERE id = 5",
    )
    report = bring(*changes)
    assert notes(report, "sku_changed") == [
        "3, ' ts894 ', ts894-3",
        "4, '', NO-SKU-4",
        "5, '  ', NO-SKU-5",
    ]
    here = Warehouse(backend)
    assert here.product("TS894-3").name.startswith("Lamivudine 150mg + nevirapine")
    assert here.product("no-sku-4").on_hand == 2393
    assert bring().already


def test_prices_are_rounded_to_four_decimals(bring: Bring, backend: Backend) -> None:
    report = bring(
        "UPDATE productos SET precio = 0.1 + 0.2 WHERE id = 1",
        "UPDATE productos SET precio = 1.00005 WHERE id = 2",
        "UPDATE productos SET precio = -1 WHERE id = 3",
        "UPDATE productos SET stock_minimo = -1 WHERE id = 4",
        "UPDATE productos SET stock_minimo = NULL WHERE id = 5",
    )
    here = Warehouse(backend)
    assert here.product("QX039").price == Decimal("0.3")
    assert here.product("TS894").price == Decimal("1.0001")
    assert here.product("CR388").price is None
    assert here.product("TZ835").minimum == here.product("CM871").minimum == 0
    assert notes(report, "price_rounded") == [
        "QX039, 0.30000000000000004, 0.3",
        "TS894, 1.00005, 1.0001",
    ]
    assert notes(report, "price_unusable") == ["CR388, -1.0"]
    assert notes(report, "minimum_unusable") == ["TZ835, -1"]


def test_a_lot_without_its_receipt_gets_one(bring: Bring, backend: Backend, database: str) -> None:
    report = bring(
        "DELETE FROM movimientos WHERE id IN (6, 7)",
        "UPDATE lotes SET cantidad_recibida = 0 WHERE id = 7",
        "INSERT INTO lotes VALUES (214, 2, 0, 0, NULL)",
    )
    assert notes(report, "receipt_missing") == ["#6 TS894, 7", "#7 TS894, 5000"]
    assert notes(report, "lot_empty") == ["#214 TS894"]
    assert Warehouse(backend).product("TS894").on_hand == 5069
    assert check_database(database).ok
    assert bring().already


def test_a_second_receipt_and_a_receipt_that_differs_are_told(
    bring: Bring, backend: Backend, database: str
) -> None:
    report = bring(
        "INSERT INTO movimientos VALUES (418, 6, 'entrada', 3, '2026-11-20 10:00:00')",
        "UPDATE lotes SET cantidad_actual = 10, cantidad_recibida = 10 WHERE id = 6",
    )
    assert notes(report, "second_receipt") == ["#6 TS894, 418, 3"]
    assert notes(report, "received_differs") == ["#6 TS894, 10, 7"]
    assert lots_by_old_number(backend)[6].on_hand == 10
    assert check_database(database).ok
    assert bring().already


def test_movements_that_say_nothing_are_told_and_the_balance_stands(
    bring: Bring, backend: Backend
) -> None:
    report = bring(
        "INSERT INTO movimientos VALUES (418, 6, 'ajuste', 3, '2026-11-20 10:00:00')",
        "INSERT INTO movimientos VALUES (419, 6, 'salida', 0, '2026-11-20 10:00:00')",
        "INSERT INTO movimientos VALUES (420, 6, 'salida', 1, NULL)",
        "UPDATE lotes SET cantidad_actual = 9 WHERE id = 6",
    )
    assert notes(report, "movement_unusable") == ["418, ajuste, 3", "419, salida, 0"]
    assert notes(report, "moment_unknown") == ["420, 2026-11-20T10:00:00+00:00"]
    assert notes(report, "balance_differs") == ["#6 TS894, 9, 6, +3"]
    assert lots_by_old_number(backend)[6].on_hand == 9
    assert bring().already


def test_stock_of_a_product_without_lots_becomes_a_lot(bring: Bring, backend: Backend) -> None:
    report = bring("INSERT INTO productos VALUES (58, 'Loose', 'LOOSE', 1, 30, 0)")
    assert notes(report, "receipt_missing") == ["#58 LOOSE, 30"]
    here = Warehouse(backend)
    assert here.product("LOOSE").on_hand == 30
    bring("UPDATE productos SET cantidad_actual = 25 WHERE id = 58")
    assert here.product("LOOSE").on_hand == 25
    bring(
        "INSERT INTO lotes VALUES (214, 58, 25, 25, NULL)",
        "INSERT INTO movimientos VALUES (418, 214, 'entrada', 25, '2026-11-20 10:00:00')",
    )
    assert here.product("LOOSE").on_hand == 25


def test_the_frozen_alerts_stay_behind_and_ours_are_true(
    bring: Bring, backend: Backend, database: str
) -> None:
    report = bring()
    assert notes(report, "alerts_left") == ["19"]
    assert check_database(database).ok
    assert ("low_stock", None) in Warehouse(backend).kinds()


def test_products_that_are_here_already_stay_as_they_are(bring: Bring, backend: Backend) -> None:
    here = Warehouse(backend)
    here.add("qx039", name="Morphine", minimum="5")
    report = bring()
    assert report.created == 56
    assert here.product("QX039").minimum == 5
    assert here.product("QX039").on_hand == 364
    assert "qx039, minimum, 5, 10000" in notes(report, "product_kept")


def test_cells_that_mean_nothing_are_all_named(
    bring: Bring, backend: Backend, database: str
) -> None:
    backend.begin_day()
    before = dump(database)
    with pytest.raises(ImportRejected) as refused:
        bring(
            "UPDATE productos SET precio = 'cheap' WHERE id = 3",
            "UPDATE lotes SET cantidad_actual = 1.5 WHERE id = 6",
            "UPDATE lotes SET fecha_vencimiento = 'soon' WHERE id = 7",
            "UPDATE movimientos SET fecha_movimiento = 'then' WHERE id = 9",
        )
    assert [
        (error.line, error.column, error.value, error.reason) for error in refused.value.errors
    ] == [
        (3, "productos.precio", "cheap", "not_a_number"),
        (6, "lotes.cantidad_actual", "1.5", "not_a_whole_number"),
        (7, "lotes.fecha_vencimiento", "soon", "not_a_date"),
        (9, "movimientos.fecha_movimiento", "then", "not_a_moment"),
    ]
    assert dump(database) == before


def test_a_foreign_file_is_refused(
    backend: Backend, tmp_path: Path, sqlite_database: str, bring: Bring
) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database", encoding="utf-8")
    for foreign in (text, sqlite_database):
        with pytest.raises(ImportRejected, match="not_a_legacy_database"):
            import_legacy(backend, ImportRequest(foreign))
    with pytest.raises(ImportRejected, match=r"lotes\.fecha_vencimiento"):
        bring("ALTER TABLE lotes DROP COLUMN fecha_vencimiento")
    with pytest.raises(FileNotFoundError):
        import_legacy(backend, ImportRequest(tmp_path / "none.db"))


def test_its_postgresql_comes_over_by_url_as_the_file_does(
    bring: Bring, backend: Backend, postgresql_server: Server, database: str
) -> None:
    url = as_postgresql(postgresql_server)
    assert import_legacy(backend, ImportRequest(url)).booked == 417
    assert_balances_are_the_old_ones(backend, SOURCE)
    before = dump(database)
    assert bring().already
    assert dump(database) == before
    postgresql_server.drop("inventario")


def test_a_server_out_of_reach_is_a_storage_error(backend: Backend) -> None:
    url = "postgresql://ana:secret@127.0.0.1:1/inventario"
    with pytest.raises(StorageError) as failure:
        import_legacy(backend, ImportRequest(url))
    assert failure.value.fault is StorageFault.UNREACHABLE
    assert "secret" not in failure.value.place


def as_postgresql(server: Server) -> str:
    """The predecessor's database as it is on its PostgreSQL."""
    server.create("inventario")
    with server.connect("inventario") as connection:
        for table, columns in (
            (
                "productos",
                "id serial PRIMARY KEY, nombre varchar NOT NULL, sku varchar NOT NULL,"
                " precio float NOT NULL, cantidad_actual integer, stock_minimo integer",
            ),
            (
                "lotes",
                "id serial PRIMARY KEY, producto_id integer NOT NULL, cantidad_recibida integer"
                " NOT NULL, cantidad_actual integer NOT NULL, fecha_vencimiento date",
            ),
            (
                "movimientos",
                "id serial PRIMARY KEY, lote_id integer NOT NULL, tipo varchar NOT NULL, cantidad"
                " integer NOT NULL, fecha_movimiento timestamp DEFAULT CURRENT_TIMESTAMP",
            ),
        ):
            connection.execute(f"CREATE TABLE {table} ({columns})".encode())
            rows = asked(f"SELECT * FROM {table}")  # noqa: S608
            places = ", ".join(["%s"] * len(rows[0]))
            with connection.cursor() as cursor:
                cursor.executemany(f"INSERT INTO {table} VALUES ({places})".encode(), rows)  # noqa: S608
    return server.url("inventario").replace("+psycopg", "")
