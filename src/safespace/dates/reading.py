"""Reading when something happened, as people type it after `--at`.

ISO dates, digits, today, yesterday and clock times are read right here. Other words
load `words`, which is slow, and only then.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from safespace.dates.clock import Clock, PartOfDay, split_clock, split_part
from safespace.dates.iso import read_digits, read_month, read_year, tidy
from safespace.dates.named import NamedDay
from safespace.dates.placing import place
from safespace.dates.refusals import clock_of, not_yet, two_readings, unreadable
from safespace.domain.day import journal_day
from safespace.domain.moment import Moment, moment_in
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from datetime import tzinfo

NOON = time(12)
ONE_DAY = timedelta(days=1)
# Clocks of two machines differ a little; nobody is told off for seconds.
LEEWAY_MS = 60_000
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}


@dataclass(frozen=True, slots=True)
class When:
    """When something happened: the moment, its journal day, and how much was said.

    With `whole_day` only the day was named; the moment is then its noon, or now when
    noon has not come yet.
    """

    moment: Moment
    day: date
    whole_day: bool


@dataclass(frozen=True, slots=True)
class _Here:
    """Where and when somebody types: today is their journal day."""

    now: Moment
    zone: tzinfo
    day_start: time

    @property
    def today(self) -> date:
        return journal_day(self.now, self.day_start)

    def place(self, day: date, at: time) -> Moment:
        return place(datetime.combine(day, at), self.zone, self.now.zone)

    def is_future(self, moment: Moment) -> bool:
        return moment.at_ms > self.now.at_ms + LEEWAY_MS


def read_when(text: str, *, now: Moment, zone: tzinfo, day_start: time) -> When:
    """Read a date, a time or both; `now` is the present moment in `zone`.

    "Today" and "yesterday" follow the journal day, a written-out date follows the
    calendar. Raises UnclearDateError for whatever is unclear, impossible or not yet.
    """
    asked = tidy(text)
    try:
        return _read(asked, _Here(now, zone, day_start))
    except OverflowError:
        raise unreadable(asked, "it leaves the years 0001 to 9999") from None


def _read(asked: str, here: _Here) -> When:
    if asked == "now":
        return When(here.now, here.today, whole_day=False)
    rest, clock = split_clock(asked)
    if clock is not None:
        return _on_the_clock(asked, rest, clock, here)
    rest, part = split_part(asked)
    if part is not None:
        return _in_a_part(asked, rest, part, here)
    return _ago(asked, here) or _whole_day(_name_day(asked, asked, here).day, here)


def _name_day(asked: str, rest: str, here: _Here) -> NamedDay:
    """Say which day the text without its clock time names."""
    if rest in _DAYS:
        return NamedDay(here.today + _DAYS[rest] * ONE_DAY, by_calendar=False)
    day = read_digits(rest)
    if day is not None:
        return NamedDay(day, by_calendar=True)
    if read_month(rest) or read_year(rest):
        raise unreadable(asked, "one day is needed")
    if not rest:
        raise unreadable(asked)
    from safespace.dates.words import day_in_words  # noqa: PLC0415 - slow, so late

    return day_in_words(rest, today=here.today)


def _ago(asked: str, here: _Here) -> When | None:
    """Read "two hours ago", which names an instant and no day."""
    if not asked.endswith(" ago"):
        return None
    from safespace.dates.words import instant_ago  # noqa: PLC0415 - slow, so late

    at_ms = instant_ago(asked.replace("half an hour", "30 minutes"), here.now.at_ms)
    if at_ms is None:
        return None
    return _at(moment_in(at_ms, here.zone, here.now.zone), here)


def _whole_day(day: date, here: _Here) -> When:
    if day > here.today:
        raise not_yet(day.isoformat(), _day_start_hint(day, here))
    noon = here.place(day, NOON)
    moment = here.now if noon.at_ms > here.now.at_ms else noon
    return When(moment, day, whole_day=True)


def _day_start_hint(day: date, here: _Here) -> str:
    """Explain the one surprise: after midnight, before the day has started."""
    if day != here.now.wall().date():
        return ""
    return (
        f"Your day starts at {here.day_start:%H:%M}, so today is still"
        f" {here.today.isoformat()}."
    )


def _on_the_clock(asked: str, rest: str, clock: Clock, here: _Here) -> When:
    named = _name_day(asked, rest or "today", here)
    if clock.offset is not None:
        if not named.by_calendar:
            raise unreadable(asked, "a time with an offset needs a full date")
        moment = _with_offset(datetime.combine(named.day, clock.at), clock, here)
        return _at(moment, here)
    if not named.by_calendar and clock.at < here.day_start:
        return _in_the_night(asked, named.day, clock, here)
    hint = "" if rest else f"For the day before, try: yesterday {clock.at:%H:%M}."
    return _at(here.place(named.day, clock.at), here, hint)


def _with_offset(wall: datetime, clock: Clock, here: _Here) -> Moment:
    """Place a wall clock whose distance from UTC was written out.

    A numeric offset is the wall clock somebody lived by. `Z` tells the instant only
    (RFC 9557, section 2.2), so the wall clock is that of the zone.
    """
    moment = place(wall, clock.offset or UTC)
    local = moment_in(moment.at_ms, here.zone, here.now.zone)
    return local if clock.zulu or local.offset_s == moment.offset_s else moment


def _in_the_night(asked: str, day: date, clock: Clock, here: _Here) -> When:
    """Read "01:00" on a day named from today: the night into it, or out of it."""
    after = here.place(day + ONE_DAY, clock.at)
    if day == here.today:
        after_midnight = here.now.wall().date() != day
        if after_midnight or not here.is_future(after):
            return _at(after, here)
        return _at(here.place(day, clock.at), here)
    before = here.place(day, clock.at)
    raise two_readings(asked, clock_of(before.wall()), clock_of(after.wall()))


def _in_a_part(asked: str, rest: str, part: PartOfDay, here: _Here) -> When:
    """Read "yesterday evening"; a part that has begun counts as its hour, or as now."""
    day = {"this": "today", "last": "yesterday"}.get(rest, rest)
    named = _name_day(asked, day, here).day
    usual = here.place(named, part.usual)
    if rest == "last" and here.now.wall().date() != here.today:
        later = here.place(named + ONE_DAY, part.usual)
        raise two_readings(asked, clock_of(usual.wall()), clock_of(later.wall()))
    begun = datetime.combine(named, part.begins) <= here.now.wall().replace(tzinfo=None)
    return _at(here.now if begun and here.is_future(usual) else usual, here)


def _at(moment: Moment, here: _Here, hint: str = "") -> When:
    if here.is_future(moment):
        raise not_yet(clock_of(moment.wall()), hint)
    return When(moment, journal_day(moment, here.day_start), whole_day=False)
