"""Dates written in digits: ISO first, and other orders where only one reading exists.

Nothing heavy is imported here, so that a plain date costs nothing to read.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from safespace.dates.refusals import ISO_HINT, impossible, two_readings, unreadable
from safespace.domain.day import DayRange
from safespace.errors import UnclearDateError

LONGEST_TEXT = 60
MONTHS_A_YEAR = 12

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_YEAR = re.compile(r"[0-9]{4}")


def tidy(text: str) -> str:
    """Return text in lower case with single spaces; refuse what is no date at all."""
    tidied = " ".join(text.casefold().split())
    if not tidied:
        raise UnclearDateError("A date is needed here.", hint=ISO_HINT)
    if len(tidied) > LONGEST_TEXT:
        raise unreadable(tidied[:20] + "…", "it is too long")
    return tidied


def read_digits(text: str) -> date | None:
    """Read a full date in digits, or return None when the text has another shape.

    Raises UnclearDateError for dates that do not exist, and where day and month could
    be swapped.
    """
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = match.groups()
        return _existing(text, int(year), int(month), int(day))
    if match := _YEAR_LAST.fullmatch(text):
        one, _, other, year = match.groups()
        return _either_order(text, int(one), int(other), int(year))
    if _SHORT_YEAR.fullmatch(text):
        raise unreadable(text, "the year needs four digits")
    return None


def read_month(text: str) -> DayRange | None:
    """Read `2026-11` as the days of that month, or return None."""
    match = _MONTH.fullmatch(text)
    if match is None:
        return None
    return month_of(_existing(text, int(match[1]), int(match[2]), 1))


def read_year(text: str) -> DayRange | None:
    """Read `2026` as the days of that year, or return None."""
    if _YEAR.fullmatch(text) is None:
        return None
    first = _existing(text, int(text), 1, 1)
    return DayRange(first, first.replace(month=MONTHS_A_YEAR, day=31))


def month_of(day: date) -> DayRange:
    """Return the days of the month a day lies in."""
    first = day.replace(day=1)
    # The 28th is in every month, and four days on is always in the next one.
    if first.month == MONTHS_A_YEAR:
        return DayRange(first, first.replace(day=31))
    after = first.replace(day=28) + timedelta(days=4)
    return DayRange(first, after - timedelta(days=after.day))


def _existing(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise impossible(text, "the calendar has no such day") from None


def _either_order(text: str, one: int, other: int, year: int) -> date:
    if one > MONTHS_A_YEAR or one == other:
        return _existing(text, year, other, one)
    if other > MONTHS_A_YEAR:
        return _existing(text, year, one, other)
    day_first = _existing(text, year, other, one)
    month_first = _existing(text, year, one, other)
    raise two_readings(text, day_first.isoformat(), month_first.isoformat())
