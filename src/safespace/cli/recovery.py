"""safespace recovery: a printed key for the day the passphrase is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli._ask import ask
from safespace.cli._context import AppContext, context
from safespace.cli._encrypted import need_encrypted
from safespace.cli._founding import RECOVERY, show_secret
from safespace.cli._new_lock import NewPassphraseFd, ask_new_lock
from safespace.cli._options import PassphraseFd
from safespace.cli._unlock import Passphrases, ask_for_data_key, read_descriptor
from safespace.errors import UsageError
from safespace.journal import rekeying
from safespace.render.line import line
from safespace.vault import recovery as printed
from safespace.vault.keys import read_keyfile

if TYPE_CHECKING:
    from safespace.crypto.keyfile import KeyFile

app = typer.Typer(rich_markup_mode=None, add_completion=False)
RecoveryFd = Annotated[
    int | None,
    typer.Option(
        "--recovery-fd",
        metavar="N",
        min=0,
        help="Read the recovery key from this file descriptor, for scripts.",
    ),
]


@app.callback()
def recovery() -> None:
    """Make a recovery key, use it, or take it away."""


@app.command()
def new(ctx: typer.Context, passphrase_fd: PassphraseFd = None) -> None:
    """Make a recovery key, in place of an earlier one, and show it once."""
    run = context(ctx)
    need_encrypted(run)
    data_key = ask_for_data_key(run, Passphrases(run, passphrase_fd))
    key = printed.new_key(run.world.token)
    rekeying.set_recovery(run.places.journal, data_key, key)
    if run.interactive:
        run.output.show([line(RECOVERY)])
        show_secret(run, "Your recovery key. Keep it away from this computer.", key)
    else:
        run.output.show([line(f"recovery key: {printed.to_text(key)}")])


@app.command()
def use(
    ctx: typer.Context,
    recovery_fd: RecoveryFd = None,
    new_passphrase_fd: NewPassphraseFd = None,
) -> None:
    """Set a new passphrase with the recovery key."""
    run = context(ctx)
    need_encrypted(run)
    data_key = _unlock(run, read_keyfile(run.places.journal), recovery_fd)
    lock = ask_new_lock(run, new_passphrase_fd)
    rekeying.change_passphrase(run.places.journal, data_key, lock)
    run.output.show([line("The new passphrase opens the journal now.")])


@app.command()
def drop(ctx: typer.Context, passphrase_fd: PassphraseFd = None) -> None:
    """Let the recovery key open the journal no more."""
    run = context(ctx)
    need_encrypted(run)
    data_key = ask_for_data_key(run, Passphrases(run, passphrase_fd))
    rekeying.drop_recovery(run.places.journal, data_key)
    run.output.show([line("Only the passphrase opens the journal now.")])


def _unlock(run: AppContext, keyfile: KeyFile, descriptor: int | None) -> bytes:
    from safespace.crypto.keyfile import unlock_with_recovery  # noqa: PLC0415

    if descriptor is not None:
        typed = read_descriptor(descriptor).decode()
    elif run.interactive:
        typed = ask(run, "Your recovery key:")
    else:
        raise UsageError(
            "There is nobody here to ask for the recovery key.",
            hint="In a script, hand it over with --recovery-fd N.",
        )
    return unlock_with_recovery(keyfile, printed.from_text(typed))
