"""The inbox of alerts, and the panel beside the views: counted, filtered, answered, opened."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from app.domain.alerts import AlertKind, AlertState
from app.services.alert_inbox import AlertWindow
from app.services.alerts import Alerts, AnswerAlert
from app.services.backend import Backend
from app.services.moving import DisposeStock
from app.services.products import AddProduct
from app.services.receiving import ReceiptLine, ReceiveStock
from app.ui.background import Background
from app.ui.panels.alerts.view import AlertsView
from app.ui.panels.alerts_dock import alert_text
from app.ui.widgets.table import Table
from tests.clock import FakeClock
from tests.gui.desk import CTRL, SHIFT, Clerk, Key, unanswered

ALT = Qt.KeyboardModifier.AltModifier
TODAY = date(2025, 6, 1)
Receive = Callable[..., int]


@pytest.fixture
def inbox(clerk: Clerk, backend: Backend, milk: str, cheese: str, receive: Receive) -> Clerk:
    """Three alerts in front: cheese expired, cheese expires, too little milk."""
    receive(cheese, 1, lot_code="OLD", expiry=TODAY - timedelta(days=1), hold=True)
    receive(cheese, 2, lot_code="SOON", expiry=TODAY + timedelta(days=5))
    receive(milk, 4)
    clerk.furnished.background.refresh()
    clerk.window.show_view("alerts")
    view(clerk).begin()
    return clerk


def view(clerk: Clerk) -> AlertsView:
    return clerk.furnished.alerts_view


def words(clerk: Clerk) -> list[str]:
    return [row[0] for row in clerk.rows("alertsTable")]


def state(clerk: Clerk, name: str) -> str:
    return clerk.find(QAbstractButton, name).text()


def click(clerk: Clerk, name: str) -> None:
    clerk.find(QAbstractButton, name).click()


def states(backend: Backend) -> list[AlertState]:
    return [row.state for row in backend.fetch(AlertWindow())]


def test_the_inbox_says_all_that_is_known(inbox: Clerk) -> None:
    assert words(inbox) == ["Expired", "Expires soon", "Low stock"]
    expired = inbox.rows("alertsTable")[0]
    assert expired[1:4] == ["QUESO · Queso añejo de Ñandú", "OLD (#1)", "1"]
    assert expired[4:] == ["2025-05-31", "\N{MINUS SIGN}1", "2025-06-01", "Open", ""]
    assert inbox.text("alertsCountLabel") == "3 of 3"
    assert view(inbox).property("state") == "ready"
    assert inbox.window.nav.text_of("alerts") == "Alerts (3)"


def test_ctrl_enter_acknowledges_and_goes_on_to_the_next(inbox: Clerk, backend: Backend) -> None:
    inbox.commit()
    assert inbox.text("toastLabel").startswith("1 alert")
    assert "acknowledged" in inbox.text("toastLabel")
    assert words(inbox) == ["Expires soon", "Low stock"]
    assert inbox.find(Table, "alertsTable").selected_rows() == [0]
    assert inbox.focus() == "alertsTable"
    assert inbox.window.nav.text_of("alerts") == "Alerts (2)"
    inbox.commit()
    inbox.commit()

    assert set(states(backend)) == {AlertState.ACKNOWLEDGED}
    assert view(inbox)._nothing.sentence.text() == "Nothing needs attention."
    assert inbox.window.nav.text_of("alerts") == "Alerts"


def test_who_acknowledged_and_when_is_shown(inbox: Clerk) -> None:
    inbox.commit()
    assert state(inbox, "alertsAcknowledgedButton") == "Acknowledged 1"
    click(inbox, "alertsAcknowledgedButton")

    [row] = inbox.rows("alertsTable")
    assert row[7:] == ["Acknowledged", "ana · 2025-06-01 09:00"]


def test_several_are_snoozed_until_a_typed_date(inbox: Clerk, backend: Backend) -> None:
    inbox.press(Key.Key_Down, SHIFT)
    inbox.press(Key.Key_S, ALT)
    assert inbox.focus() == "alertSnoozeEdit"
    assert inbox.text("alertSnoozeLabel").startswith("2 alert")
    inbox.write("+10")
    assert inbox.text("alertSnoozeHint").startswith("Wed 2025-06-11 · in 10 day")
    inbox.commit()

    assert not inbox.sees("alertSnoozeForm")
    assert words(inbox) == ["Low stock"]
    click(inbox, "alertsSnoozedButton")
    rows = inbox.rows("alertsTable")
    assert [row[7:] for row in rows] == [["Snoozed until 2025-06-11", "ana"]] * 2
    assert "snoozed until 2025-06-11" in inbox.text("toastLabel")


def test_one_key_and_one_button_snooze_for_a_week(inbox: Clerk, backend: Backend) -> None:
    inbox.press(Key.Key_S, ALT)
    assert inbox.text("alertSnoozeLabel") == "Expired: Queso añejo de Ñandú · OLD (#1)"
    click(inbox, "alertSnooze7Button")

    snoozed = backend.fetch(AlertWindow(state=AlertState.SNOOZED))
    assert [row.until for row in snoozed] == [TODAY + timedelta(days=7)]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("0106", "Type a date such as 311225, 12/2025 or -7."),
        (" ", "Type a date such as 311225, 12/2025 or -7."),
        ("010625", "The date 2025-06-01 has come already."),
        ("-3", "The date 2025-05-29 has come already."),
    ],
)
def test_a_date_that_will_not_do_is_refused_beside_it(
    inbox: Clerk, backend: Backend, typed: str, why: str
) -> None:
    inbox.press(Key.Key_S, ALT)
    inbox.write(typed)
    inbox.commit()
    assert inbox.text("alertSnoozeRefusalLabel") == why
    assert inbox.focus() == "alertSnoozeEdit"
    assert inbox.text("alertSnoozeEdit") == typed
    assert set(states(backend)) == {AlertState.OPEN}
    inbox.write("2")
    assert not inbox.sees("alertSnoozeRefusalLabel")


def test_escape_leaves_the_snooze_and_then_the_filter(inbox: Clerk, backend: Backend) -> None:
    click(inbox, "alertsAllButton")
    inbox.go_to("alertsTable")
    inbox.press(Key.Key_Home, CTRL)
    inbox.press(Key.Key_S, ALT)
    inbox.press(Key.Key_Escape)
    assert not inbox.sees("alertSnoozeForm")
    assert inbox.focus() == "alertsTable"
    assert not view(inbox).bar.is_first_choice()
    inbox.press(Key.Key_Escape)

    assert view(inbox).bar.is_first_choice()
    assert set(states(backend)) == {AlertState.OPEN}


def test_kinds_and_states_are_filtered_with_their_counts(inbox: Clerk) -> None:
    kind = inbox.find(QComboBox, "alertsKindCombo")
    assert [kind.itemText(row) for row in range(kind.count())] == [
        "All kinds (3)",
        "Expired (1)",
        "Out of stock (0)",
        "Expires soon (1)",
        "Low stock (1)",
    ]
    inbox.commit()
    assert kind.itemText(1) == "Expired (0)"
    click(inbox, "alertsAllButton")
    assert kind.itemText(1) == "Expired (1)"
    kind.setCurrentIndex(1)
    assert words(inbox) == ["Expired"]
    assert inbox.text("alertsCountLabel") == "1 of 3"
    assert state(inbox, "alertsOpenButton") == "Open 0"
    click(inbox, "alertsSnoozedButton")
    assert view(inbox)._nothing.sentence.text() == "No alert matches."
    view(inbox)._nothing.button.click()
    assert words(inbox) == ["Expired", "Expires soon", "Low stock"]


def test_enter_opens_the_lots_of_an_alert(inbox: Clerk) -> None:
    inbox.press(Key.Key_Return)

    assert inbox.view() == "lotsView"


def test_an_answered_alert_returns_when_it_gets_worse(
    inbox: Clerk, clock: FakeClock, background: Background
) -> None:
    inbox.press(Key.Key_A, CTRL)
    inbox.commit()
    assert words(inbox) == []
    clock.pass_by(days=6)
    background.check_day()

    assert words(inbox) == ["Expired"]
    assert inbox.window.nav.text_of("alerts") == "Alerts (1)"


def test_what_a_colleague_changes_never_changes_what_is_chosen(
    inbox: Clerk, other_station: Backend, background: Background
) -> None:
    inbox.press(Key.Key_Down)
    other_station.execute(AnswerAlert(alert=AlertKind.EXPIRED, sku="QUESO", lot=1))
    background.poll()
    table = inbox.find(Table, "alertsTable")
    assert words(inbox) == ["Expires soon", "Low stock"]
    assert table.selected_rows() == [0]
    other_station.execute(AnswerAlert(alert=AlertKind.EXPIRING, sku="QUESO", lot=2))
    background.poll()
    assert words(inbox) == ["Low stock"]
    assert table.selected_rows() == []
    inbox.commit()
    assert other_station.fetch(AlertWindow(state=AlertState.OPEN)) != ()


def test_an_alert_that_is_gone_is_said_to_be_gone(
    inbox: Clerk, other_station: Backend, cheese: str
) -> None:
    dispose = DisposeStock(lot=1, quantity=Decimal(1), reason="mould")
    other_station.execute(dispose)
    inbox.commit()

    assert inbox.text("alertsRefusalLabel") == "There is no such alert any more."


@pytest.fixture
def crowd(clerk: Clerk, backend: Backend, cheese: str) -> int:
    """More alerts than there ever were on one page."""
    lines = tuple(
        ReceiptLine(sku=cheese, quantity=Decimal(1), expiry=TODAY + timedelta(days=n % 30))
        for n in range(700)
    )
    for _ in range(2):
        backend.execute(ReceiveStock(lines=lines))
    clerk.furnished.background.refresh()
    clerk.window.show_view("alerts")
    view(clerk).begin()
    return 2 * len(lines)


def test_more_than_a_thousand_alerts_can_be_reached(clerk: Clerk, crowd: int) -> None:
    clerk.press(Key.Key_End, CTRL)

    assert clerk.find(Table, "alertsTable").selected_rows() == [crowd - 1]
    last = view(clerk).chosen.only()
    assert last is not None
    assert last.expiry == TODAY + timedelta(days=29)


def test_all_are_acknowledged_those_too_that_were_never_seen(
    clerk: Clerk, crowd: int, backend: Backend
) -> None:
    clerk.press(Key.Key_A, CTRL)
    clerk.commit()

    assert set(states(backend)) == {AlertState.ACKNOWLEDGED}
    assert clerk.text("toastLabel").startswith(f"{crowd} alert")
    assert clerk.window.nav.text_of("alerts") == "Alerts"


def dock_row(clerk: Clerk, row: int) -> Table:
    table = clerk.find(Table, "alertsDockTable")
    table.choose_row(row)
    table.setFocus()
    return table


def act(clerk: Clerk, name: str) -> None:
    dock = clerk.furnished.alerts
    action = dock.findChild(QAction, name)
    assert action in dock.table.actions()
    action.trigger()


def test_the_dock_acknowledges_and_keeps_it_muted_below_the_open_ones(inbox: Clerk) -> None:
    dock_row(inbox, 0)
    inbox.commit()
    rows = [row[0] for row in inbox.rows("alertsDockTable")]
    assert rows[0].startswith("Expires soon: SOON")
    assert rows[-1].endswith(", Acknowledged")
    muted = alert_text(inbox.furnished.alerts.rows()[-1], TODAY)
    assert (muted.role, muted.answer) == ("muted", "Acknowledged")
    note = inbox.find(QLabel, "alertsNoteLabel").text().replace("\N{NO-BREAK SPACE}", " ")
    assert note == "1 expiring soon · 1 low on stock · 1 answered"
    assert inbox.text("toastLabel").startswith("1 alert")
    assert words(inbox) == ["Expires soon", "Low stock"]


def test_the_dock_snoozes_for_some_days(inbox: Clerk, backend: Backend) -> None:
    dock_row(inbox, 0)
    act(inbox, "alertSnooze30Action")

    [snoozed] = backend.fetch(AlertWindow(state=AlertState.SNOOZED))
    assert snoozed.until == TODAY + timedelta(days=30)


def test_the_dock_leads_to_the_inbox_for_a_date(inbox: Clerk, backend: Backend) -> None:
    inbox.press(Key.Key_F2)
    dock_row(inbox, 2)
    act(inbox, "alertSnoozeAction")
    assert inbox.view() == "alertsView"
    assert inbox.focus() == "alertSnoozeEdit"
    assert inbox.text("alertSnoozeLabel") == "Low stock: Whole milk 1 L"
    inbox.write("+2")
    inbox.commit()

    [snoozed] = backend.fetch(AlertWindow(state=AlertState.SNOOZED))
    assert (snoozed.sku, snoozed.until) == ("MILK-1", TODAY + timedelta(days=2))


def test_the_dock_keeps_what_is_chosen_and_says_what_is_gone(
    inbox: Clerk, other_station: Backend, background: Background
) -> None:
    table = dock_row(inbox, 1)
    other_station.execute(AnswerAlert(alert=AlertKind.EXPIRED, sku="QUESO", lot=1))
    background.poll()
    assert table.selected_rows() == [0]

    other_station.execute(AddProduct(sku="X", name="X", minimum=Decimal(1)))
    assert len(list(other_station.rows(Alerts()))) == 4
    background.poll()
    assert inbox.rows("alertsDockTable")[0][0].startswith("Out of stock: X")
    assert table.selected_rows() == [1]


def test_the_dock_is_read_from_in_the_other_language_too(inbox: Clerk) -> None:
    inbox.language.choose("es")
    assert inbox.rows("alertsTable")[0][4] == "31/05/2025"
    assert view(inbox).help() != ""
    assert view(inbox).exported() is inbox.find(Table, "alertsTable")


def test_without_alerts_nothing_needs_attention(clerk: Clerk) -> None:
    clerk.window.show_view("alerts")
    assert view(clerk).property("state") == "empty"
    assert view(clerk)._nothing.sentence.text() == "Nothing needs attention."
    assert not view(clerk)._nothing.button.isVisible()


def test_alerts_that_come_after_the_keyboard_can_be_answered_at_once(
    clerk: Clerk, background: Background, milk: str, receive: Receive
) -> None:
    receive(milk, 3, lot_code="L-1", expiry=TODAY + timedelta(days=2))
    with unanswered(background):
        clerk.furnished.go("alerts")
        assert clerk.focus() == "alertsTable"
    before = len(clerk.rows("alertsTable"))
    clerk.commit()

    assert len(clerk.rows("alertsTable")) == before - 1


def test_the_next_alert_is_chosen_also_when_the_list_comes_later(
    inbox: Clerk, background: Background
) -> None:
    inbox.furnished.go("alerts")
    before = len(inbox.rows("alertsTable"))
    with unanswered(background):
        inbox.commit()
    assert len(inbox.rows("alertsTable")) == before - 1
    inbox.commit()

    assert len(inbox.rows("alertsTable")) == before - 2
