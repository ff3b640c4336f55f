"""Dates in words, the same in every locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def say_clock(moment: datetime) -> str:
    """Return a time such as 21:14."""
    return f"{moment.hour:02}:{moment.minute:02}"
