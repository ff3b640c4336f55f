"""Moods as a chart: a column for each week, its range as a bar, its middle as a dot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from safespace.insights.shape import Spread, Unit
from safespace.insights.statistics import Display, choose_display, find_middle
from safespace.lookback.moods import Mood, say_value, say_words
from safespace.render.dates import MONTHS, name_months
from safespace.render.entries import say_signed
from safespace.render.insight_json import describe_shape
from safespace.render.line import BLANK, Fold, Line, Role, Span, line, quiet
from safespace.render.weeks import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from safespace.insights.shape import Point, Series

ENDS = {Unit.FEEL: (-4, 4), Unit.TEN: (0, 10)}
_TICKS = {Unit.FEEL: (4, 0, -4), Unit.TEN: (10, 8, 5, 3, 0)}
_FIGURE_ROOM, _WORD_ROOM = 6, 18
_DOT, _BAR, _SINGLE, _LEVEL = "●", "│", "○", "·"
_NARROWEST = 3


def find_room(series: Series, width: int, *, figures: bool) -> int:
    """Return how many weeks fit beside each other on a screen of a width."""
    left = _FIGURE_ROOM if figures else _WORD_ROOM
    return max((width - left) // _find_wide(series.points), 1)


def draw_chart(series: Series, mood: Mood, *, figures: bool) -> Iterator[Line]:
    """Draw the weeks of a series; what was not noted is a gap."""
    low, high = ENDS[series.unit]
    wide = _find_wide(series.points)
    left = _FIGURE_ROOM if figures else _WORD_ROOM
    ticks = _TICKS[series.unit]
    for value in range(high, low - 1, -1):
        name = ""
        if value in ticks:
            name = _say_tick(series.unit, value) if figures else say_value(mood, value)
        cells = (_draw_cell(point, value, ticks) for point in series.points)
        padded = (_pad(cell, wide) for cell in cells)
        spans = [span for cell in padded for span in cell]
        yield line(quiet(name.rjust(left - 1)), " ", *spans, fold=Fold.CUT)
    if figures:
        numbers = [f"{p.n or '':>{wide - 1}} " for p in series.points]
        yield line(quiet("n".rjust(left - 1)), " ", *numbers, fold=Fold.CUT)
    mondays = [point.monday for point in series.points]
    days = [f"{monday.day:>{wide - 1}} " for monday in mondays]
    # The name of a month begins where the number of its first Monday does.
    pad = " " * (left + wide - _NARROWEST)
    yield line(quiet("".join([" " * left, *days])), fold=Fold.CUT)
    yield line(quiet(pad + name_months(mondays, wide=wide)), fold=Fold.CUT)


def explain_chart(series: Series, *, figures: bool) -> Iterator[Line]:
    """Explain the signs that are in the picture."""
    shown = {choose_display(point.n) for point in series.points if point.n}
    yield BLANK
    if shown - {Display.LIST}:
        words = (_DOT, " the middle of a week, ", _BAR, " from lowest to highest")
        yield line("  ", *words, indent=2)
    if Display.LIST in shown:
        few = "few notes, each by itself" if figures else "each by itself, being few"
        yield line("  ", _SINGLE, f" {few}", indent=2)
    if any(not point.n for point in series.points):
        yield line("  ", quiet(_LEVEL), " nothing noted", indent=2)
    if figures:
        yield line("  ", quiet("n is how many notes; weeks begin on Monday."), indent=2)
    else:
        yield line("  ", quiet("Weeks begin on Monday."), indent=2)


def say_in_words(series: Series, mood: Mood) -> Iterator[Line]:
    """Say each week without a figure."""
    yield line("  ", f"{series.title}, by week from Monday:", indent=2)
    for point in series.points:
        month = MONTHS[point.monday.month - 1][:3]
        name = f"{point.monday.day} {month}".rjust(6)
        said = ", ".join(say_words(mood, point)) or NOTHING
        yield line("    ", quiet(name), "  ", said, indent=12)


def describe_moods(series: Series, mood: Mood, *, figures: bool) -> dict[str, Any]:
    """Describe the weeks for programs; without figures, words are left."""
    weeks = []
    for point in series.points:
        figured: dict[str, Any] = dict.fromkeys(("n", "values", "median"))
        figured |= dict.fromkeys(("low", "high"))
        if figures:
            spread = Spread("", point.values, series.unit, series.noun)
            figured |= {k: describe_shape(spread)[k] for k in figured}
        words = list(say_words(mood, point))
        weeks.append({"monday": point.monday, **figured, "words": words})
    return {"by": mood.value, "n": series.n if figures else None, "weeks": weeks}


def _find_wide(points: Sequence[Point]) -> int:
    most = max((point.n for point in points), default=0)
    return max(_NARROWEST, len(str(most)) + 1)


def _draw_cell(point: Point, value: int, ticks: tuple[int, ...]) -> Span:
    if not point.values:
        return quiet(_LEVEL) if value == ticks[len(ticks) // 2] else Span(" ")
    if choose_display(point.n) is Display.LIST:
        return Span(_SINGLE, Role.FULL) if value in point.values else Span(" ")
    middle = find_middle(point.values)
    if value == _round_up(middle.median):
        return Span(_DOT, Role.FULL)
    return Span(_BAR if middle.low <= value <= middle.high else " ")


def _round_up(value: float) -> int:
    # Between two rows, the upper one; round() would go to the even one.
    return int(value // 1) + (value % 1 >= 0.5)


def _pad(cell: Span, wide: int) -> tuple[str | Span, ...]:
    return " " * (wide - 2), cell, " "


def _say_tick(unit: Unit, value: int) -> str:
    return say_signed(value) if unit is Unit.FEEL else str(value)
