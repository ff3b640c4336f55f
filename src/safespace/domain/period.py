"""Periods to look back on: a week from Monday, a month, a year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import Enum

from safespace.domain.day import DayRange


class Period(Enum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


# In the first days of a period, people look back on the one before.
_GRACE = {Period.WEEK: 2, Period.MONTH: 5, Period.YEAR: 20}


def find_monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def list_week(monday: date) -> tuple[date, ...]:
    """Return the seven days from a Monday on; the calendar's last week has only five."""
    left = min((date.max - monday).days, 6)
    return tuple(monday + timedelta(days=number) for number in range(left + 1))


def find_period(period: Period, day: date) -> DayRange:
    """Return the days of the period that a day lies in."""
    if period is Period.WEEK:
        week = list_week(find_monday(day))
        return DayRange(week[0], week[-1])
    if period is Period.MONTH:
        last = monthrange(day.year, day.month)[1]
        return DayRange(day.replace(day=1), day.replace(day=last))
    return DayRange(day.replace(month=1, day=1), day.replace(month=12, day=31))


def find_recent(period: Period, today: date) -> DayRange:
    """Return the period to look back on: the present one, except in its first days."""
    back = min(_GRACE[period], today.toordinal() - 1)
    return find_period(period, today - timedelta(days=back))


def months_before(day: date, months: int) -> date | None:
    """Return the same day some months earlier, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < date.min.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
