"""The ledger on screen: filtered while typing, looked into, reversed, followed from end to end."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QTableView

from app.domain.ids import LotId, OperationId
from app.domain.scans import Scan, ScanFault, ScanMisread
from app.services.backend import Backend
from app.services.database import open_backend
from app.services.dispatching import DispatchLine, DispatchStock
from app.services.ledger_list import LedgerRow, MovementWindow
from app.services.messages import Actor
from app.services.moving import DisposeStock
from app.services.receiving import ReceiptLine, ReceiveStock
from app.services.reversing import ReverseOperation
from app.services.site import SetSite
from app.ui.background import Background
from app.ui.models.ledger_columns import ledger_columns
from app.ui.models.window import PAGE, WindowModel
from app.ui.panels.movements.view import MovementsView
from app.ui.widgets.table import Table
from tests.clock import FakeClock
from tests.gui.desk import CTRL, Clerk, Key
from tests.warehouse import straight_into

ALT = Qt.KeyboardModifier.AltModifier
MINUS = "\N{MINUS SIGN}"
Receive = Callable[..., int]


def dispatch(backend: Backend, sku: str, quantity: int, reference: str = "") -> OperationId:
    line = DispatchLine(sku=sku, quantity=Decimal(quantity))
    shipped = backend.execute(DispatchStock(lines=(line,), reference=reference)).result
    assert shipped.operation is not None
    return shipped.operation


@pytest.fixture
def busy(
    clerk: Clerk, backend: Backend, milk: str, cheese: str, receive: Receive, clock: FakeClock
) -> Clerk:
    """Milk and cheese came in, milk went out; the movements are in front."""
    receive(milk, 30, lot_code="L-100")
    clock.pass_by(minutes=1)
    receive(cheese, 5, lot_code="Q-7")
    clock.pass_by(minutes=1)
    dispatch(backend, milk, 4, "SO-55")
    open_movements(clerk)
    return clerk


def open_movements(clerk: Clerk) -> None:
    clerk.furnished.background.refresh()
    clerk.window.show_view("movements")
    view(clerk).begin()


def view(clerk: Clerk) -> MovementsView:
    return clerk.furnished.movements


def type_in(clerk: Clerk, name: str, text: str) -> None:
    clerk.go_to(name)
    clerk.write(text)
    clerk.qtbot.waitUntil(lambda: not view(clerk).bar._pause.isActive())


def pick(clerk: Clerk, name: str, text: str) -> None:
    clerk.find(QComboBox, name).setCurrentText(text)


def kinds(clerk: Clerk) -> list[str]:
    return [row[1] for row in clerk.rows("movementsTable")]


def chosen(clerk: Clerk) -> list[int]:
    return clerk.find(Table, "movementsTable").selected_rows()


def test_the_model_obeys_qt(background: Background, busy: Clerk) -> None:
    model = WindowModel[LedgerRow](background, ledger_columns(), background)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.list_rows(MovementWindow())

    assert tester.model() is model
    assert model.rowCount() == 3


def test_the_newest_movement_is_in_front_with_its_operation_below(busy: Clerk) -> None:
    assert busy.view() == "movementsView"
    first = busy.rows("movementsTable")[0]
    assert first[0] == "2025-06-01 09:02"
    assert first[1:6] == [
        "Dispatch",
        "MILK-1 · Whole milk 1 L",
        "L-100 (#1)",
        f"{MINUS}4 unit",
        "MAIN",
    ]
    assert first[7] == "SO-55"
    assert first[9:] == ["ana", "dock-1", ""]
    assert busy.text("movementsCountLabel") == "3 of 3"
    assert busy.text("movementTitleLabel") == "Dispatch · 2025-06-01 09:02"
    facts = busy.text("movementFactsLabel").replace("\N{ZERO WIDTH SPACE}", "")
    assert facts.startswith("by ana at dock-1 · SO-55 · ")
    assert chosen(busy) == [0]


@pytest.mark.parametrize(
    ("field", "text", "found"),
    [
        ("movementsLotEdit", "q-7", ["Receipt"]),
        ("movementsLotEdit", "#1", ["Dispatch", "Receipt"]),
        ("movementsReferenceEdit", "so-5", ["Dispatch"]),
        ("movementsToEdit", "310525", []),
        ("movementsFromEdit", "-7", ["Dispatch", "Receipt", "Receipt"]),
    ],
)
def test_typing_filters_after_a_short_pause(
    busy: Clerk, field: str, text: str, found: list[str]
) -> None:
    type_in(busy, field, text)

    assert kinds(busy) == found
    assert busy.text("movementsCountLabel") == f"{len(found)} of 3"


def test_kind_user_and_product_are_chosen(busy: Clerk) -> None:
    pick(busy, "movementsKindCombo", "Receipt")
    assert kinds(busy) == ["Receipt", "Receipt"]
    busy.press(Key.Key_F, CTRL)
    assert busy.focus() == "movementsProductCombo"
    busy.choose("queso")
    assert [row[3] for row in busy.rows("movementsTable")] == ["Q-7 (#2)"]
    pick(busy, "movementsOperatorCombo", "ana")
    assert busy.text("movementsCountLabel") == "1 of 3"


def test_a_product_that_nobody_has_is_refused_beside_the_filter(busy: Clerk) -> None:
    busy.press(Key.Key_F, CTRL)
    busy.choose("nothing")

    assert busy.text("movementsRefusalLabel") == "No product has the code nothing."
    assert busy.find(QComboBox, "movementsProductCombo").property("refused") is True
    assert len(kinds(busy)) == 3


def test_a_date_is_refused_once_it_is_typed_and_not_before(busy: Clerk) -> None:
    type_in(busy, "movementsFromEdit", "31")
    assert not busy.sees("movementsRefusalLabel")
    busy.press(Key.Key_Return)
    assert busy.text("movementsRefusalLabel").startswith("Type a date such as 311225")
    assert busy.focus() == "movementsToEdit"
    assert len(kinds(busy)) == 3

    type_in(busy, "movementsFromEdit", "1225")
    assert busy.text("movementsFromEdit") == "311225"
    assert not busy.sees("movementsRefusalLabel")
    type_in(busy, "movementsToEdit", "010125")
    busy.press(Key.Key_Return)
    assert busy.text("movementsRefusalLabel") == "The first day is after the last."


def test_a_month_is_all_of_its_days(busy: Clerk) -> None:
    type_in(busy, "movementsFromEdit", "6/2025")
    type_in(busy, "movementsToEdit", "6/2025")
    wanted = view(busy).bar.wanted()

    assert wanted is not None
    assert (wanted.first_day, wanted.last_day) == (date(2025, 6, 1), date(2025, 6, 30))


def test_quick_ranges_are_of_this_day_and_follow_it(
    busy: Clerk, clock: FakeClock, background: Background
) -> None:
    pick(busy, "movementsRangeCombo", "This week")
    assert busy.text("movementsFromEdit") == "2025-05-26"
    assert busy.text("movementsToEdit") == "2025-06-01"
    pick(busy, "movementsRangeCombo", "Today")
    assert len(kinds(busy)) == 3
    clock.pass_by(days=1)
    background.check_day()
    assert busy.text("movementsFromEdit") == "2025-06-02"
    assert kinds(busy) == []
    pick(busy, "movementsRangeCombo", "Last 30 days")
    assert busy.text("movementsFromEdit") == "2025-05-04"
    busy.go_to("movementsFromEdit")
    busy.press(Key.Key_Up)
    assert busy.text("movementsFromEdit") == "2025-05-05"
    assert busy.find(QComboBox, "movementsRangeCombo").currentText() == "Days of your own"


def test_escape_clears_the_filter_and_goes_back_to_the_list(busy: Clerk) -> None:
    type_in(busy, "movementsReferenceEdit", "SO")
    pick(busy, "movementsKindCombo", "Receipt")
    assert kinds(busy) == []
    assert view(busy)._nothing.sentence.text() == "No movement matches."
    busy.go_to("movementsReferenceEdit")
    busy.press(Key.Key_Escape)

    assert len(kinds(busy)) == 3
    assert busy.text("movementsReferenceEdit") == ""
    assert busy.focus() == "movementsTable"
    assert chosen(busy) == [0]


def test_without_movements_the_view_says_what_to_do(clerk: Clerk, milk: str) -> None:
    clerk.window.show_view("movements")
    assert view(clerk).property("state") == "empty"
    assert view(clerk)._nothing.sentence.text().startswith("Nothing has moved yet.")
    view(clerk)._nothing.button.click()

    assert clerk.focus() == "receiveProductCombo"


def test_enter_asks_for_the_history_of_the_lot(busy: Clerk) -> None:
    asked: list[LotId] = []
    view(busy).lot_wanted.connect(asked.append)
    busy.press(Key.Key_Down)
    busy.press(Key.Key_Return)

    assert asked == [2]


def test_a_reversal_is_asked_for_in_place_and_told(busy: Clerk) -> None:
    busy.press(Key.Key_R, ALT)
    assert busy.focus() == "movementReasonEdit"
    assert busy.text("movementTitleLabel") == "Reverse: Dispatch · 2025-06-01 09:02"
    assert [row[2] for row in busy.rows("movementLinesTable")] == ["+4 unit"]
    busy.commit()
    assert busy.text("movementRefusalLabel") == "Give a reason to continue."
    assert busy.focus() == "movementReasonEdit"
    busy.write("wrong customer")
    busy.commit()

    assert kinds(busy) == ["Reversal", "Dispatch", "Receipt", "Receipt"]
    assert [row[11] for row in busy.rows("movementsTable")] == ["", "Reversed", "", ""]
    assert busy.text("toastLabel") == "Reversed: Dispatch · 2025-06-01 09:02"
    assert not busy.sees("toastUndoButton")
    assert busy.focus() == "movementsTable"
    assert chosen(busy) == [1]  # the dispatch still, though a row has come before it


def test_every_line_of_the_operation_is_mirrored(
    clerk: Clerk, backend: Backend, milk: str, cheese: str
) -> None:
    lines = (ReceiptLine(sku=milk, quantity=Decimal(3)), ReceiptLine(sku=cheese, quantity="0.5"))
    backend.execute(ReceiveStock(lines=lines))
    open_movements(clerk)
    assert [row[2] for row in clerk.rows("movementLinesTable")] == ["+3 unit", "+0.5 kg"]
    clerk.press(Key.Key_R, ALT)
    assert [row[2] for row in clerk.rows("movementLinesTable")] == [
        f"{MINUS}3 unit",
        f"{MINUS}0.5 kg",
    ]
    clerk.write("typed twice")
    clerk.press(Key.Key_Return)
    assert clerk.focus() == "movementReverseConfirmButton"
    clerk.press(Key.Key_Space)

    assert kinds(clerk) == ["Reversal", "Reversal", "Receipt", "Receipt"]


def test_escape_leaves_the_reversal_and_nothing_happened(busy: Clerk) -> None:
    busy.press(Key.Key_R, ALT)
    busy.write("no")
    busy.press(Key.Key_Escape)

    assert not busy.sees("movementReversalForm")
    assert busy.focus() == "movementsTable"
    assert busy.text("movementTitleLabel") == "Dispatch · 2025-06-01 09:02"
    assert len(kinds(busy)) == 3


def test_what_used_the_stock_since_is_listed_and_can_be_gone_to(busy: Clerk) -> None:
    busy.press(Key.Key_End, CTRL)
    assert busy.text("movementTitleLabel").startswith("Receipt")
    busy.press(Key.Key_R, ALT)
    busy.write("never came")
    busy.commit()
    assert busy.text("movementRefusalLabel").startswith("Cannot be undone: 1 later operation")
    assert busy.rows("movementLaterTable") == [["2025-06-01 09:02", "Dispatch", "ana", "SO-55"]]
    assert busy.text("movementReasonEdit") == "never came"
    busy.go_to("movementLaterTable")
    busy.press(Key.Key_Return)

    assert not busy.sees("movementReversalForm")
    assert busy.focus() == "movementsTable"
    assert busy.text("movementTitleLabel") == "Dispatch · 2025-06-01 09:02"


def test_a_colleague_who_was_faster_is_pointed_to(
    busy: Clerk, other_station: Backend, background: Background
) -> None:
    busy.press(Key.Key_R, ALT)
    busy.write("wrong")
    row = view(busy).chosen.only()
    assert row is not None
    other_station.execute(ReverseOperation(operation=row.operation, reason="wrong"))
    busy.commit()
    assert busy.text("movementRefusalLabel") == "This operation has been undone already."
    assert [row[1] for row in busy.rows("movementLaterTable")] == ["Reversal"]


def test_a_reversal_is_not_reversed(busy: Clerk, backend: Backend) -> None:
    row = view(busy).chosen.only()
    assert row is not None
    backend.execute(ReverseOperation(operation=row.operation, reason="wrong"))
    open_movements(busy)
    busy.press(Key.Key_Home, CTRL)
    assert busy.text("movementTitleLabel").startswith("Reversal")
    assert not busy.sees("movementReverseButton")
    busy.press(Key.Key_R, ALT)
    assert not busy.sees("movementReversalForm")


def test_a_reversal_and_its_original_lead_to_each_other(busy: Clerk, backend: Backend) -> None:
    row = view(busy).chosen.only()
    assert row is not None
    backend.execute(ReverseOperation(operation=row.operation, reason="wrong"))
    open_movements(busy)
    pick(busy, "movementsKindCombo", "Dispatch")
    busy.go_to("movementsTable")
    busy.press(Key.Key_Home, CTRL)
    busy.press(Key.Key_G, ALT)
    assert busy.text("movementsNoteLabel") == "The filter was cleared to show that operation."
    assert busy.sees("movementsNoteLabel")
    assert busy.find(QComboBox, "movementsKindCombo").currentIndex() == 0
    assert (busy.text("movementTitleLabel")[:8], chosen(busy)) == ("Reversal", [0])
    busy.press(Key.Key_G, ALT)
    assert (busy.text("movementTitleLabel")[:8], chosen(busy)) == ("Dispatch", [1])


def test_the_other_end_is_found_however_far_it_is(
    clerk: Clerk, backend: Backend, milk: str, receive: Receive
) -> None:
    receive(milk, 1)
    [first] = backend.fetch(MovementWindow())
    for _ in range(2):
        lines = tuple(ReceiptLine(sku=milk, quantity=Decimal(1)) for _ in range(PAGE))
        backend.execute(ReceiveStock(lines=lines))
    backend.execute(ReverseOperation(operation=first.operation, reason="wrong"))
    open_movements(clerk)
    clerk.press(Key.Key_G, ALT)

    assert chosen(clerk) == [2 * PAGE + 1]
    assert clerk.text("movementTitleLabel").startswith("Receipt")
    assert view(clerk).chosen.only() == backend.fetch(MovementWindow(offset=2 * PAGE + 1))[0]


def test_the_chosen_movement_stays_chosen_while_others_come(
    busy: Clerk, other_station: Backend, background: Background, milk: str
) -> None:
    busy.press(Key.Key_Down)
    assert chosen(busy) == [1]
    dispatch(other_station, milk, 1)
    background.poll()

    assert chosen(busy) == [2]
    assert busy.text("movementTitleLabel") == "Receipt · 2025-06-01 09:01"


def test_an_operation_that_is_being_reversed_stays_the_same(
    busy: Clerk, other_station: Backend, background: Background, milk: str
) -> None:
    busy.press(Key.Key_R, ALT)
    title = busy.text("movementTitleLabel")
    for _ in range(3):
        dispatch(other_station, milk, 1)
    background.poll()
    assert busy.text("movementTitleLabel") == title
    busy.write("wrong")
    busy.commit()

    assert busy.text("toastLabel") == "Reversed: Dispatch · 2025-06-01 09:02"


def test_all_that_is_known_can_be_copied(
    clerk: Clerk, backend: Backend, milk: str, receive: Receive
) -> None:
    lot = receive(milk, 9, lot_code="<b>L</b>")
    dispose = DisposeStock(lot=LotId(lot), quantity=Decimal(2), reason="torn", note="pallet 4 fell")
    backend.execute(dispose)
    open_movements(clerk)
    clerk.press(Key.Key_C, ALT)
    told = QGuiApplication.clipboard().text()

    assert told.splitlines()[0] == "Disposal · 2025-06-01 09:00"
    assert "Reason: torn" in told
    assert "Note: pallet 4 fell" in told
    assert dispose.operation_id in told
    assert f"{MINUS}2 unit\tMILK-1 · Whole milk 1 L\t<b>L</b> (#1)\tMAIN" in told


def test_when_it_was_written_down_is_said_where_that_was_later(
    busy: Clerk, sqlite_database: str, background: Background
) -> None:
    with straight_into(sqlite_database) as connection:
        connection.exec_driver_sql("DROP TRIGGER operation_no_update")
        connection.exec_driver_sql(
            "UPDATE operation SET at = '2025-05-30T10:00:00.000000Z' WHERE kind = 'dispatch'"
        )
    background.poll()
    busy.press(Key.Key_End, CTRL)

    assert busy.text("movementTitleLabel") == "Dispatch · 2025-05-30 10:00"
    facts = busy.text("movementFactsLabel").replace("\N{ZERO WIDTH SPACE}", "")
    assert "Recorded on 2025-06-01 09:02" in facts


@pytest.mark.parametrize(
    ("scan", "found"),
    [
        (Scan("8410128000042", gtin="8410128000042"), ["Dispatch", "Receipt"]),
        (Scan("x", gtin="8410128000042", lot_code="L-100"), ["Dispatch", "Receipt"]),
        (Scan("x", gtin="8410128000042", lot_code="L-999"), []),
        (Scan("Q-7"), ["Receipt"]),
        (Scan("QUESO"), ["Receipt"]),
        (Scan("10Q-7", otherwise=Scan("10Q-7", lot_code="Q-7")), ["Receipt"]),
    ],
)
def test_a_scanned_code_shows_the_movements_of_its_product_or_lot(
    busy: Clerk, scan: Scan, found: list[str]
) -> None:
    pick(busy, "movementsKindCombo", "Transfer")
    assert view(busy).take_scan(scan)
    busy.qtbot.waitUntil(lambda: not view(busy).bar._pause.isActive())

    assert kinds(busy) == found


@pytest.mark.parametrize(
    ("scan", "why"),
    [
        (Scan("4006381333931", gtin="4006381333931"), "No product has the code 4006381333931."),
        (
            Scan("4006381333932", misread=ScanMisread(ScanFault.CHECK_DIGIT, "4006381333932", "2")),
            "check digit",
        ),
    ],
)
def test_a_scan_that_leads_nowhere_is_refused_and_the_list_stays(
    busy: Clerk, scan: Scan, why: str
) -> None:
    view(busy).take_scan(scan)

    assert why in busy.text("movementsRefusalLabel")
    assert len(kinds(busy)) == 3


def test_users_are_those_who_booked(
    busy: Clerk, sqlite_database: str, clock: FakeClock, background: Background, milk: str
) -> None:
    zoe = open_backend(sqlite_database, clock, Actor("zoé", "dock-2"), synchronous="OFF")
    dispatch(zoe, milk, 1)
    zoe.close()
    background.poll()
    users = busy.find(QComboBox, "movementsOperatorCombo")
    assert [users.itemText(row) for row in range(users.count())] == ["All users", "ana", "zoé"]
    pick(busy, "movementsOperatorCombo", "zoé")

    assert [row[9] for row in busy.rows("movementsTable")] == ["zoé"]


def test_the_view_speaks_the_language_of_the_moment(busy: Clerk) -> None:
    pick(busy, "movementsKindCombo", "Receipt")
    busy.language.choose("es")
    combo = busy.find(QComboBox, "movementsKindCombo")

    assert combo.currentIndex() == 1
    assert len(kinds(busy)) == 2
    assert busy.rows("movementsTable")[0][0] == "01/06/2025 09:01"


def test_help_and_export_are_there(busy: Clerk) -> None:
    assert "both days are included" in view(busy).help()
    assert view(busy).exported() is busy.find(QTableView, "movementsTable")


def test_columns_stay_as_they_were_put(busy: Clerk) -> None:
    header = busy.find(QTableView, "movementsTable").horizontalHeader()
    assert header.visualIndex(11) == 5
    header.moveSection(header.visualIndex(9), 0)

    assert "movementsTable" in view(busy)._desk.look.columns


def test_days_are_those_of_the_site(
    clerk: Clerk, backend: Backend, milk: str, receive: Receive, clock: FakeClock
) -> None:
    backend.execute(SetSite(timezone="Europe/Madrid"))
    clock.now = datetime.fromisoformat("2025-06-01T22:30:00+00:00")
    receive(milk, 1)
    open_movements(clerk)
    assert clerk.rows("movementsTable")[0][0] == "2025-06-02 00:30"
    type_in(clerk, "movementsToEdit", "010625")
    assert kinds(clerk) == []


def test_the_last_row_is_reached(
    clerk: Clerk, backend: Backend, milk: str, clock: FakeClock
) -> None:
    for _ in range(3):
        lines = tuple(ReceiptLine(sku=milk, quantity=Decimal(1)) for _ in range(PAGE))
        backend.execute(ReceiveStock(lines=lines))
        clock.now += timedelta(minutes=1)
    open_movements(clerk)
    clerk.press(Key.Key_End, CTRL)

    assert chosen(clerk) == [3 * PAGE - 1]
    assert clerk.text("movementTitleLabel") == "Receipt · 2025-06-01 09:00"
