"""The same day in earlier years, and nearer ones while there is no year yet."""

from __future__ import annotations

from calendar import isleap
from typing import TYPE_CHECKING

from safespace.domain.period import months_before
from safespace.lookback.limits import NEARER

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

_YEAR = 12
_LEAP_DAY = (2, 29)


def list_anniversaries(day: date, written: Collection[date]) -> tuple[date, ...]:
    """Return the written days that lie one or more whole years before, newest first.

    Where there is no year yet, they are those half a year and a month before.
    """
    year_ago = months_before(day, _YEAR)
    if year_ago is not None and any(one <= year_ago for one in written):
        found = {one for one in written if one < day and _is_same_day(one, day)}
    else:
        nearer = {months_before(day, months) for months in NEARER}
        found = {one for one in written if one in nearer}
    return tuple(sorted(found, reverse=True))


def _is_same_day(earlier: date, day: date) -> bool:
    if (earlier.month, earlier.day) == (day.month, day.day):
        return earlier.year < day.year
    # In years without a 29 February, that day comes up on the 28th.
    leap = (earlier.month, earlier.day) == _LEAP_DAY
    return leap and (day.month, day.day) == (2, 28) and not isleap(day.year)
