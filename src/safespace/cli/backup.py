"""safespace backup: a checked copy, encrypted like the journal itself."""

from __future__ import annotations

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.cli._unlock import Passphrases, open_journal
from safespace.journal.backing_up import back_up
from safespace.render.envelope import instant
from safespace.render.line import line, quiet
from safespace.vault.backups import Reason, list_backups

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)


@app.callback()
def backup(
    ctx: typer.Context,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Make a checked copy of the journal, or list the copies.

    The newest of each of the last 7 days, 4 weeks and 12 months are kept.
    """
    if ctx.invoked_subcommand is not None:
        return
    run = context(ctx)
    opened = open_journal(run, Passphrases(run, passphrase_fd))
    try:
        made = back_up(
            opened,
            run.places.journal,
            run.places.backups,
            reason=Reason.ASKED,
            now_ms=run.world.now_ms(),
        )
    finally:
        opened.journal.close()
    if as_json:
        data = {"path": str(made.path), "taken": instant(made.taken_ms)}
        run.output.show_json("backup", data)
        return
    run.output.show([line("Backed up and checked.")])
    run.output.show([line(quiet(str(made.path)))])
    run.output.note(
        "It is on the same disk as the journal: copy it somewhere else, too."
    )


@app.command(name="list")
def list_(ctx: typer.Context, as_json: options.AsJson = False) -> None:
    """List the copies there are, newest first."""
    run = context(ctx)
    found = list_backups(run.places.backups)
    if as_json:
        copies = [
            {
                "path": str(each.path),
                "taken": instant(each.taken_ms),
                "reason": each.reason.value,
            }
            for each in found
        ]
        run.output.show_json("backups", {"backups": copies})
        return
    if not found:
        run.output.note("No backups yet. To make one: safespace backup")
    for each in found:
        when = instant(each.taken_ms)[:16].replace("T", " ")
        run.output.show([line(f"{when} UTC  ", quiet(each.reason.value))])
