"""The order of day and month, decided by the whole column."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.services.imports.dates import best_orders, read_day
from app.services.imports.request import DateOrder

FORMATS: dict[DateOrder, tuple[str, ...]] = {
    "iso": ("%Y-%m-%d",),
    "us": ("%m/%d/%Y", "%m-%d-%Y"),
    "eu": ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"),
}
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
orders: st.SearchStrategy[DateOrder] = st.sampled_from(["iso", "us", "eu"])


def test_a_day_above_twelve_decides_for_the_whole_column() -> None:
    assert best_orders(["03/04/2025", "12/31/2025"]) == ("us",)
    assert best_orders(["03/04/2025", "31/12/2025"]) == ("eu",)


def test_iso_dates_are_nothing_else() -> None:
    assert best_orders(["2025-03-04", "2025-12-31"]) == ("iso",)


def test_a_column_that_fits_both_orders_is_left_to_the_user() -> None:
    assert best_orders(["03/04/2025", "05/06/2025"]) == ("us", "eu")


def test_a_column_of_mixed_orders_is_left_to_the_user() -> None:
    assert best_orders(["12/31/2025", "31/12/2025"]) == ("us", "eu")


def test_points_are_european() -> None:
    assert best_orders(["03.04.2025"]) == ("eu",)
    assert read_day("3.4.2025", "eu") == date(2025, 4, 3)


def test_a_column_without_dates_has_no_order() -> None:
    assert best_orders(["soon", "13/13/2025"]) == ()
    assert best_orders([]) == ()


def test_impossible_days_short_years_and_mixed_separators_are_no_dates() -> None:
    for text in ("02/30/2025", "12/31/25", "12/31-2025", "12/31/2025 00:00", "١٢/٣١/٢٠٢٥", ""):
        assert read_day(text, "us") is None


@given(orders, st.data(), st.lists(days, min_size=1))
def test_a_decided_column_reads_back_as_it_was_written(
    order: DateOrder, data: st.DataObject, written: list[date]
) -> None:
    cells = [day.strftime(data.draw(st.sampled_from(FORMATS[order]))) for day in written]
    decided = best_orders(cells)
    assert order in decided
    if len(decided) == 1:
        assert [read_day(cell, decided[0]) for cell in cells] == written


@given(st.lists(days, min_size=1))
def test_a_column_is_ambiguous_only_when_no_day_is_above_twelve(written: list[date]) -> None:
    decided = best_orders(day.strftime("%d/%m/%Y") for day in written)
    assert (len(decided) == 2) == all(day.day <= 12 for day in written)


@given(st.text(max_size=12), orders)
def test_no_text_breaks_the_reader(text: str, order: DateOrder) -> None:
    found = read_day(text, order)
    assert found is None or isinstance(found, date)
