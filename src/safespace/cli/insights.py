"""safespace insights: what the notes say, and how many of them say it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import AppContext, context
from safespace.cli._screen import show_private
from safespace.cli._selecting import read_span
from safespace.domain.day import DayRange
from safespace.errors import UsageError
from safespace.insights import shelf
from safespace.insights.shape import Listing
from safespace.insights.unfigured import leave_figures_out
from safespace.render.insights import (
    Manner,
    lay_out_findings,
    lay_out_reading,
    lay_out_title,
    say_span,
)
from safespace.render.line import BLANK, Line, line, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.insights.insight import Insight
    from safespace.insights.sample import Sample
    from safespace.insights.shape import Shape

app = typer.Typer(rich_markup_mode=None, add_completion=False)
TOMORROW = "What you write today joins tomorrow."
NOTHING = "Nothing to say yet: there are too few notes, and that is fine."


@app.command()
def insights(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="One of them; all without.")
    ] = "",
    explained: Annotated[
        bool, typer.Option("--explain", help="Say how each figure comes about.")
    ] = False,
    from_: options.From = None,
    to: options.To = None,
    printed: options.Printed = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """See what your notes say, and how many of them say it."""
    run = context(ctx)
    chosen = _choose(run, name)
    days = _read_days(run, from_, to)
    # Words are read for one insight's lists alone, and never in discreet mode.
    quotes = chosen[0].quotes if name and not run.settings.discreet else None
    with run.journal(passphrase_fd) as journal:
        sample = journal.take_sample(days, until=_yesterday(run), quotes=quotes)
    found = [(one, _find(run, one, sample, whole=bool(name))) for one in chosen]
    if as_json:
        _show_json(run, sample, found)
        return
    look = run.output.look
    # The overview is words alone, so that all of it fits on a screen.
    drawn = bool(name) and not look.accessible and look.width is not None
    manner = Manner(explained, drawn=drawn)
    if not name:
        run.output.show(_lay_out_all(found, sample, manner))
        return
    lines = list(_lay_out_one(found[0], sample, manner))
    if _has_words(found[0]):
        show_private(run, lines, printed=printed)
    else:
        run.output.show(lines)


Finding = tuple["Insight", "tuple[Shape, ...]"]


def _choose(run: AppContext, name: str) -> list[Insight]:
    names = shelf.list_names()
    if not run.settings.rhythm:
        names = tuple(one for one in names if one != "comebacks")
    if name and name not in names:
        raise UsageError(
            "There is no insight by that name.", hint=f"Insights: {', '.join(names)}."
        )
    loaded = (shelf.load(one) for one in ([name] if name else names))
    return [one for one in loaded if one is not None]


def _read_days(run: AppContext, first: str | None, last: str | None) -> DayRange:
    """Return the days that count; today does not, so that figures change once a day."""
    asked = read_span(run, None, first, last) or DayRange(date.min, date.max)
    yesterday = _yesterday(run)
    if asked.first > yesterday:
        raise UsageError("Insights end with yesterday.", hint=TOMORROW)
    return DayRange(asked.first, min(asked.last, yesterday))


def _yesterday(run: AppContext) -> date:
    return run.today() - timedelta(days=1)


def _find(
    run: AppContext, insight: Insight, sample: Sample, *, whole: bool
) -> tuple[Shape, ...]:
    found = insight.find(sample)
    shapes = found.shapes if whole else found.headline
    if not run.settings.numbers:
        return tuple(leave_figures_out(shapes))
    return shapes


def _has_words(found: Finding) -> bool:
    lists = (shape for shape in found[1] if isinstance(shape, Listing))
    return any(item.text or item.details for one in lists for item in one.items)


def _lay_out_one(found: Finding, sample: Sample, manner: Manner) -> Iterator[Line]:
    insight, shapes = found
    yield lay_out_title(insight.title)
    yield from _lay_out_days(sample)
    yield BLANK
    if shapes:
        yield from lay_out_findings(shapes, manner)
    else:
        yield line("  ", insight.empty, indent=2)
    yield from lay_out_reading(manner)


def _lay_out_all(
    found: list[Finding], sample: Sample, manner: Manner
) -> Iterator[Line]:
    spoken = [(one, shapes) for one, shapes in found if shapes]
    silent = [one.name for one, shapes in found if not shapes]
    if not spoken:
        yield line(NOTHING)
    for insight, shapes in spoken:
        yield lay_out_title(insight.title)
        yield from lay_out_findings(shapes, manner)
        yield line("  ", quiet(f"safespace insights {insight.name}"))
        yield BLANK
    if spoken and silent:
        yield line(quiet(f"Too little to say yet: {', '.join(silent)}."))
    yield from _lay_out_days(sample)
    yield from lay_out_reading(manner)


def _lay_out_days(sample: Sample) -> Iterator[Line]:
    if sample.first is not None and sample.last is not None:
        yield line(quiet(f"{say_span(sample.first, sample.last)}. {TOMORROW}"))
    else:
        yield line(quiet(TOMORROW))


def _show_json(run: AppContext, sample: Sample, found: list[Finding]) -> None:
    from safespace.render.insight_json import describe_shape  # noqa: PLC0415

    data = {
        "first": sample.first,
        "last": sample.last,
        "insights": [
            {
                "name": insight.name,
                "title": insight.title,
                "shapes": [describe_shape(shape) for shape in shapes],
            }
            for insight, shapes in found
        ],
    }
    run.output.show_json("insights", data)
