"""Days as warm as what was noted on them: what a calendar shows."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from enum import Enum
from statistics import median
from typing import TYPE_CHECKING

from safespace.domain.period import Period, find_monday, find_period
from safespace.domain.rhythm import RestDates
from safespace.frozen import dataclass, field
from safespace.lookback.limits import BETWEEN, DISTRESS_STEPS, MANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from safespace.domain.day import DayRange
    from safespace.insights.sample import Note

WEEK = timedelta(days=7)


class By(Enum):
    """What a calendar shows of a day."""

    ENTRIES = "entries"
    DISTRESS = "distress"
    FEEL = "feel"


@dataclass(frozen=True, slots=True)
class Warmth:
    """One day: how many entries, and its value.

    The value is the number of entries, the strongest distress, or the middle of how
    it felt; None where nothing of that was noted.
    """

    entries: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Heat:
    """A stretch of days with what was noted on them; `begun` is the first of all."""

    by: By
    span: DayRange
    today: date
    days: Mapping[date, Warmth]
    begun: date | None = None
    rests: RestDates = field(default_factory=lambda: RestDates(()))

    def value(self, day: date) -> float | None:
        """Return the value of a day, or None."""
        found = self.days.get(day)
        return found.value if found else None

    def level(self, day: date) -> int:
        """Return how warm a day is, from 1 on; 0 where nothing was noted."""
        value = self.value(day)
        return 0 if value is None else find_level(self.by, value)

    def is_rest(self, day: date) -> bool:
        """Say whether nothing was written on a day of rest."""
        return day not in self.days and day.toordinal() in self.rests

    @property
    def is_month(self) -> bool:
        """Say whether this is one whole month."""
        return self.span == find_period(Period.MONTH, self.span.first)

    @property
    def mondays(self) -> tuple[date, ...]:
        """Return the Mondays of all its weeks."""
        first = find_monday(self.span.first)
        count = (self.span.last - first) // WEEK + 1
        return tuple(first + number * WEEK for number in range(count))

    def values(self, days: DayRange | None = None) -> tuple[float, ...]:
        """Return the values of all or some days that have one, in order."""
        within = days or self.span
        found = ((d, self.days[d].value) for d in sorted(self.days) if d in within)
        return tuple(value for _, value in found if value is not None)


def find_level(by: By, value: float) -> int:
    """Return how warm a value is: 1 to 4, and 1 to 3 for how it felt."""
    if by is By.ENTRIES:
        return min(int(value), MANY)
    if by is By.DISTRESS:
        return bisect_right(DISTRESS_STEPS, value)
    if value < -BETWEEN:
        return 1
    return 3 if value > BETWEEN else 2


def warm_days(notes: Iterable[Note], by: By) -> dict[date, Warmth]:
    """Put notes together by their days."""
    entries: dict[date, int] = {}
    values: dict[date, list[int]] = {}
    for note in notes:
        entries[note.day] = entries.get(note.day, 0) + 1
        value = note.distress if by is By.DISTRESS else note.valence
        if value is not None:
            values.setdefault(note.day, []).append(value)
    return {
        day: Warmth(count, _sum_up(by, count, values.get(day, ())))
        for day, count in entries.items()
    }


def _sum_up(by: By, count: int, values: Iterable[int]) -> float | None:
    if by is By.ENTRIES:
        return count
    if by is By.DISTRESS:
        return max(values, default=None)
    found = list(values)
    return median(found) if found else None
