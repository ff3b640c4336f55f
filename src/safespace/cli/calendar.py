"""safespace calendar: the days somebody wrote, or how they were, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import AppContext, context
from safespace.cli._selecting import read_span
from safespace.domain.day import DayRange
from safespace.domain.period import find_monday
from safespace.domain.rhythm import RestDates
from safespace.errors import UsageError
from safespace.lookback.heat import WEEK, By, Heat, warm_days
from safespace.lookback.limits import (
    FEWEST_WEEKS,
    NARROW_WEEKS,
    WIDE_FROM,
    YEAR_WEEKS,
)
from safespace.render.calendar import draw_calendar
from safespace.render.calendar_words import describe_calendar, say_calendar, sum_up
from safespace.render.line import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from safespace.journal.journal import Journal
    from safespace.render.line import Line

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def calendar(
    ctx: typer.Context,
    when: Annotated[
        str | None, typer.Argument(metavar="[MONTH|YEAR]", help="Such as 2026-11.")
    ] = None,
    by: Annotated[
        By | None,
        typer.Option("--by", metavar="WHAT", help="entries, distress or feel."),
    ] = None,
    words: options.InWords = False,
    from_: options.From = None,
    to: options.To = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """See the days you wrote, or how they were, as a month or a year."""
    run = context(ctx)
    chosen = _choose(run, by)
    span = read_span(run, when, from_, to)
    with run.journal(passphrase_fd) as journal:
        heat = _take_heat(run, journal, chosen, span)
    figures = run.settings.numbers
    if as_json:
        rhythm = run.settings.rhythm
        data = describe_calendar(heat, figures=figures, rhythm=rhythm)
        run.output.show_json("calendar", data)
        return
    look = run.output.look
    drawn = not (words or look.accessible)
    run.output.show(_lay_out(heat, look.width if drawn else None, figures=figures))


def _lay_out(heat: Heat, width: int | None, *, figures: bool) -> Iterator[Line]:
    if width is None:
        yield from say_calendar(heat, figures=figures)
    else:
        yield from draw_calendar(heat, width, figures=figures)
    if figures and heat.values():
        yield BLANK
        yield from sum_up(heat)


def _choose(run: AppContext, by: By | None) -> By:
    """Return what the days show; which days have entries is about the rhythm."""
    if run.settings.rhythm:
        return by or By.ENTRIES
    if by is By.ENTRIES:
        raise UsageError(
            "Counting entries by day is switched off here.",
            hint="These are on: safespace calendar --by distress, or --by feel",
        )
    return by or By.DISTRESS


def _take_heat(
    run: AppContext, journal: Journal, by: By, asked: DayRange | None
) -> Heat:
    today, days = run.today(), journal.list_days()
    begun = days[0] if days else None
    span = _bound(asked, begun, today) if asked else _find_usual(run, begun, today)
    sample = journal.take_sample(span, until=today)
    rests = run.settings.rests if run.settings.rhythm else ()
    found = warm_days(sample.notes, by)
    return Heat(by, span, today, found, begun, RestDates(rests))


def _bound(asked: DayRange, begun: date | None, today: date) -> DayRange:
    """Cut open ends off: nothing is before the first entry, nor after today."""
    first = asked.first
    if first == first.min:
        first = min(begun or today, asked.last)
    last = today if asked.last == first.max else asked.last
    return DayRange(min(first, last), last)


def _find_usual(run: AppContext, begun: date | None, today: date) -> DayRange:
    """Choose as much as fits: a year, or some weeks; a new journal has fewer."""
    width = run.output.look.width
    most = NARROW_WEEKS if width is not None and width < WIDE_FROM else YEAR_WEEKS
    monday = find_monday(today)
    since = (monday - find_monday(min(begun or today, today))) // WEEK + 1
    weeks = max(FEWEST_WEEKS, min(most, since))
    return DayRange(monday - (weeks - 1) * WEEK, today)
