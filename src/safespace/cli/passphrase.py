"""safespace passphrase: change what opens the journal."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace.cli._backups import back_up_before
from safespace.cli._context import AppContext, context
from safespace.cli._encrypted import need_encrypted
from safespace.cli._new_lock import NewPassphraseFd, ask_new_lock
from safespace.cli._options import PassphraseFd
from safespace.cli._unlock import Passphrases, ask_for_data_key, open_with_keys
from safespace.crypto.opened import derive_keys
from safespace.journal import rekeying
from safespace.render.line import line
from safespace.vault import session

app = typer.Typer(rich_markup_mode=None, add_completion=False)
OLD_COPIES = (
    "Copies of the key file made before still open with the old passphrase. If"
    " somebody knows it: safespace passphrase change --rotate-key"
)
ROTATED = (
    "The journal is encrypted anew, and old key files open nothing of it. A recovery"
    " key made before is of no use now; to make one: safespace recovery new"
)
OLD_BACKUPS = (
    "Backups made before now still open with the passphrase they had, the one made"
    " for this change among them: safespace backup list"
)


@app.callback()
def passphrase() -> None:
    """Change what opens the journal."""


@app.command()
def change(
    ctx: typer.Context,
    rotate: Annotated[
        bool,
        typer.Option("--rotate-key", help="Encrypt everything anew, too."),
    ] = False,
    passphrase_fd: PassphraseFd = None,
    new_passphrase_fd: NewPassphraseFd = None,
) -> None:
    """Let another passphrase open the journal instead."""
    run = context(ctx)
    need_encrypted(run)
    data_key = ask_for_data_key(run, Passphrases(run, passphrase_fd))
    lock = ask_new_lock(run, new_passphrase_fd)
    if rotate:
        _rotate(run, data_key, lock)
        run.output.show([line(ROTATED)])
        run.output.note(OLD_BACKUPS)
        return
    rekeying.change_passphrase(run.places.journal, data_key, lock)
    run.output.show([line("The new passphrase opens the journal now.")])
    run.output.note(OLD_COPIES)


def _rotate(run: AppContext, data_key: bytes, lock: rekeying.NewLock) -> None:
    keys = derive_keys(data_key)
    # Opening brings it up to date, and lets what was captured join it.
    open_with_keys(run, keys).journal.close()
    back_up_before(run, keys)
    # The keys that were lent out open nothing any more.
    session.end(run.places.journal)
    rekeying.rotate_key(run.places.journal, keys, lock)
