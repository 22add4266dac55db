"""Which alert a product or a lot deserves."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.domain.alerts import AlertKind, AlertState, alert_state, lot_alert, product_alert

TODAY = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("usable", "minimum", "kind"),
    [
        ("0", "0", None),
        ("0", "0.001", AlertKind.OUT_OF_STOCK),
        ("0.001", "1", AlertKind.LOW_STOCK),
        ("9.999", "10", AlertKind.LOW_STOCK),
        ("10", "10", None),
        ("11", "10", None),
    ],
)
def test_a_product_is_out_low_or_neither(usable: str, minimum: str, kind: AlertKind | None) -> None:
    assert product_alert(Decimal(usable), Decimal(minimum)) is kind


@pytest.mark.parametrize(
    ("days", "warn_days", "kind"),
    [
        (-1, 0, AlertKind.EXPIRED),
        (-1, 30, AlertKind.EXPIRED),
        (0, 0, AlertKind.EXPIRING),
        (1, 0, None),
        (30, 30, AlertKind.EXPIRING),
        (31, 30, None),
    ],
)
def test_a_lot_is_expired_expiring_or_neither(
    days: int, warn_days: int, kind: AlertKind | None
) -> None:
    assert lot_alert(Decimal(1), TODAY + timedelta(days), TODAY, warn_days) is kind


def test_an_empty_lot_and_one_that_never_expires_need_no_alert() -> None:
    assert lot_alert(Decimal(0), TODAY, TODAY, 30) is None
    assert lot_alert(Decimal(1), None, TODAY, 30) is None


@pytest.mark.parametrize(
    ("until", "acknowledged", "state"),
    [
        (None, False, AlertState.OPEN),
        (None, True, AlertState.ACKNOWLEDGED),
        (TODAY + timedelta(1), False, AlertState.SNOOZED),
        (TODAY, False, AlertState.OPEN),
        (TODAY - timedelta(1), True, AlertState.ACKNOWLEDGED),
    ],
)
def test_a_snooze_ends_when_its_date_has_come(
    *, until: date | None, acknowledged: bool, state: AlertState
) -> None:
    assert alert_state(TODAY, until, acknowledged=acknowledged) is state
