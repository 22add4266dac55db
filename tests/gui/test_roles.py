"""What a login may not do is off, with the reason; who works at a station is chosen there."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.rights import Role
from app.services.backend import Backend
from app.services.site import SetSite
from app.ui.appearance import Appearance
from app.ui.application import Application
from app.ui.background import Background
from app.ui.furnishing import Furnishing
from app.ui.language import Language
from app.ui.launch import Launch, ScannerSetup, SettingFact, Workplace
from app.ui.look import Look
from app.ui.main_window import MainWindow
from tests.clock import FakeClock
from tests.gui.conftest import InlineExecutor
from tests.gui.desk import Clerk, Key
from tests.staff import Staff
from tests.warehouse import Warehouse, straight_into

ALT = Qt.KeyboardModifier.AltModifier
SeatOf = Callable[[str], Clerk]


@pytest.fixture
def staff(postgresql_database: str, clock: FakeClock) -> Staff:
    """Product A, ten pieces of it in lot 1; the training date keeps to the clock of the test."""
    staff = Staff.of(postgresql_database)
    with straight_into(postgresql_database) as connection:
        connection.exec_driver_sql("UPDATE site SET training = true")
    backend = staff.open("mike", clock, "ana")
    here = Warehouse(backend)
    here.add("A", minimum="20")
    here.receive("A", "10", clock().date() + timedelta(days=90))
    backend.close()
    return staff


@contextmanager
def window_of(
    backend: Backend,
    qtbot: QtBot,
    qapp: QApplication,
    look: Look,
    settings: tuple[SettingFact, ...] = (),
) -> Iterator[Clerk]:
    background = Background(backend, *(InlineExecutor() for _ in range(3)))
    language, appearance = Language(qapp, look), Appearance(qapp, look)
    window = MainWindow(look)
    window.fill(appearance, demo=False)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    scanner = ScannerSetup(gap=0)
    place = Workplace(backend, backend.operator, "server", scanner=scanner, settings=settings)
    furnished = Furnishing(window, background, place, appearance, language, look)
    background.check_day()
    yield Clerk(qtbot, window, furnished, appearance, language)
    language.close()
    window.close()
    shiboken6.delete(window)
    background.close()
    for sender in furnished.scanner, appearance, language, background:
        if shiboken6.isValid(sender):
            shiboken6.delete(sender)


@pytest.fixture
def seat_of(
    staff: Staff, qtbot: QtBot, qapp: QApplication, look: Look, clock: FakeClock
) -> Iterator[SeatOf]:
    """Opens the window for one of the staff."""
    with ExitStack() as stack:

        def sit(name: str) -> Clerk:
            backend = stack.enter_context(closing(staff.open(name, clock)))
            return stack.enter_context(window_of(backend, qtbot, qapp, look))

        yield sit


def button(clerk: Clerk, name: str) -> QPushButton:
    return clerk.find(QPushButton, name)


def receive(clerk: Clerk, quantity: str) -> None:
    clerk.press(Key.Key_F2)
    clerk.choose("A")
    clerk.go_to("receiveQtyEdit")
    clerk.write(quantity)
    clerk.commit()


def test_a_reader_is_told_so_and_finds_every_commit_off_with_the_reason(
    seat_of: SeatOf, staff: Staff
) -> None:
    clerk = seat_of("rita")
    why = f"The login {staff.login('rita')} may look things up, not book them."
    assert clerk.window.messages.texts() == {"reader": why}
    for name in ("receiveCommitButton", "dispatchCommitButton", "countCommitButton"):
        assert not button(clerk, name).isEnabled()
        assert button(clerk, name).toolTip() == why
    assert button(clerk, "productSaveButton").toolTip() == (
        f"This takes a supervisor; {staff.login('rita')} is none."
    )
    assert clerk.text("operatorLabel") == f"User: {staff.login('rita')}"


def test_it_is_told_in_spanish_too(seat_of: SeatOf, staff: Staff, qapp: QApplication) -> None:
    clerk = seat_of("rita")
    clerk.language.choose("es")
    qapp.processEvents()
    [told] = clerk.window.messages.texts().values()
    assert (
        told == f"El usuario {staff.login('rita')} puede consultar, pero no registrar movimientos."
    )


def test_a_commit_by_key_is_refused_in_words_and_nothing_is_lost(
    seat_of: SeatOf, staff: Staff
) -> None:
    clerk = seat_of("rita")
    receive(clerk, "5")
    assert clerk.text("receiveQtyEdit") == "5"
    with staff.administrator() as connection:
        assert connection.execute("SELECT count(*) FROM operation").fetchone() == (1,)


def test_a_reader_sees_the_alerts_as_of_the_day_they_were_brought_to(
    seat_of: SeatOf, clock: FakeClock
) -> None:
    clock.go_to(clock().date() + timedelta(days=2))
    clerk = seat_of("rita")
    assert "as\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}2025-06-01" in clerk.text("alertsNoteLabel")
    clerk.press(Key.Key_F5)
    assert set(clerk.window.messages.texts()) == {"reader"}


def test_a_clerk_brings_them_to_today(seat_of: SeatOf, clock: FakeClock) -> None:
    clock.go_to(clock().date() + timedelta(days=2))
    assert "as\N{NO-BREAK SPACE}of" not in seat_of("carl").text("alertsNoteLabel")


def test_a_clerk_books_in_their_own_name_and_keeps_no_products(
    seat_of: SeatOf, staff: Staff
) -> None:
    clerk = seat_of("carl")
    assert clerk.window.messages.texts() == {}
    assert clerk.text("operatorLabel") == f"User: {staff.login('carl')}"
    assert not clerk.sees("operatorCombo")
    receive(clerk, "5")
    with staff.administrator() as connection:
        operators = connection.execute("SELECT operator FROM operation ORDER BY seq").fetchall()
    assert operators == [("ana",), (staff.login("carl"),)]
    assert "supervisor" in button(clerk, "productSaveButton").toolTip()
    assert button(clerk, "receiveCommitButton").toolTip() == ""


def test_a_supervisor_finds_nothing_off(seat_of: SeatOf) -> None:
    clerk = seat_of("susi")
    for name in ("productSaveButton", "receiveCommitButton", "lotCommitButton"):
        assert button(clerk, name).toolTip() == ""


def test_a_hold_that_takes_a_supervisor_is_refused_in_words(
    seat_of: SeatOf, staff: Staff, clock: FakeClock
) -> None:
    supervisor = staff.open("susi", clock)
    supervisor.execute(SetSite(supervised_status=True))
    supervisor.close()
    clerk = seat_of("carl")
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_H, ALT)
    clerk.write("doubt")
    clerk.commit()
    assert (
        clerk.text("lotRefusalLabel") == f"This takes a supervisor; {staff.login('carl')} is none."
    )


def test_who_works_at_a_station_is_chosen_by_keyboard_and_signs_what_follows(
    seat_of: SeatOf, staff: Staff
) -> None:
    clerk = seat_of("dock")
    person = clerk.find(QComboBox, "operatorCombo")
    assert person.isVisible()
    assert (person.currentText(), clerk.text("operatorLabel")) == ("eve", "User:")
    receive(clerk, "5")
    clerk.press(Key.Key_F12)
    assert clerk.focus() == "operatorCombo"
    assert [person.itemText(row) for row in range(person.count())] == ["ana", "eve"]
    clerk.write("Berta")
    clerk.press(Key.Key_Return)
    assert clerk.focus() != "operatorCombo"
    receive(clerk, "6")
    with staff.administrator() as connection:
        signed = connection.execute(
            "SELECT operator, workstation FROM operation ORDER BY seq OFFSET 1"
        ).fetchall()
    assert signed == [("eve", staff.login("dock")), ("Berta", staff.login("dock"))]


def test_at_a_station_nobody_chooses_an_operator_that_it_has_locked(
    staff: Staff, qtbot: QtBot, qapp: QApplication, look: Look, clock: FakeClock
) -> None:
    fact = SettingFact("operator", "eve", "settings.toml, line 2", locked=True)
    with (
        closing(staff.open("dock", clock)) as backend,
        window_of(backend, qtbot, qapp, look, (fact,)) as clerk,
    ):
        clerk.press(Key.Key_F12)

        assert not clerk.sees("operatorCombo")
        assert clerk.text("operatorLabel") == "User: eve"
        assert not clerk.window.commands.operator.isVisible()


@pytest.mark.parametrize("leave", [Key.Key_Escape, Key.Key_Return])
def test_a_name_that_is_none_or_given_up_changes_nothing(seat_of: SeatOf, leave: Key) -> None:
    clerk = seat_of("dock")
    clerk.press(Key.Key_F12)
    clerk.write("   " if leave == Key.Key_Return else "Pere")
    clerk.press(leave)
    assert clerk.find(QComboBox, "operatorCombo").currentText() == "eve"
    assert clerk.focus() != "operatorCombo"
    assert clerk.furnished.background._backend.operator == "eve"


def test_nobody_else_is_asked_who_works_here(clerk: Clerk) -> None:
    assert not clerk.sees("operatorCombo")
    clerk.press(Key.Key_F12)
    assert clerk.focus() != "operatorCombo"
    assert not clerk.window.commands.operator.isVisible()


def test_a_right_taken_away_while_the_window_is_open_is_told(seat_of: SeatOf, staff: Staff) -> None:
    clerk = seat_of("carl")
    staff.hire(staff.login("carl"), Role.NONE)
    clerk.press(Key.Key_F5)
    told = clerk.window.messages.texts()["reader"]
    assert told == f"The login {staff.login('carl')} has no role in this database."


def test_a_right_that_the_server_misses_is_missed_by_the_window_from_then_on(
    seat_of: SeatOf, staff: Staff
) -> None:
    clerk = seat_of("carl")
    staff.hire(staff.login("carl"), Role.READER)
    receive(clerk, "5")

    why = f"The login {staff.login('carl')} may look things up, not book them."
    assert clerk.window.messages.texts() == {"reader": why}
    assert not button(clerk, "receiveCommitButton").isEnabled()
    assert button(clerk, "receiveCommitButton").toolTip() == why
    assert clerk.text("receiveQtyEdit") == "5"
    with staff.administrator() as connection:
        assert connection.execute("SELECT count(*) FROM operation").fetchone() == (1,)


def test_a_role_given_while_the_window_is_open_is_followed_by_it(
    seat_of: SeatOf, staff: Staff, qtbot: QtBot
) -> None:
    clerk = seat_of("rita")
    background = clerk.furnished.background
    background.watch()
    qtbot.waitUntil(lambda: background._backend.hears)
    staff.hire(staff.login("rita"), Role.CLERK)
    qtbot.waitUntil(lambda: button(clerk, "receiveCommitButton").toolTip() == "")

    assert clerk.window.messages.texts() == {}
    receive(clerk, "5")
    assert clerk.text("receiveQtyEdit") == ""
    with staff.administrator() as connection:
        [signed] = connection.execute(
            "SELECT operator FROM operation ORDER BY seq OFFSET 1"
        ).fetchall()
    assert signed == (staff.login("rita"),)


def test_a_role_taken_and_given_again_brings_the_window_back(seat_of: SeatOf, staff: Staff) -> None:
    clerk = seat_of("carl")
    for role in Role.NONE, Role.CLERK:
        staff.hire(staff.login("carl"), role)
        clerk.press(Key.Key_F4)
        clerk.press(Key.Key_F5)

    assert clerk.window.messages.texts() == {}
    receive(clerk, "5")
    assert clerk.text("receiveQtyEdit") == ""


def test_a_login_that_becomes_a_station_s_lets_choose_who_works_there_and_back(
    seat_of: SeatOf, staff: Staff
) -> None:
    clerk = seat_of("carl")
    person = clerk.find(QComboBox, "operatorCombo")
    staff.hire(staff.login("carl"), Role.STATION)
    clerk.press(Key.Key_F5)
    assert (person.isVisible(), person.currentText()) == (True, "eve")
    clerk.press(Key.Key_F12)
    assert clerk.focus() == "operatorCombo"
    clerk.press(Key.Key_Escape)

    staff.hire(staff.login("carl"), Role.CLERK)
    clerk.press(Key.Key_F5)
    assert not person.isVisible()
    assert clerk.text("operatorLabel") == f"User: {staff.login('carl')}"
    clerk.press(Key.Key_F12)
    assert clerk.focus() != "operatorCombo"


def test_a_login_without_a_role_is_told_so_when_it_opens(
    staff: Staff, qtbot: QtBot, qapp: QApplication, look: Look, clock: FakeClock
) -> None:
    staff.hire(staff.login("carl"), Role.NONE)
    name = staff.database.rpartition("/")[2]
    with straight_into(staff.database) as connection:
        connection.exec_driver_sql(f"GRANT CONNECT ON DATABASE {name} TO PUBLIC")

    def connect() -> Workplace:
        return Workplace(staff.open("carl", clock), "carl", "server")

    application = Application(qapp, Launch(connect, look))
    application.window.show()
    qtbot.waitUntil(lambda: bool(application.window.messages.texts()))
    told = application.window.messages.texts()["opening"]
    assert told == f"The login {staff.login('carl')} has no role in this database."
    application.window.close()
    application.close()
