"""Dates in words, the same in every locale."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from safespace.domain.moment import EPOCH

if TYPE_CHECKING:
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
