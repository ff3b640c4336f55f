"""Charts as coordinates: what a page draws, with the same in words for everybody else.

Coordinates are those of a drawing as wide as WIDTH; a page scales it to its own width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass
from safespace.insights.statistics import Display, choose_display, find_middle
from safespace.render.report.blocks import say_values, say_week
from safespace.render.shapes import percent, say_forecast, say_number, say_share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.insights.shape import Point, Series
    from safespace.render.report.blocks import Intervals

WIDTH, LEFT, RIGHT = 440, 24, 12
_TOP, _HIGH, _BELOW = 10, 110, 40
_MOST = 10
_ROW, _AXIS = 44, 22
# Weeks stand no further apart than this, so that a few of them stay together.
_WIDEST_STEP = 44.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place; `anchor` says which end of them stands there."""

    x: float
    y: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from one place to another; a bar is a thick one."""

    x1: float
    y1: float
    x2: float
    y2: float
    bar: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A middle, or one value; an open one was only expected."""

    x: float
    y: float
    open: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, what it is called, and the same in words."""

    title: str
    words: str
    height: float
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    width: int = WIDTH


def draw_weeks(series: Series) -> Chart:
    """Draw the middle and the range of each week, and how many notes it has."""
    count = len(series.points)
    step = min((WIDTH - LEFT - RIGHT) / count, _WIDEST_STEP)
    places = [(LEFT + (at + 0.5) * step, p) for at, p in enumerate(series.points)]
    grid = tuple(Stroke(LEFT, _up(v), WIDTH - RIGHT, _up(v)) for v in (0, 5, 10))
    scale = tuple(Label(LEFT - 6, _up(v) + 4, str(v), "end") for v in (0, 5, 10))
    said = "; ".join(_say_week(series, point) for point in series.points)
    return Chart(
        title=f"{series.title} ({say_number(series.n, series.noun)})",
        words=f"From 0 to 10, by week from Monday. {said}.",
        height=_TOP + _HIGH + _BELOW,
        strokes=(*grid, *(one for x, p in places for one in _draw_bar(x, p))),
        dots=tuple(one for x, p in places for one in _draw_dots(x, p)),
        labels=(*scale, *_label_weeks(places, step)),
    )


def draw_intervals(intervals: Intervals) -> Chart:
    """Draw shares with their intervals on a line from 0 to 100 %."""
    strokes, dots, labels, words = [], [], [], []
    y = 0.0
    if intervals.expected is not None:
        expected = intervals.expected
        said = f"{expected.lead} (n = {expected.n})"
        labels.append(Label(LEFT, y + 16, said, "start"))
        dots.append(Dot(_along(expected.mean), y + 30, open=True))
        words.append(say_forecast(expected))
        y += _ROW
    for share in intervals.shares:
        low, high = percent(share)
        said = f"{share.lead} {share.k} of {share.n}"
        labels.append(Label(LEFT, y + 16, said, "start"))
        strokes.append(Stroke(_along(low), y + 30, _along(high), y + 30, bar=True))
        dots.append(Dot(_along(100 * share.k / share.n), y + 30))
        words.append(say_share(share))
        y += _ROW
    ends = ((0, "start"), (50, "middle"), (100, "end"))
    labels += [Label(_along(v), y + 16, f"{v} %", anchor) for v, anchor in ends]
    grid = [Stroke(_along(v), 22, _along(v), y) for v, _ in ends]
    return Chart(
        title="Expected and happened, with 95 % intervals",
        words=" ".join(words),
        height=y + _AXIS,
        strokes=(*grid, *strokes),
        dots=tuple(dots),
        labels=tuple(labels),
    )


def _up(value: float) -> float:
    return round(_TOP + _HIGH * (1 - value / _MOST), 1)


def _along(value: float) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * value / 100, 1)


def _draw_bar(x: float, point: Point) -> Iterator[Stroke]:
    if choose_display(point.n) is not Display.LIST:
        middle = find_middle(point.values)
        yield Stroke(round(x, 1), _up(middle.low), round(x, 1), _up(middle.high), True)


def _draw_dots(x: float, point: Point) -> Iterator[Dot]:
    few = choose_display(point.n) is Display.LIST
    values = {*point.values} if few else {find_middle(point.values).median}
    for value in sorted(values):
        yield Dot(round(x, 1), _up(value))


def _label_weeks(places: list[tuple[float, Point]], step: float) -> Iterator[Label]:
    below = _TOP + _HIGH
    yield Label(LEFT - 6, below + 18, "n", "end")
    month, free = 0, 0.0
    for x, point in places:
        yield Label(round(x, 1), below + 18, str(point.n))
        if point.monday.month != month and x >= free:
            yield Label(round(x - step / 2, 1), below + 36, say_week(point), "start")
            free = x + 50
        month = point.monday.month


def _say_week(series: Series, point: Point) -> str:
    said = f"{say_week(point)}: {say_values(series, point)}"
    return f"{said} (n = {point.n})" if point.n else said
