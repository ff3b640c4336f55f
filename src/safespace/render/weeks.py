"""Weeks of a series, one to a line: a small picture, or words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.insights.shape import Spread, Unit
from safespace.insights.statistics import Display, choose_display, find_middle
from safespace.render.dates import MONTHS
from safespace.render.line import Fold, Line, Role, Span, line, quiet
from safespace.render.shapes import say_number, say_spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.insights.shape import Point, Series

_ENDS = {Unit.FEEL: (-4, 4), Unit.LIGHTER: (-2, 2), Unit.TEN: (0, 10)}
NOTHING = "nothing noted"


def lay_out_weeks(series: Series, *, drawn: bool) -> Iterator[Line]:
    """Lay out the weeks in order; a gap stays a gap."""
    number = say_number(series.n, series.noun)
    yield line("  ", f"{series.title} ({number}), by week from Monday:", indent=2)
    for point in series.points:
        name = f"{point.monday.day} {MONTHS[point.monday.month - 1][:3]}".rjust(6)
        spans: list[str | Span] = ["    ", quiet(name), "  "]
        if drawn:
            spans += [*_draw(series, point), "  "]
        spans.append(quiet(_say(series, point)))
        yield line(*spans, fold=Fold.BETWEEN, indent=12)


def _say(series: Series, point: Point) -> str:
    if not point.values:
        return NOTHING
    spread = _spread(series, point)
    return f"{say_spread(spread)} ({say_number(point.n, series.noun)})"


def _draw(series: Series, point: Point) -> Iterator[Span]:
    """Draw the range as a bar with its middle on it; a few values are dots alone."""
    low, high = _ENDS[series.unit]
    at = [round(value) - low for value in point.values]
    if choose_display(point.n) is Display.LIST:
        dots, bar = set(at), set[int]()
    else:
        dots = {round(find_middle(point.values).median) - low}
        bar = {*range(min(at), max(at) + 1)}
    for place in range(high - low + 1):
        if place in dots:
            yield Span("●", Role.FULL)
        else:
            yield Span("─") if place in bar else quiet("·")


def _spread(series: Series, point: Point) -> Spread:
    return Spread("", point.values, series.unit, series.noun)
