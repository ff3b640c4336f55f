from __future__ import annotations

from datetime import date

import pytest

from safespace.dates.spans import read_days
from safespace.domain.day import DayRange
from safespace.errors import UnclearDateError

TODAY = date(2026, 11, 21)  # a Saturday


def span(text: str, *, future: bool = False) -> tuple[str, str]:
    found = read_days(text, today=TODAY, future=future)
    return found.first.isoformat(), found.last.isoformat()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11-20", "2026-11-20", "2026-11-20"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("1660", "1660-01-01", "1660-12-31"),
        ("today", "2026-11-21", "2026-11-21"),
        ("Yesterday", "2026-11-20", "2026-11-20"),
        ("this week", "2026-11-16", "2026-11-22"),
        ("last week", "2026-11-09", "2026-11-15"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("2026-10-05..2026-11-02", "2026-10-05", "2026-11-02"),
        ("2026-09 .. 2026-10", "2026-09-01", "2026-10-31"),
        ("last week to today", "2026-11-09", "2026-11-21"),
        ("last friday", "2026-11-20", "2026-11-20"),
        ("3 days ago..yesterday", "2026-11-18", "2026-11-20"),
        ("25 december", "2025-12-25", "2025-12-25"),
    ],
)
def test_stretches_of_days(text: str, first: str, last: str) -> None:
    assert span(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-12-24..2027-01-02", "2026-12-24", "2027-01-02"),
        ("24 december..2 january", "2026-12-24", "2027-01-02"),
        ("tomorrow", "2026-11-22", "2026-11-22"),
        ("next week", "2026-11-23", "2026-11-29"),
        ("next month", "2026-12-01", "2026-12-31"),
        ("friday", "2026-11-27", "2026-11-27"),
        ("21 november", "2026-11-21", "2026-11-21"),
        ("yesterday", "2026-11-20", "2026-11-20"),
    ],
)
def test_rests_may_lie_ahead(text: str, first: str, last: str) -> None:
    assert span(text, future=True) == (first, last)


@pytest.mark.parametrize("text", ["2026-12-24..2027-01-02", "tomorrow", "2027"])
def test_a_filter_that_starts_after_today_is_refused(text: str) -> None:
    with pytest.raises(UnclearDateError, match="in the future"):
        span(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-11-02..2026-10-05", "before it starts"),
        ("..today", "two ends"),
        ("today..", "two ends"),
        ("2026-01..2026-02..2026-03", "two ends"),
        ("12/11/2026", "2026-11-12 or 2026-12-11"),
        ("2026-02-30", "does not exist"),
        ("2026-13", "does not exist"),
        ("0000", "does not exist"),
        ("12", "a number alone"),
        ("may", "a month needs a day"),
        ("two hours ago", "a clock time"),
        ("yesterday 21:00", "not clear"),
        ("this friday", "not clear"),
        ("", "needed"),
    ],
)
def test_an_unreadable_range_never_widens(text: str, message: str) -> None:
    with pytest.raises(UnclearDateError, match=message) as caught:
        span(text, future=True)
    assert "2026-" in caught.value.hint


def test_a_weekday_named_today_could_be_next_week_for_a_rest() -> None:
    with pytest.raises(UnclearDateError, match="2026-11-21 or 2026-11-28"):
        span("saturday", future=True)


def test_the_last_week_of_the_calendar_is_a_refusal_and_no_crash() -> None:
    with pytest.raises(UnclearDateError, match="0001 to 9999"):
        read_days("next week", today=date.max, future=True)
    assert read_days("9999-12", today=date.max) == DayRange(date(9999, 12, 1), date.max)
