"""safespace prompt: the question of the day, without journal or key."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - the option is called date
from typing import Annotated

import typer

from safespace.cli._context import AppContext, context
from safespace.cli._options import AsJson
from safespace.cli._prompting import find_prompt
from safespace.errors import NotFoundError
from safespace.prompts.pack import Prompt

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def prompt(
    ctx: typer.Context,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="The prompt of another day."),
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="The prompt alone, as in a pipe.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show today's prompt; it needs no passphrase."""
    run = context(ctx)
    day = run.today() if date is None else _read_date(run, date)
    found = find_prompt(run, day)
    if found is None:
        raise NotFoundError(
            "There is no prompt to show.",
            hint="Check the packs in the folder shown by: safespace path",
        )
    if as_json:
        run.output.show_json("prompt", _describe(found, day.isoformat()))
    elif plain or run.output.look.width is None:
        run.output.show_text(found.text)
    else:
        _show(run, found)


def _show(run: AppContext, found: Prompt) -> None:
    # Cron's plain prompt needs none of this.
    from safespace.render.line import BLANK, Role, Span, line, quiet  # noqa: PLC0415

    run.output.show(
        [
            BLANK,
            line("  ", Span(found.text, Role.QUESTION), indent=2),
            BLANK,
            line("  ", quiet("To answer: safespace write --prompt"), indent=2),
        ]
    )


def _read_date(run: AppContext, text: str) -> Day:
    # Only a dated prompt pays for reading dates; the future is welcome here.
    from safespace.dates.spans import read_days  # noqa: PLC0415

    return read_days(text, today=run.today(), future=True).first


def _describe(found: Prompt, day: str) -> dict[str, object]:
    return {
        "date": day,
        "id": found.id,
        "theme": found.theme,
        "depth": found.depth.value,
        "text": found.text,
        "follow_ups": list(found.follow_ups),
        "why": found.why,
    }
