"""safespace backup: a checked copy, encrypted like the journal itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._ask import confirm
from safespace.cli._backups import (
    back_up_for,
    count_backups,
    find_readable,
    say_reason,
)
from safespace.cli._context import AppContext, context
from safespace.cli._unlock import Passphrases, open_journal
from safespace.errors import UsageError
from safespace.render.dates import say_utc
from safespace.render.envelope import instant
from safespace.render.line import Role, Span, line, quiet
from safespace.vault import backups
from safespace.vault.aside import list_aside
from safespace.vault.backups import Reason, is_readable, list_backups
from safespace.vault.folder import State, ensure_usable, inspect

if TYPE_CHECKING:
    from safespace.vault.backups import Backup

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

    One is made by itself at the first change of a day. The newest of each of the last
    7 days, 4 weeks and 12 months are kept.
    """
    if ctx.invoked_subcommand is not None:
        return
    run = context(ctx)
    opened = open_journal(run, Passphrases(run, passphrase_fd))
    try:
        made = back_up_for(run, opened.keys, Reason.ASKED)
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
    aside = list_aside(run.places.journal)
    if as_json:
        copies = [_describe(each) for each in found]
        data = {"backups": copies, "aside": [str(path) for path in aside]}
        run.output.show_json("backups", data)
        return
    if not found:
        run.output.note("No backups yet. To make one: safespace backup")
    for number, each in enumerate(found, start=1):
        more = ", not encrypted" if is_readable(each) else ""
        when = f"  {say_utc(each.taken_ms)}  "
        why = quiet(f"{say_reason(each)}{more}")
        run.output.show([line(Span(f"{number:>3}", Role.CODE), when, why, indent=5)])
    if found:
        hint = quiet("     To put one back: safespace restore N")
        run.output.show([line(hint, indent=5)])
    for path in aside:
        run.output.note(f"What could not be read, moved aside by a restore: {path}")


@app.command()
def remove(
    ctx: typer.Context,
    readable: Annotated[
        bool, typer.Option("--readable", help="All that are not encrypted.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove the copies that are not encrypted, made before the journal was."""
    run = context(ctx)
    if not readable:
        raise UsageError(
            "Only copies that are not encrypted are removed by hand.",
            hint="safespace backup remove --readable. The others thin out by themselves.",
        )
    state = inspect(run.places.journal)
    ensure_usable(state)
    if state is State.PLAIN:
        raise UsageError(
            "The journal itself is not encrypted, so its copies stay.",
            hint="To encrypt it: safespace encrypt",
        )
    found = find_readable(run)
    if not found:
        run.output.show([line("Every backup is encrypted.")])
        return
    _refuse_last(run, found)
    count = count_backups(len(found), kind="readable ")
    if not yes:
        confirm(run, f"Remove {count} for good?", word="remove")
    backups.remove(found)
    run.output.show([line(f"Removed {count}; what is there now is encrypted.")])
    run.output.note("A disk may keep traces of them, and so may copies elsewhere.")


def _refuse_last(run: AppContext, readable: list[Backup]) -> None:
    gone = {each.path for each in readable}
    if all(each.path in gone for each in list_backups(run.places.backups)):
        raise UsageError(
            "There is no encrypted backup yet, so the readable ones stay for now.",
            hint="Make one first: safespace backup",
        )


def _describe(backup: Backup) -> dict[str, object]:
    return {
        "path": str(backup.path),
        "taken": instant(backup.taken_ms),
        "reason": backup.reason.value,
        "readable": is_readable(backup),
    }
