"""safespace bin: what was deleted, brought back or removed for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._ask import confirm
from safespace.cli._context import context
from safespace.errors import UsageError
from safespace.render.entries import list_entries, say_entries
from safespace.render.envelope import describe_summary
from safespace.render.line import BLANK, Role, Span, line, quiet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safespace.cli._context import AppContext
    from safespace.domain.entry import Entry

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)
Ids = Annotated[list[str] | None, typer.Argument(metavar="ID...", help="As listed.")]
Everything = Annotated[bool, typer.Option("--all", help="Everything in the bin.")]
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
        page = journal.bin.list_entries(limit=options.EVERYTHING)
        _show(run, page.entries, as_json=as_json)


@app.command()
def restore(
    ctx: typer.Context,
    ids: Ids = None,
    everything: Everything = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Bring entries back."""
    run = context(ctx)
    _check(ids, everything=everything)
    with run.journal(passphrase_fd) as journal:
        if everything:
            back = [say_entries(journal.bin.restore_all())]
        else:
            back = [entry.short for entry in journal.bin.restore(ids or [])]
    run.output.show(line("Back  ", Span(each, Role.CODE)) for each in back)


@app.command()
def purge(
    ctx: typer.Context,
    ids: Ids = None,
    everything: Everything = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Remove binned entries for good; this cannot be undone."""
    run = context(ctx)
    _check(ids, everything=everything)
    with run.journal(passphrase_fd) as journal:
        count = len(ids or ())
        if everything:
            count = len(journal.bin.list_entries(limit=options.EVERYTHING).entries)
        if count and not yes:
            confirm(run, f"Remove {say_entries(count)} for good?", word="remove")
        gone = journal.bin.purge_all() if everything else journal.bin.purge(ids or [])
    run.output.show([line(FOR_GOOD if gone else "The bin is empty.")])


def _show(run: AppContext, entries: Sequence[Entry], *, as_json: bool) -> None:
    discreet = run.settings.discreet
    if as_json:
        rows = (describe_summary(entry, discreet=discreet) for entry in entries)
        run.output.show_json_rows("bin", rows, more=False)
        return
    if not entries:
        run.output.note("The bin is empty.")
        return
    run.output.show(list_entries(entries, discreet=discreet))
    run.output.show([BLANK, line(quiet("To restore: safespace bin restore ID"))])


def _check(ids: list[str] | None, *, everything: bool) -> None:
    if bool(ids) == everything:
        raise UsageError("Name entries from the bin, or use --all.")
