"""The journal day: which date a moment belongs to, for people who sleep after midnight."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

from safespace.domain.moment import Moment, moment_in, moment_of
from safespace.frozen import dataclass


@dataclass(frozen=True, slots=True)
class DayRange:
    """A stretch of days, both ends included; raises ValueError when turned around."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a range that ends before it starts."""
        if self.last < self.first:
            raise ValueError("a range of days ends on or after its first day")

    def __contains__(self, day: date) -> bool:
        """Say whether a day lies within the range."""
        return self.first <= day <= self.last


def journal_day(moment: Moment, day_start: time) -> date:
    """Return the day a moment belongs to, by the wall clock it was lived on.

    Before `day_start` the evening is still going on: the day before counts.
    The first day the calendar knows has no day before it and keeps its own hours.
    """
    wall = moment.wall()
    day = wall.date()
    if wall.time() >= day_start or day == date.min:
        return day
    return day - timedelta(days=1)


def find_day_start(moment: Moment, day_start: time) -> int:
    """Return when a moment's journal day began, in UTC milliseconds.

    The offset is the moment's own; where clocks were changed since, it is off by that.
    """
    wall = moment.wall()
    began = datetime.combine(journal_day(moment, day_start), day_start, wall.tzinfo)
    return moment_of(began).at_ms


def journal_day_at(at_ms: int, zone: tzinfo, day_start: time) -> date:
    """Return the day an instant (UTC milliseconds) belongs to in a zone."""
    return journal_day(moment_in(at_ms, zone), day_start)
