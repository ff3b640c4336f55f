"""Dates in words, the same in every locale."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from safespace.domain.moment import EPOCH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# Letters of the short name of a month.
_SHORT = 3


def say_day(day: date) -> str:
    """Return a date such as Saturday 21 November 2026."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_short_day(day: date) -> str:
    """Return a date such as Sat 21 Nov 2026."""
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def say_moment(day: date, wall: datetime) -> str:
    """Return a journal day with the clock; past midnight the day is still the same."""
    late = ", after midnight" if wall.date() > day else ""
    return f"{say_day(day)}, {say_clock(wall)}{late}"


def say_utc(at_ms: int) -> str:
    """Return an instant, whole milliseconds, such as 2026-11-21 22:14 UTC."""
    at = EPOCH + timedelta(milliseconds=at_ms)
    return f"{at:%Y-%m-%d %H:%M} UTC"


def say_clock(moment: datetime) -> str:
    """Return a time such as 21:14."""
    return f"{moment.hour:02}:{moment.minute:02}"


def name_months(mondays: Sequence[date], *, wide: int) -> str:
    """Return a row with the names of months above weeks that are `wide` cells each.

    Each stands above the first week that begins in it; where two would touch, the one
    with fewer weeks in the picture gives way. The last one may reach two cells further.
    """
    starts = [
        (at, monday.month)
        for at, monday in enumerate(mondays)
        if not at or monday.month != mondays[at - 1].month
    ]
    names = ""
    for number, (at, month) in enumerate(starts):
        last = number + 1 == len(starts)
        if last or (starts[number + 1][0] - at) * wide > _SHORT:
            names = names.ljust(at * wide) + MONTHS[month - 1][:_SHORT]
    return names
