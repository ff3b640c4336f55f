"""safespace mood: how it felt, week by week, as a chart or in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import AppContext, context
from safespace.cli._selecting import read_span
from safespace.domain.day import DayRange
from safespace.domain.period import list_week
from safespace.errors import UsageError
from safespace.insights.shape import Spread
from safespace.lookback.limits import MOOD_WEEKS
from safespace.lookback.moods import TITLES, Mood, chart_moods
from safespace.render.insights import say_span
from safespace.render.line import BLANK, heading, line, quiet
from safespace.render.mood import (
    describe_moods,
    draw_chart,
    explain_chart,
    find_room,
    say_in_words,
)
from safespace.render.shapes import say_shape
from safespace.render.weeks import lay_out_weeks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.insights.shape import Series
    from safespace.render.line import Line

app = typer.Typer(rich_markup_mode=None, add_completion=False)
TOMORROW = "What you write today joins tomorrow."
NOTHING = "Nothing is noted here yet, and that is fine. To note it: safespace write"
_OPTIONS = {
    Mood.FEEL: "--feel N",
    Mood.ENERGY: "--energy N",
    Mood.DISTRESS: "--distress N",
}


@app.command()
def mood(
    ctx: typer.Context,
    by: Annotated[
        Mood,
        typer.Option("--by", metavar="WHAT", help="feel, energy or distress."),
    ] = Mood.FEEL,
    words: options.InWords = False,
    from_: options.From = None,
    to: options.To = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """See how it felt, week by week; weeks without a note stay empty."""
    run = context(ctx)
    days, yesterday = _read_days(run, from_, to)
    with run.journal(passphrase_fd) as journal:
        series = chart_moods(journal.take_sample(days, until=yesterday), by)
    look = run.output.look
    width = None if words or look.accessible or as_json else look.width
    if from_ is None and to is None:
        series = _take_newest(run, series, width)
    if as_json:
        data = describe_moods(series, by, figures=run.settings.numbers)
        run.output.show_json("mood", data)
        return
    run.output.show(_lay_out(run, series, by, width))


def _take_newest(run: AppContext, series: Series, width: int | None) -> Series:
    """Leave as many weeks as fit beside each other, and not too many."""
    room = MOOD_WEEKS
    if width is not None:
        room = min(room, find_room(series, width, figures=run.settings.numbers))
    return replace(series, points=series.points[-room:])


def _read_days(
    run: AppContext, first: str | None, last: str | None
) -> tuple[DayRange, date]:
    """Return the days that count; today does not, so that figures change once a day."""
    asked = read_span(run, None, first, last) or DayRange(date.min, date.max)
    yesterday = run.today() - timedelta(days=1)
    if asked.first > yesterday:
        raise UsageError("The chart ends with yesterday.", hint=TOMORROW)
    return DayRange(asked.first, min(asked.last, yesterday)), yesterday


def _lay_out(
    run: AppContext, series: Series, by: Mood, width: int | None
) -> Iterator[Line]:
    figures = run.settings.numbers
    if not series.points:
        yield line(f"{NOTHING} {_OPTIONS[by]}")
        return
    if width is not None:
        last = list_week(series.points[-1].monday)[-1]
        span = say_span(series.points[0].monday, last)
        yield line(heading(TITLES[by]), quiet(f"  {span}"))
        yield BLANK
        yield from _draw(series, by, width, figures=figures)
    elif figures:
        yield from lay_out_weeks(series, drawn=False)
    else:
        yield from say_in_words(series, by)
    if figures:
        values = tuple(value for point in series.points for value in point.values)
        yield BLANK
        whole = Spread("In all:", values, series.unit, series.noun)
        yield line("  ", say_shape(whole), indent=2)
    yield line("  ", quiet(TOMORROW), indent=2)


def _draw(series: Series, by: Mood, width: int, *, figures: bool) -> Iterator[Line]:
    room = find_room(series, width, figures=figures)
    points = series.points
    blocks = -(-len(points) // room)
    room = -(-len(points) // blocks)
    for start in range(0, len(points), room):
        if start:
            yield BLANK
        part = replace(series, points=points[start : start + room])
        yield from draw_chart(part, by, figures=figures)
    yield from explain_chart(series, figures=figures)
