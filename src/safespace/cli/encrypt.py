"""safespace encrypt: lock a journal that was readable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli._ask import ask_yes
from safespace.cli._backups import back_up_before, count_backups, find_readable
from safespace.cli._context import AppContext, context
from safespace.cli._new_lock import NewPassphraseFd, ask_new_lock
from safespace.cli._resealing import reseal
from safespace.errors import UsageError
from safespace.journal import rekeying
from safespace.render.dates import say_utc
from safespace.render.line import line
from safespace.vault import backups
from safespace.vault.folder import State, ensure_usable, inspect

if TYPE_CHECKING:
    from safespace.vault.backups import Backup

app = typer.Typer(rich_markup_mode=None, add_completion=False)
OLD_COPIES = (
    "What was readable before may live on in snapshots, in copies elsewhere and on the"
    " disk itself."
)
LEFT = (
    "The readable backups are still there. To remove them:"
    " safespace backup remove --readable"
)


@app.command()
def encrypt(
    ctx: typer.Context,
    remove_readable_backups: Annotated[
        bool,
        typer.Option(
            "--remove-readable-backups",
            help="Remove the backups that are not encrypted, too.",
        ),
    ] = False,
    new_passphrase_fd: NewPassphraseFd = None,
) -> None:
    """Encrypt a journal that was readable."""
    run = context(ctx)
    state = inspect(run.places.journal)
    ensure_usable(state)
    if state is State.ENCRYPTED:
        raise UsageError("This journal is encrypted already.")
    with run.journal(None):
        # Opened once, so that it is at the present schema and known to be sound.
        pass
    lock = ask_new_lock(run, new_passphrase_fd)
    readable = find_readable(run)
    if readable:
        sure = remove_readable_backups
        remove_readable_backups = _ask_about(run, readable, sure=sure)
    with reseal(run):
        keys = rekeying.encrypt(run.places.journal, lock)
    run.output.show([line("The journal is encrypted now.")])
    run.output.note(OLD_COPIES)
    # Not before: that would be one more readable copy, and the journal that was
    # replaced stayed until the encrypted one had been compared with it.
    back_up_before(run, keys)
    if remove_readable_backups:
        backups.remove(readable)
        run.output.show([line("The readable backups are gone.")])
    elif readable:
        run.output.note(LEFT)


def _ask_about(run: AppContext, readable: list[Backup], *, sure: bool) -> bool:
    count = count_backups(len(readable), kind="readable ")
    are = "is" if len(readable) == 1 else "are"
    since = say_utc(readable[-1].taken_ms)
    run.output.note(f"There {are} {count}; the oldest is of {since}.")
    if sure or not run.interactive:
        return sure
    return ask_yes(run, "Remove them once the journal is encrypted?", default=False)
