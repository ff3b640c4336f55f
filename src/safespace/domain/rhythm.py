"""The rhythm: how often somebody writes, worked out from their days and never stored."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from safespace.domain.day import DayRange

WINDOW_DAYS = 28
WEEK = 7

EXPLANATION = (
    "A day counts once you have written something for it, however short.",
    "Today stays open until it ends: it counts once you write, and until then it changes nothing.",
    "Rest dates are left out on both sides, even when you write on them.",
    "Rest days each week: {n}. That many days without writing, the first ones from Monday to Sunday, neither end a run nor add to it.",
    "Any other day without writing ends a run. The next day you write starts a new one and counts as coming back.",
    "The length of a run is the number of days you wrote in it.",
    "The last 28 days end today when you have written today or today is a rest date, and yesterday otherwise; days before your first entry are left out.",
    "These figures are worked out afresh each time from the days alone.",
)


class TodayState(Enum):
    """How today stands: it is never a gap before it has ended."""

    WRITTEN = "written"
    OPEN = "open"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The figures of a rhythm, in days, except `returns`, which counts comings back.

    `written_total`, `first` and `last` know every written day, rest dates included;
    the other counts leave rest dates out.
    """

    written_total: int
    run: int
    longest: int
    returns: int
    window_written: int
    window_days: int
    today: TodayState
    first: date | None
    last: date | None


def explain(rest_days_a_week: int) -> tuple[str, ...]:
    """Return the rules as plain sentences, with the weekly rest days filled in."""
    return tuple(
        sentence.format(n=rest_days_a_week)
        for sentence in EXPLANATION
        if rest_days_a_week or "{n}" not in sentence
    )


class DayState(Enum):
    """What a single day in the picture shows; words, so that no colour is needed."""

    WRITTEN = "written"
    EMPTY = "empty"
    REST = "rest"
    OPEN = "open"
    FUTURE = "future"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Grid:
    """A picture of weeks: a column for each Monday, a row for each weekday.

    `rows[0]` is Monday; `rows[r][c]` is the day `r` days after `mondays[c]`.
    """

    mondays: tuple[date, ...]
    rows: tuple[tuple[DayState, ...], ...]


class RestDates:
    """Rest ranges merged and sorted, so that a long rest costs as much as a short one.

    Days are ordinals (`date.toordinal`) here: day 1 is a Monday.
    """

    __slots__ = ("_firsts", "_lasts")

    def __init__(self, rests: Iterable[DayRange]) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for first, last in sorted(
            (rest.first.toordinal(), rest.last.toordinal()) for rest in rests
        ):
            if self._lasts and first <= self._lasts[-1] + 1:
                self._lasts[-1] = max(self._lasts[-1], last)
            else:
                self._firsts.append(first)
                self._lasts.append(last)

    def end_of(self, day: int) -> int | None:
        """Return the last day of the rest a day lies in, or None outside of rests."""
        index = bisect_right(self._firsts, day) - 1
        if index < 0 or self._lasts[index] < day:
            return None
        return self._lasts[index]

    def __contains__(self, day: int) -> bool:
        """Say whether a day is a rest date."""
        return self.end_of(day) is not None


@dataclass(frozen=True, slots=True)
class _Days:
    """What the rules look at: written days, rest dates, and days forgiven a week."""

    written: frozenset[int]
    first: int
    rests: RestDates
    forgiven: int

    def unwritten(self, day: int) -> bool:
        return day not in self.written and day not in self.rests

    def ends_a_run(self, day: int) -> bool:
        """Say whether an ended day goes beyond what its week forgives."""
        if not self.unwritten(day):
            return False
        monday = day - (day - 1) % WEEK
        earlier = range(max(monday, self.first), day)
        return sum(map(self.unwritten, earlier)) >= self.forgiven

    def gap_between(self, before: int, after: int) -> bool:
        """Look for a day that ends a run strictly between two days.

        A week forgives at most six days, so outside of rests (stepped over whole)
        the walk ends within a fortnight, however many years lie between.
        """
        if self.forgiven >= WEEK:
            return False
        day = before + 1
        while day < after:
            rest_end = self.rests.end_of(day)
            if rest_end is not None:
                day = rest_end
            elif self.ends_a_run(day):
                return True
            day += 1
        return False


def compute_rhythm(
    days: Iterable[date],
    *,
    today: date,
    rests: Sequence[DayRange] = (),
    rest_days_a_week: int = 0,
) -> Rhythm:
    """Work out the rhythm of the days somebody wrote on, in any order, repeats allowed.

    * A day is a hit when something was written for it. Today is open until it ends:
      written it is a hit, not yet written it is nothing. Days after today are ignored.
    * Rest dates are neither hit nor gap, even when written on.
    * In each ISO week, the first `rest_days_a_week` ended days that are unwritten, no
      rest dates and later than the first written day are forgiven: they neither end a
      run nor add to it. Any other such day ends a run.
    * `run` counts the hits since a run last ended, `longest` the most hits in any run,
      `returns` the runs that were started after another one had ended.
    * The window is the last 28 days up to today when today is written or a rest date,
      and up to yesterday otherwise, less rest dates and days before all writing.
    """
    now = today.toordinal()
    written = sorted({day.toordinal() for day in days if day <= today})
    resting = RestDates(rests)
    hits = [day for day in written if day not in resting]
    start = min(written, default=now)
    rules = _Days(frozenset(written), start, resting, rest_days_a_week)
    runs = _run_lengths(hits, rules)
    state = _today_state(now, rules)
    window = _window(now, state, start)
    return Rhythm(
        written_total=len(written),
        run=0 if rules.gap_between(max(hits, default=now), now) else sum(runs[-1:]),
        longest=max(runs, default=0),
        returns=max(len(runs) - 1, 0),
        window_written=sum(day in window for day in hits),
        window_days=sum(day not in resting for day in window),
        today=state,
        first=date.fromordinal(written[0]) if written else None,
        last=date.fromordinal(written[-1]) if written else None,
    )


def _run_lengths(hits: Sequence[int], rules: _Days) -> list[int]:
    lengths = [1] if hits else []
    for before, after in pairwise(hits):
        if rules.gap_between(before, after):
            lengths.append(1)
        else:
            lengths[-1] += 1
    return lengths


def _window(now: int, state: TodayState, start: int) -> range:
    end = now - 1 if state is TodayState.OPEN else now
    return range(max(end - WINDOW_DAYS + 1, start), end + 1)


def _today_state(now: int, rules: _Days) -> TodayState:
    if now in rules.rests:
        return TodayState.REST
    return TodayState.WRITTEN if now in rules.written else TodayState.OPEN


def week_grid(
    days: Iterable[date],
    *,
    today: date,
    rests: Sequence[DayRange] = (),
    weeks: int = 12,
) -> Grid:
    """Lay out the last ISO weeks, ending with the week of today, oldest first.

    A rest date shows as rest even when written on, as in the figures. Days before the
    first written one are BEFORE; today is OPEN, never EMPTY.
    """
    now = today.toordinal()
    written = frozenset(day.toordinal() for day in days if day <= today)
    rules = _Days(written, min(written, default=now), RestDates(rests), 0)
    this_monday = now - (now - 1) % WEEK
    mondays = range(this_monday - WEEK * (weeks - 1), this_monday + 1, WEEK)
    return Grid(
        mondays=tuple(map(date.fromordinal, mondays)),
        rows=tuple(
            tuple(_day_state(monday + weekday, now, rules) for monday in mondays)
            for weekday in range(WEEK)
        ),
    )


def _day_state(day: int, now: int, rules: _Days) -> DayState:
    if day > now:
        return DayState.FUTURE
    if day < rules.first:
        return DayState.BEFORE
    if day in rules.rests:
        return DayState.REST
    if day in rules.written:
        return DayState.WRITTEN
    return DayState.OPEN if day == now else DayState.EMPTY
