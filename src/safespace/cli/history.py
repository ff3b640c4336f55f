"""safespace history: what an entry said before."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import AppContext, context
from safespace.cli._screen import show_private
from safespace.domain.entry import Entry, Revision
from safespace.domain.moment import moment_in
from safespace.errors import NotFoundError
from safespace.render.dates import say_clock, say_short_day
from safespace.render.entries import say_words
from safespace.render.envelope import describe_entry, describe_revision
from safespace.render.line import Fold, Role, Span, joined, line, quiet
from safespace.render.reading import lay_out_revision

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def history(
    ctx: typer.Context,
    reference: Annotated[str, typer.Argument(metavar="ID", help="As listed, or last.")],
    show: Annotated[
        int | None,
        typer.Option("--show", metavar="N", min=1, help="Read revision N."),
    ] = None,
    printed: Annotated[
        bool, typer.Option("--print", help="Print it; it stays in your scrollback.")
    ] = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Show what an entry said before."""
    run = context(ctx)
    with run.journal(passphrase_fd) as journal:
        entry = journal.read(reference)
        earlier = journal.history(entry.id)
    if show is not None:
        revision = next((r for r in earlier if r.number == show), None)
        if revision is None:
            raise NotFoundError(
                f"There is no earlier revision {show} of this entry.",
                hint=f"safespace history {entry.short} lists them.",
            )
        earlier = (revision,)
    if as_json:
        described = [describe_revision(each) for each in earlier]
        data = {"entry": describe_entry(entry), "revisions": described}
        run.output.show_json("history", data)
    elif show is not None:
        replaced = _find_wall(run, earlier[0])
        show_private(run, [*lay_out_revision(earlier[0], replaced)], printed=printed)
    else:
        _list(run, entry, earlier)


def _list(run: AppContext, entry: Entry, earlier: tuple[Revision, ...]) -> None:
    now = f"revision {entry.revision} is how it is now"
    run.output.show([line(Span(entry.short, Role.CODE), quiet(f"  {now}"))])
    for revision in reversed(earlier):
        wall = _find_wall(run, revision)
        parts = (
            Span(f"revision {revision.number}"),
            quiet(say_words(revision.content.body)),
            quiet(f"replaced {say_short_day(wall)}, {say_clock(wall)}"),
        )
        run.output.show([line("  ", *joined(parts), fold=Fold.BETWEEN, indent=2)])
    if not earlier:
        run.output.note("It never said anything else.")


def _find_wall(run: AppContext, revision: Revision) -> datetime:
    return moment_in(revision.saved_ms, run.zone).wall()
