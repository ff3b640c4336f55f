"""Which days come up on a day, held against the calendar."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from safespace.lookback.anniversaries import list_anniversaries

DAY = date(2026, 11, 21)


def test_earlier_years_come_newest_first() -> None:
    written = [date(2024, 11, 21), date(2025, 11, 21), date(2025, 11, 20), DAY]

    assert list_anniversaries(DAY, written) == (written[1], written[0])


def test_a_young_journal_has_half_a_year_and_a_month() -> None:
    young = [date(2026, 5, 21), date(2026, 10, 21), date(2026, 10, 20)]

    assert list_anniversaries(DAY, young) == (young[1], young[0])
    # Once there is a year, only years count.
    assert list_anniversaries(DAY, [*young, date(2025, 1, 1)]) == ()


def test_the_29th_of_february_comes_up_on_the_28th_where_there_is_none() -> None:
    leap = [date(2024, 2, 29)]

    assert list_anniversaries(date(2026, 2, 28), leap) == (leap[0],)
    assert list_anniversaries(date(2028, 2, 29), leap) == (leap[0],)
    assert list_anniversaries(date(2028, 2, 28), leap) == ()


@given(st.dates(date(2000, 1, 1)), st.sets(st.dates(date(2000, 1, 1)), max_size=8))
def test_nothing_later_ever_comes_up(day: date, written: set[date]) -> None:
    found = list_anniversaries(day, written)

    assert all(one < day and one in written for one in found)
    assert list(found) == sorted(found, reverse=True)
