"""When a reminder comes: a time on the wall clock, on some days of the week."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import groupby
from typing import TYPE_CHECKING, Final

from safespace.errors import UsageError
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERY_DAY: Final = frozenset(range(7))
# Rest dates may cover a long stretch; after a year nothing is looked for.
LOOK_AHEAD: Final = 366
_TIME: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Timing:
    """A time of the day, and weekdays from 0, Monday, to 6, Sunday; at least one."""

    at: time
    days: frozenset[int] = EVERY_DAY

    def say(self) -> str:
        """Return the timing in words, such as 20:30, mon-fri."""
        days = "every day" if self.days == EVERY_DAY else say_days(self.days)
        return f"{self.at:%H:%M}, {days}"


def read_time(text: str) -> time:
    """Read a time written as HH:MM.

    Raises:
        UsageError: for anything else; 8:30 could mean the evening.
    """
    found = _TIME.fullmatch(text)
    if found is None:
        raise UsageError("A time is written as HH:MM, such as 08:30 or 20:30.")
    return time(int(found[1]), int(found[2]))


def read_days(text: str) -> frozenset[int]:
    """Read weekdays such as mon-fri, sat,sun or fri-mon.

    Raises:
        UsageError: for anything else.
    """
    found: set[int] = set()
    for part in text.lower().split(","):
        first, dash, last = (each.strip() for each in part.partition("-"))
        if first not in DAYS or (dash and last not in DAYS):
            raise UsageError(
                "Days are written as mon-fri, or as mon,wed,sun.",
                hint=f"The days: {', '.join(DAYS)}.",
            )
        start, end = DAYS.index(first), DAYS.index(last if dash else first)
        found |= {(start + n) % 7 for n in range((end - start) % 7 + 1)}
    return frozenset(found)


def say_days(days: frozenset[int]) -> str:
    """Return weekdays as they are typed, runs of three and more joined by a dash."""
    return ",".join(_say_runs(sorted(days)))


def next_at(
    timing: Timing, *, after: datetime, zone: tzinfo, skip: Callable[[date], bool]
) -> datetime | None:
    """Return the first reminder after a moment, on the wall clock of a zone.

    A time that the clocks skip in spring comes as much later as they skip; one that
    they repeat in autumn comes the first time. `skip` says which dates have none.
    """
    today = after.astimezone(zone).date()
    for number in range(LOOK_AHEAD):
        day = today + timedelta(days=number)
        wall = datetime.combine(day, timing.at, tzinfo=zone)
        # By way of UTC, which turns a time that does not exist into the one after it.
        at = wall.astimezone(UTC).astimezone(zone)
        if day.weekday() in timing.days and not skip(day) and at > after:
            return at
    return None


def _say_runs(days: list[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(days), key=lambda pair: pair[1] - pair[0]):
        names = [DAYS[day] for _, day in run]
        if len(names) > 2:
            yield f"{names[0]}-{names[-1]}"
        else:
            yield from names
