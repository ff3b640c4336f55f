"""Periods to look back on, held against the calendar day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.domain.period import (
    Period,
    find_monday,
    find_period,
    find_recent,
    list_week,
    months_before,
)

DAYS = st.dates(date(1, 2, 1), date(9999, 12, 1))
ONE = timedelta(days=1)


def same(period: Period, a: date, b: date) -> bool:
    """Say whether two days are in one period, by the calendar alone."""
    if period is Period.WEEK:
        return a.isocalendar()[:2] == b.isocalendar()[:2]
    months = period is Period.MONTH
    return a.year == b.year and (a.month == b.month or not months)


@given(DAYS, st.sampled_from(Period))
def test_a_period_holds_its_days_and_no_other(day: date, period: Period) -> None:
    found = find_period(period, day)

    assert day in found
    assert same(period, found.first, day)
    assert same(period, found.last, day)
    assert not same(period, found.first - ONE, day)
    assert not same(period, found.last + ONE, day)


@given(st.dates())
def test_a_week_begins_on_monday_even_at_the_ends_of_the_calendar(day: date) -> None:
    week = list_week(find_monday(day))

    assert day in week
    assert week[0].weekday() == 0
    assert len(week) == 7 or week[-1] == date.max


@pytest.mark.parametrize(
    ("period", "today", "first"),
    [
        (Period.WEEK, date(2026, 11, 22), date(2026, 11, 16)),
        (Period.WEEK, date(2026, 11, 24), date(2026, 11, 16)),
        (Period.WEEK, date(2026, 11, 25), date(2026, 11, 23)),
        (Period.MONTH, date(2026, 11, 5), date(2026, 10, 1)),
        (Period.MONTH, date(2026, 11, 6), date(2026, 11, 1)),
        (Period.YEAR, date(2027, 1, 20), date(2026, 1, 1)),
        (Period.YEAR, date(2027, 1, 21), date(2027, 1, 1)),
        (Period.YEAR, date.min, date.min),
    ],
)
def test_in_its_first_days_the_one_before_is_meant(
    period: Period, today: date, first: date
) -> None:
    assert find_recent(period, today).first == first


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2026, 11, 21), 6, date(2026, 5, 21)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(1, 3, 1), 6, None),
    ],
)
def test_months_before_end_where_the_month_does(
    day: date, months: int, earlier: date | None
) -> None:
    assert months_before(day, months) == earlier
