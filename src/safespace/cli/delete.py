"""safespace delete: move entries to the bin, where they stay until somebody empties it."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.render.envelope import describe_summary
from safespace.render.line import Role, Span, line, quiet

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def delete(
    ctx: typer.Context,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="As listed, or last.")
    ],
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Move entries to the bin."""
    run = context(ctx)
    with run.journal(passphrase_fd) as journal:
        entries = journal.delete(ids)
    if as_json:
        discreet = run.settings.discreet
        gone = [describe_summary(entry, discreet=discreet) for entry in entries]
        run.output.show_json("delete", {"entries": gone})
        return
    for entry in entries:
        more = quiet("  to take it back: safespace undo")
        run.output.show([line("In the bin  ", Span(entry.short, Role.CODE), more)])
