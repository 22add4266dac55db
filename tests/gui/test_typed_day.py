"""Days of any kind, as a clerk types them."""

from datetime import date

import pytest

from app.ui.typed_day import DayMisread, read_day

TODAY = date(2025, 3, 31)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        (" ", None),
        ("311227", date(2027, 12, 31)),
        ("20241231", date(2024, 12, 31)),
        ("31/12/2024", date(2024, 12, 31)),
        ("+7", date(2025, 4, 7)),
        ("-7", date(2025, 3, 24)),
        ("-0", TODAY),
        ("- 1m", date(2025, 2, 28)),
        ("-1Y", date(2024, 3, 31)),
        ("2/2024", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read_in_every_usual_form(typed: str, meant: date | None) -> None:
    assert read_day(typed, TODAY) == meant


def test_a_month_is_its_first_day_where_a_range_begins() -> None:
    assert read_day("2/2024", TODAY, first=True) == date(2024, 2, 1)
    assert read_day("12.24", TODAY, first=True) == date(2024, 12, 1)
    assert read_day("15/12/24", TODAY, first=True) == date(2024, 12, 15)


@pytest.mark.parametrize("typed", ["x", "-", "none", "31", "310225", "13/2025", "-9999y", "٣١١٢٢٧"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(DayMisread):
        read_day(typed, TODAY)
