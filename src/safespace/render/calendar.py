"""The calendar as a picture: a month as a page, longer stretches as weeks in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.domain.period import Period, find_period, list_week
from safespace.render.dates import DAYS, MONTHS, name_months, say_short_day
from safespace.render.heat_signs import (
    TITLES,
    Mark,
    draw_key,
    find_mark,
    find_sign,
)
from safespace.render.line import BLANK, Fold, Line, Role, Span, heading, line, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from safespace.domain.day import DayRange
    from safespace.lookback.heat import Heat

_LEFT = 6
# The name of the last month may reach this much further than its weeks.
_SPARE = 2


def draw_calendar(heat: Heat, width: int, *, figures: bool) -> Iterator[Line]:
    """Draw the days of a stretch on a screen of a width, with what its signs mean."""
    yield line(heading(say_stretch(heat.span)), quiet(f"  {TITLES[heat.by]}"))
    yield BLANK
    if is_month(heat.span):
        yield from _draw_month(heat)
    else:
        yield from _draw_weeks(heat, width)
    yield BLANK
    yield from draw_key(heat, width, figures=figures)


def is_month(span: DayRange) -> bool:
    """Say whether a stretch is one whole month."""
    return span == find_period(Period.MONTH, span.first)


def say_stretch(span: DayRange) -> str:
    """Name a stretch of days: a month, a year, or from when to when."""
    if is_month(span):
        return f"{MONTHS[span.first.month - 1]} {span.first.year}"
    if span == find_period(Period.YEAR, span.first):
        return str(span.first.year)
    return f"{say_short_day(span.first)} to {say_short_day(span.last)}"


def _draw_month(heat: Heat) -> Iterator[Line]:
    # Five cells to a day: the date, its sign, and brackets around today.
    names = "".join(f" {name[:2]}  " for name in DAYS)
    yield line("  ", quiet(names.rstrip()), fold=Fold.CUT)
    for monday in heat.mondays:
        spans: list[str | Span] = ["  "]
        for day in list_week(monday):
            spans += [*_draw_day(heat, day)] if day in heat.span else [" " * 5]
        yield line(*spans, fold=Fold.CUT)


def _draw_day(heat: Heat, day: date) -> Iterator[Span]:
    before, after = "[]" if day == heat.today else "  "
    sign = find_sign(heat, day)
    if find_mark(heat, day) is Mark.OPEN:
        # The brackets say already that this is today.
        sign = Span(" ")
    number = f"{day.day:>2}"
    plain = find_mark(heat, day) is not None and day != heat.today
    yield Span(before, Role.ACCENT)
    yield quiet(number) if plain else Span(number)
    yield sign
    yield Span(after, Role.ACCENT)


def _draw_weeks(heat: Heat, width: int) -> Iterator[Line]:
    mondays = heat.mondays
    room = max(width - _LEFT - _SPARE, 2)
    wide = 1 if room // 2 < len(mondays) <= room else 2
    most = room // wide
    blocks = -(-len(mondays) // most)
    # Blocks of about one length look better than a last one of a week or two.
    most = -(-len(mondays) // blocks)
    for start in range(0, len(mondays), most):
        if start:
            yield BLANK
        yield from _draw_block(heat, mondays[start : start + most], wide)


def _draw_block(heat: Heat, mondays: tuple[date, ...], wide: int) -> Iterator[Line]:
    yield line(" " * _LEFT, quiet(name_months(mondays, wide=wide)), fold=Fold.CUT)
    for weekday, name in enumerate(DAYS):
        spans: list[str | Span] = ["  ", quiet(name[:3].ljust(_LEFT - 2))]
        for number, monday in enumerate(mondays):
            days = list_week(monday)[weekday : weekday + 1]
            gap = " " * (wide - 1) if number else ""
            spans += [gap, *(find_sign(heat, day) for day in days)]
        yield line(*spans, fold=Fold.CUT)
