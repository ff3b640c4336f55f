"""safespace rhythm: the days somebody wrote, kindly counted."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.domain.rhythm import compute_rhythm, explain, week_grid
from safespace.render.line import BLANK, line, quiet
from safespace.render.rhythm import describe_rhythm, lay_out_rhythm

# Weeks in the picture: a new journal is not shown a wall of days it never had.
SHORTEST, LONGEST = 4, 12

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def rhythm(
    ctx: typer.Context,
    explained: Annotated[
        bool, typer.Option("--explain", help="Say how the figures come about.")
    ] = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """See the days you wrote; rest days do not count."""
    run = context(ctx)
    if not run.settings.rhythm:
        run.output.note("This is switched off: safespace settings set rhythm on")
        if as_json:
            run.output.show_json("rhythm", None)
        return
    with run.journal(passphrase_fd) as journal:
        days = journal.list_days()
    rests, today = run.settings.rests, run.today()
    found = compute_rhythm(
        days,
        today=today,
        rests=rests,
        rest_days_a_week=run.settings.rest_days_a_week,
    )
    weeks = LONGEST
    if found.first is not None:
        weeks = max(SHORTEST, min(LONGEST, _count_weeks(found.first, today)))
    grid = week_grid(days, today=today, rests=rests, weeks=weeks)
    if as_json:
        run.output.show_json("rhythm", describe_rhythm(found, grid))
        return
    accessible = run.output.look.accessible
    run.output.show(lay_out_rhythm(found, grid, accessible=accessible))
    if explained:
        rules = explain(run.settings.rest_days_a_week)
        run.output.show([BLANK, *(line("  ", quiet(r), indent=2) for r in rules)])


def _count_weeks(first: date, last: date) -> int:
    # Day 1 of the calendar is a Monday.
    return (last.toordinal() - 1) // 7 - (first.toordinal() - 1) // 7 + 1
