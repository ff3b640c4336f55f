"""safespace history: what an entry said before."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import AppContext, context
from safespace.cli._screen import show_private
from safespace.domain.entry import Entry, Revision
from safespace.errors import NotFoundError
from safespace.render.envelope import describe_entry, describe_revision, instant
from safespace.render.line import Role, Span, line, quiet
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
        show_private(run, [*lay_out_revision(earlier[0])], printed=printed)
    else:
        _list(run, entry, earlier)


def _list(run: AppContext, entry: Entry, earlier: tuple[Revision, ...]) -> None:
    now = f"revision {entry.revision} is how it is now"
    run.output.show([line(Span(entry.short, Role.CODE), quiet(f"  {now}"))])
    for revision in reversed(earlier):
        when = instant(revision.saved_ms)[:16].replace("T", " ")
        words = len(revision.content.body.split())
        text = f"  revision {revision.number}, replaced {when} UTC, {words} words"
        run.output.show([line(text)])
    if not earlier:
        run.output.note("It never said anything else.")
