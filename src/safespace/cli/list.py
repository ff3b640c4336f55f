"""safespace list: recent entries, under their days."""

from __future__ import annotations

import typer

from safespace.cli import _options as options
from safespace.cli._context import AppContext, context
from safespace.cli._selecting import read_selection
from safespace.domain.page import Page
from safespace.domain.selection import Selection
from safespace.render.entries import list_entries
from safespace.render.envelope import describe_summary
from safespace.render.line import BLANK, line, quiet

app = typer.Typer(rich_markup_mode=None, add_completion=False)
USUAL = 20


@app.command()
def list_(
    ctx: typer.Context,
    limit: options.Limit = USUAL,
    tag: options.Tags = None,
    with_: options.People = None,
    on: options.On = None,
    from_: options.From = None,
    to: options.To = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """List recent entries, or those of a day, tag or person."""
    run = context(ctx)
    selection = read_selection(run, labels=(tag, with_), days=(on, from_, to))
    with run.journal(passphrase_fd) as journal:
        page = journal.select(selection, limit=options.read_limit(limit))
        _show(run, selection, page, limit=limit, as_json=as_json)


def _show(
    run: AppContext, selection: Selection, page: Page, *, limit: int, as_json: bool
) -> None:
    discreet = run.settings.discreet
    if as_json:
        entries = (describe_summary(e, discreet=discreet) for e in page.entries)
        run.output.show_json_rows("list", entries, more=page.more)
        return
    if not page.entries:
        everything = selection == Selection()
        run.output.note("Nothing here yet." if everything else "Nothing found.")
    run.output.show(list_entries(page.entries, discreet=discreet))
    if page.more:
        run.output.show([BLANK, line(quiet(f"The newest {limit}; -n 0 shows all."))])
