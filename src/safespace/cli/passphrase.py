"""safespace passphrase: change what opens the journal."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import typer

from safespace.cli._ask import confirm
from safespace.cli._backups import back_up_before
from safespace.cli._context import AppContext, context
from safespace.cli._encrypted import need_encrypted
from safespace.cli._new_lock import NewPassphraseFd, ask_new_lock
from safespace.cli._options import PassphraseFd
from safespace.cli._remembered import (
    empty_keychain,
    fill_keychain,
    forget_keys_first,
    need_keychain,
)
from safespace.cli._unlock import (
    Passphrases,
    ask_for_data_key,
    ask_for_keys,
    open_with_keys,
)
from safespace.crypto.opened import derive_keys
from safespace.errors import StorageError
from safespace.journal import rekeying
from safespace.render.line import line
from safespace.vault.remembered import Remembering, look

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
REMEMBERING = (
    "Anybody at this desktop can then read the journal, and change it, without the"
    " passphrase; so can every program that runs here. A restart does not end it."
    " safespace lock does, and so does the quick exit."
)
REMEMBERED = (
    "Remembered: anybody at this desktop can read the journal now."
    " To end it: safespace passphrase forget"
)
STILL_REMEMBERED = (
    "The OS keychain opens the journal as before. To end that:"
    " safespace passphrase forget"
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
    if look(run.places.state) is Remembering.IN_USE:
        run.output.note(STILL_REMEMBERED)


@app.command()
def remember(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Let anybody at this desktop read it, by the OS keychain.

    Neither the passphrase nor the key that all others come from is stored there.
    """
    run = context(ctx)
    need_encrypted(run)
    need_keychain()
    given = Passphrases(run, passphrase_fd)
    run.output.note(REMEMBERING)
    if not yes:
        confirm(run, "Let the keychain open it?", word="remember")
    # The passphrase even while it is unlocked: a borrowed minute is not to last.
    fill_keychain(run, ask_for_keys(run, given))
    run.output.show([line(REMEMBERED)])


@app.command()
def forget(ctx: typer.Context) -> None:
    """Let the OS keychain open it no more."""
    run = context(ctx)
    if look(run.places.state) is not Remembering.NOT:
        empty_keychain(run)
        run.output.show([line("The OS keychain opens the journal no more.")])
        return
    with suppress(StorageError):
        # Tried all the same: the small file that tells of it may be gone.
        empty_keychain(run)
    run.output.show([line("Nothing is remembered.")])


def _rotate(run: AppContext, data_key: bytes, lock: rekeying.NewLock) -> None:
    keys = derive_keys(data_key)
    # Opening brings it up to date, and lets what was captured join it.
    open_with_keys(run, keys).journal.close()
    back_up_before(run, keys)
    # The keys that were lent out open nothing any more.
    forget_keys_first(run)
    rekeying.rotate_key(run.places.journal, keys, lock)
