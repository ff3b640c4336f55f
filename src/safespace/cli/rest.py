"""safespace rest: days that are left out of the rhythm."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace import settings
from safespace.cli._context import AppContext, context
from safespace.cli._options import AsJson
from safespace.domain.day import DayRange
from safespace.errors import NotFoundError
from safespace.render.dates import say_short_day
from safespace.render.envelope import describe_span
from safespace.render.line import line

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def rest(
    ctx: typer.Context,
    days: Annotated[
        str | None,
        typer.Argument(
            metavar="[DAYS]", help="Such as today, or 2026-12-24..2027-01-02."
        ),
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="Take these days out again.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Take days off from the rhythm, or list them."""
    run = context(ctx)
    if days is not None:
        _change(run, _read_days(run, days), remove=remove)
    rests = run.settings.rests
    if as_json:
        run.output.show_json("rest", {"rests": [*map(describe_span, rests)]})
        return
    if not rests:
        run.output.note("No rest days. To take one: safespace rest today")
    run.output.show(line(_say(each)) for each in rests)


def _change(run: AppContext, span: DayRange, *, remove: bool) -> None:
    rests = set(run.settings.rests)
    if remove and span not in rests:
        raise NotFoundError(
            "These are not days you took off.", hint="safespace rest lists them."
        )
    changed = rests - {span} if remove else rests | {span}
    ordered = tuple(sorted(changed, key=lambda r: (r.first, r.last)))
    settings.save(run.places.settings, {"rests": ordered})
    run.forget_settings()


def _read_days(run: AppContext, text: str) -> DayRange:
    from safespace.dates.spans import read_days  # noqa: PLC0415 - a list reads none

    return read_days(text, today=run.today(), future=True)


def _say(span: DayRange) -> str:
    if span.first == span.last:
        return say_short_day(span.first)
    return f"{say_short_day(span.first)} to {say_short_day(span.last)}"
