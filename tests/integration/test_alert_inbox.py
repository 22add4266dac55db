"""The alert inbox: windows and counts by kind and state, many answered at once, what is new."""

from datetime import date

import pytest

from app.domain.alerts import AlertKind, AlertState
from app.domain.errors import NotAllowed
from app.domain.ids import AlertId
from app.services.alert_inbox import (
    AlertNews,
    AlertTally,
    AlertWindow,
    AnswerAlerts,
    NewAlerts,
)
from app.services.alerts import AlertRow, OpenAlerts
from app.services.backend import Backend
from app.services.site import SetSite
from app.services.windows import Counts
from tests.clock import FakeClock
from tests.warehouse import Warehouse, after, dump

Shown = tuple[str, int | None]


@pytest.fixture
def here(backend: Backend, today: date) -> Warehouse:
    """Six alerts: one expired, two expiring, one out of stock, two low."""
    here = Warehouse(backend)
    for sku, minimum in (("A", "50"), ("B", "1"), ("C", "50")):
        here.add(sku, minimum=minimum)
    here.receive("A", "1", after(today, 9))
    here.receive("A", "1", after(today, 2))
    here.receive("A", "1", after(today, -1), hold=True)
    here.receive("C", "1")
    return here


EVERY: list[Shown] = [
    ("expired", 3),
    ("out_of_stock", None),
    ("expiring", 2),
    ("expiring", 1),
    ("low_stock", None),
    ("low_stock", None),
]


def window(here: Warehouse, **wanted: object) -> list[Shown]:
    rows = here.backend.fetch(AlertWindow(**wanted))  # type: ignore[arg-type]
    return [(row.kind.value, row.lot) for row in rows]


def counts(here: Warehouse, **wanted: object) -> Counts:
    return here.backend.fetch(AlertWindow(**wanted).counts())  # type: ignore[arg-type]


def ids(here: Warehouse, *kinds: AlertKind) -> tuple[AlertId, ...]:
    rows = here.backend.fetch(AlertWindow())
    return tuple(row.id for row in rows if row.kind in kinds)


def answer(here: Warehouse, *kinds: AlertKind, until: date | None = None) -> tuple[AlertRow, ...]:
    return here.backend.execute(AnswerAlerts(alerts=ids(here, *kinds), until=until)).result


def test_every_window_shows_its_part_of_the_list_by_urgency(here: Warehouse) -> None:
    for offset in range(8):
        for limit in (1, 2, 3, 10):
            assert window(here, offset=offset, limit=limit) == EVERY[offset : offset + limit]
    assert counts(here) == Counts(6, 6)


def test_one_kind_and_one_state_are_filtered_and_counted(here: Warehouse, today: date) -> None:
    answer(here, AlertKind.EXPIRED, AlertKind.LOW_STOCK)
    answer(here, AlertKind.OUT_OF_STOCK, until=after(today, 3))

    assert window(here, state=AlertState.OPEN) == [("expiring", 2), ("expiring", 1)]
    assert window(here, state=AlertState.ACKNOWLEDGED, offset=1) == EVERY[4:]
    assert window(here, state=AlertState.SNOOZED) == [("out_of_stock", None)]
    assert window(here, kind=AlertKind.LOW_STOCK) == EVERY[4:]
    assert window(here, kind=AlertKind.LOW_STOCK, state=AlertState.OPEN) == []
    assert counts(here, state=AlertState.OPEN) == Counts(2, 6)
    assert counts(here, kind=AlertKind.LOW_STOCK, state=AlertState.ACKNOWLEDGED) == Counts(2, 6)
    shown = {pair: count for pair, count in here.backend.fetch(AlertTally()).items() if count}
    assert shown == {
        (AlertKind.EXPIRED, AlertState.ACKNOWLEDGED): 1,
        (AlertKind.OUT_OF_STOCK, AlertState.SNOOZED): 1,
        (AlertKind.EXPIRING, AlertState.OPEN): 2,
        (AlertKind.LOW_STOCK, AlertState.ACKNOWLEDGED): 2,
    }


def test_a_snooze_that_is_over_is_open_again_in_every_count(
    here: Warehouse, clock: FakeClock, today: date
) -> None:
    answer(here, AlertKind.OUT_OF_STOCK, until=after(today, 1))
    assert counts(here, state=AlertState.SNOOZED).matching == 1
    clock.pass_by(days=1)
    here.backend.begin_day()

    assert counts(here, state=AlertState.SNOOZED).matching == 0
    assert ("out_of_stock", None) in window(here, state=AlertState.OPEN)


def test_it_is_said_who_answered_and_when(here: Warehouse, today: date, clock: FakeClock) -> None:
    here.backend.execute(SetSite(timezone="Europe/Madrid"))
    [acknowledged] = answer(here, AlertKind.EXPIRED)
    [snoozed] = answer(here, AlertKind.OUT_OF_STOCK, until=after(today, 3))

    assert (acknowledged.state, acknowledged.answered_by) == (AlertState.ACKNOWLEDGED, "ana")
    assert acknowledged.answered_at == clock.now
    assert str(acknowledged.answered_at) == "2025-06-01 11:00:00+02:00"
    assert (snoozed.state, snoozed.answered_by) == (AlertState.SNOOZED, "ana")
    assert snoozed.until == after(today, 3)


def test_what_needs_attention_stands_before_what_was_answered(here: Warehouse) -> None:
    answer(here, AlertKind.EXPIRED, AlertKind.EXPIRING)
    page = here.backend.fetch(OpenAlerts())

    assert [(row.kind.value, row.lot) for row in page.rows] == [
        ("out_of_stock", None),
        ("low_stock", None),
        ("low_stock", None),
        ("expired", 3),
        ("expiring", 2),
        ("expiring", 1),
    ]
    assert [count for _, count in page.counts] == [0, 1, 0, 2]
    assert page.answered == 3
    assert len(here.backend.fetch(OpenAlerts(limit=4)).rows) == 4


def test_many_are_answered_at_once_those_that_closed_meanwhile_left_out(
    here: Warehouse, database: str
) -> None:
    chosen = ids(here, *AlertKind)
    here.receive("B", "1")  # not out of stock any more
    answered = here.backend.execute(AnswerAlerts(alerts=chosen)).result

    assert len(answered) == 5
    assert {row.state for row in answered} == {AlertState.ACKNOWLEDGED}
    before = dump(database)
    here.receive("C", "60")
    with pytest.raises(NotAllowed, match="no_such_alert"):
        here.backend.execute(AnswerAlerts(alerts=(AlertId(999_999),)))
    assert dump(database)["site"] == before["site"]


def test_more_are_answered_than_a_statement_takes_values(here: Warehouse) -> None:
    here.backend.execute(AnswerAlerts(alerts=tuple(map(AlertId, range(1, 40_000)))))

    assert counts(here, state=AlertState.ACKNOWLEDGED) == Counts(6, 6)


def test_nothing_is_snoozed_until_today(here: Warehouse, today: date, database: str) -> None:
    before = dump(database)
    with pytest.raises(NotAllowed, match="snooze_in_the_past"):
        answer(here, AlertKind.EXPIRED, until=today)
    assert dump(database) == before


def news(here: Warehouse, told: AlertNews) -> list[int]:
    return [count for _, count in here.backend.fetch(NewAlerts(told.latest)).counts]


def test_only_what_is_new_is_news(here: Warehouse, clock: FakeClock, today: date) -> None:
    told = here.backend.fetch(NewAlerts())
    assert [count for _, count in told.counts] == [0, 0]
    assert (told.first, news(here, told)) == ((), [0, 0])

    here.dispatch("C", "1")  # from low to out of stock
    clock.pass_by(days=3)
    here.backend.begin_day()  # and a lot of A has expired
    new = here.backend.fetch(NewAlerts(told.latest))
    assert [count for _, count in new.counts] == [1, 1]
    assert [(row.kind.value, row.sku) for row in new.first] == [
        ("out_of_stock", "C"),
        ("expired", "A"),
    ]
    assert news(here, new) == [0, 0]


def test_what_is_over_or_answered_is_no_news(here: Warehouse) -> None:
    told = here.backend.fetch(NewAlerts())
    here.dispatch("C", "1")
    assert news(here, told) == [0, 1]
    answer(here, AlertKind.OUT_OF_STOCK)
    assert news(here, told) == [0, 0]
    here.receive("C", "1")
    here.dispatch("C", "1")
    assert news(here, told) == [0, 1]
    here.receive("C", "100")
    assert news(here, told) == [0, 0]


def test_between_two_alerts_what_came_later_does_not_count(here: Warehouse) -> None:
    told = here.backend.fetch(NewAlerts())
    here.dispatch("C", "1")
    new = here.backend.fetch(NewAlerts(told.latest))
    here.add("N-1", minimum="1")
    between = NewAlerts(told.latest, new.latest)
    assert [count for _, count in here.backend.fetch(between).counts] == [0, 1]
    here.receive("C", "1")
    assert [count for _, count in here.backend.fetch(between).counts] == [0, 0]


def test_only_the_first_few_are_named(here: Warehouse) -> None:
    told = here.backend.fetch(NewAlerts())
    for number in range(9):
        here.add(f"N-{number}", minimum="1")
    new = here.backend.fetch(NewAlerts(told.latest))

    assert new.counts == ((AlertKind.EXPIRED, 0), (AlertKind.OUT_OF_STOCK, 9))
    assert [row.sku for row in new.first] == ["N-0", "N-1", "N-2"]
