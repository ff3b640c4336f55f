"""safespace bin: what was deleted, brought back or removed for good."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._ask import confirm
from safespace.cli._context import context
from safespace.errors import UsageError
from safespace.render.entries import list_entries
from safespace.render.envelope import describe_summary
from safespace.render.line import BLANK, Role, Span, line, quiet

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)
Ids = Annotated[list[str] | None, typer.Argument(metavar="ID...", help="As listed.")]
FOR_GOOD = "Gone from this journal. Backups made before may still hold it."


@app.callback()
def bin_(
    ctx: typer.Context,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """List the bin, bring entries back, or empty it."""
    if ctx.invoked_subcommand is not None:
        return
    run = context(ctx)
    with run.journal(passphrase_fd) as journal:
        entries = tuple(journal.list_bin(limit=options.EVERYTHING).entries)
    discreet = run.settings.discreet
    if as_json:
        described = [describe_summary(e, discreet=discreet) for e in entries]
        run.output.show_json("bin", {"entries": described})
        return
    if not entries:
        run.output.note("The bin is empty.")
        return
    run.output.show(list_entries(entries, discreet=discreet))
    run.output.show([BLANK, line(quiet("To restore: safespace bin restore ID"))])


@app.command()
def restore(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="As listed.")],
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Bring entries back."""
    run = context(ctx)
    with run.journal(passphrase_fd) as journal:
        entries = journal.restore(ids)
    run.output.show(line("Back  ", Span(each.short, Role.CODE)) for each in entries)


@app.command()
def purge(
    ctx: typer.Context,
    ids: Ids = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Everything in the bin.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Remove binned entries for good; this cannot be undone."""
    run = context(ctx)
    if bool(ids) == everything:
        raise UsageError("Name entries from the bin, or use --all.")
    with run.journal(passphrase_fd) as journal:
        if everything:
            page = journal.list_bin(limit=options.EVERYTHING)
            ids = [entry.id for entry in page.entries]
        count = len(ids or ())
        entries = "1 entry" if count == 1 else f"{count} entries"
        if count and not yes:
            confirm(run, f"Remove {entries} for good?", word="remove")
        journal.purge(ids or [])
    run.output.show([line(FOR_GOOD if count else "The bin is empty.")])
