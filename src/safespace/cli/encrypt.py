"""safespace encrypt: lock a journal that was readable."""

from __future__ import annotations

import typer

from safespace.cli._context import context
from safespace.cli._new_lock import NewPassphraseFd, ask_new_lock
from safespace.cli._resealing import reseal
from safespace.errors import UsageError
from safespace.journal import rekeying
from safespace.render.line import line
from safespace.vault.folder import State, ensure_usable, inspect

app = typer.Typer(rich_markup_mode=None, add_completion=False)
OLD_COPIES = (
    "What was readable before may live on in backups, in snapshots and on the disk"
    " itself."
)


@app.command()
def encrypt(ctx: typer.Context, new_passphrase_fd: NewPassphraseFd = None) -> None:
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
    with reseal(run):
        rekeying.encrypt(run.places.journal, lock)
    run.output.show([line("The journal is encrypted now.")])
    run.output.note(OLD_COPIES)
