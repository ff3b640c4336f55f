"""The calendar in sentences, for pipes and for people who do not look at pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from safespace.domain.day import DayRange
from safespace.domain.period import Period, find_period, list_week
from safespace.insights.shape import Spread, Unit
from safespace.lookback.heat import By
from safespace.lookback.limits import NAMED_DAYS
from safespace.render.calendar import say_stretch
from safespace.render.dates import DAYS, MONTHS
from safespace.render.entries import say_entries
from safespace.render.heat_signs import TITLES, Mark, find_mark, say_level
from safespace.render.line import BLANK, Line, heading, line, quiet
from safespace.render.shapes import say_number, say_spread, say_value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from safespace.lookback.heat import Heat

_UNITS = {By.DISTRESS: Unit.TEN, By.FEEL: Unit.FEEL}
_NONE = {By.ENTRIES: "Nothing is written in these days."}
NOTHING = "Nothing of this is noted in these days, and that is fine."


def say_calendar(heat: Heat, *, figures: bool) -> Iterator[Line]:
    """Say what was noted: day by day for about a month, else month by month."""
    yield line(heading(say_stretch(heat.span)), quiet(f"  {TITLES[heat.by]}"))
    yield BLANK
    said = False
    short = (heat.span.last - heat.span.first).days < NAMED_DAYS
    lines = _say_weeks if short or not figures else _say_months
    for one in lines(heat, figures=figures):
        said = True
        yield one
    if not said:
        yield line("  ", _NONE.get(heat.by, NOTHING), indent=2)


def sum_up(heat: Heat) -> Iterator[Line]:
    """Say in a sentence what the whole picture shows, with its number of days."""
    values = heat.values()
    if values:
        yield line("  ", f"In all: {_say_values(heat.by, values)}.", indent=2)


def describe_calendar(heat: Heat, *, figures: bool, rhythm: bool) -> dict[str, Any]:
    """Describe the days that have something for programs.

    Without figures words are left; without the rhythm there are no days of rest.
    """
    days = [day for at in heat.mondays for day in list_week(at) if day in heat.span]
    shown = [_describe(heat, day, figures=figures, rhythm=rhythm) for day in days]
    return {
        "by": heat.by.value,
        "first": heat.span.first,
        "last": heat.span.last,
        "today": heat.today,
        "days": [one for one in shown if one is not None],
    }


def _describe(
    heat: Heat, day: date, *, figures: bool, rhythm: bool
) -> dict[str, Any] | None:
    noted, level = heat.days.get(day), heat.level(day)
    rest = rhythm and find_mark(heat, day) is Mark.REST
    # By distress or feeling, a day is there for its value alone.
    if not level and not rest:
        return None
    counted = figures and noted is not None and heat.by is By.ENTRIES
    return {
        "day": day,
        "entries": noted.entries if counted and noted else None,
        "value": heat.value(day) if figures and heat.by is not By.ENTRIES else None,
        "word": say_level(heat.by, level) if level else None,
        "rest": rest if rhythm else None,
    }


def _say_weeks(heat: Heat, *, figures: bool) -> Iterator[Line]:
    for monday in heat.mondays:
        days = (day for day in list_week(monday) if day in heat.span)
        said = (_say_day(heat, day, figures=figures) for day in days)
        parts = [part for part in said if part]
        if parts:
            month = MONTHS[monday.month - 1][:3]
            name = f"Week of {monday.day} {month}: "
            yield line("  ", name, f"{', '.join(parts)}.", indent=4)


def _say_day(heat: Heat, day: date, *, figures: bool) -> str:
    name, value = DAYS[day.weekday()][:3], heat.value(day)
    if find_mark(heat, day) is Mark.REST:
        return f"{name} rest"
    if value is None:
        return f"{name} today" if day == heat.today else ""
    if heat.by is By.ENTRIES:
        said = f"{name} {int(value)}" if figures else name
    elif figures:
        said = f"{name} {_say_value(heat.by, value)}"
    else:
        said = f"{name} {say_level(heat.by, heat.level(day))}"
    return f"{said} (today)" if day == heat.today else said


def _say_value(by: By, value: float) -> str:
    return say_value(value, Unit.FEEL) if by is By.FEEL else str(int(value))


def _say_months(heat: Heat, *, figures: bool) -> Iterator[Line]:
    del figures
    day = heat.span.first
    while True:
        month = find_period(Period.MONTH, day)
        within = DayRange(day, min(month.last, heat.span.last))
        values = heat.values(within)
        if values:
            name = f"{MONTHS[day.month - 1]} {day.year}: "
            yield line("  ", name, f"{_say_values(heat.by, values)}.", indent=4)
        if month.last >= heat.span.last:
            return
        day = day.fromordinal(month.last.toordinal() + 1)


def _say_values(by: By, values: tuple[float, ...]) -> str:
    days = say_number(len(values), "day")
    if by is By.ENTRIES:
        return f"{say_entries(int(sum(values)))} on {days}"
    return f"{say_spread(Spread('', values, _UNITS[by], 'day'))} ({days})"
