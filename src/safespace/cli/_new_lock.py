"""Asking for a new passphrase, of a person or of a script."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli._founding import ask_new_passphrase, choose_cost
from safespace.cli._unlock import read_descriptor
from safespace.errors import UsageError
from safespace.journal.rekeying import NewLock
from safespace.vault.passphrase import check_new

if TYPE_CHECKING:
    from safespace.cli._context import AppContext

NewPassphraseFd = Annotated[
    int | None,
    typer.Option(
        "--new-passphrase-fd",
        metavar="N",
        min=0,
        help="Read the new passphrase from this file descriptor, for scripts.",
    ),
]


def ask_new_lock(run: AppContext, descriptor: int | None) -> NewLock:
    """Return a new passphrase that keeps the rules, and the cost of trying it.

    Raises:
        WeakPassphraseError: when a script hands over one that is easy to guess.
        UsageError: when nobody is there to ask.
    """
    if descriptor is not None:
        passphrase = read_descriptor(descriptor)
        check_new(passphrase.decode(), getpass.getuser())
    elif run.interactive:
        passphrase = ask_new_passphrase(run)
    else:
        raise UsageError(
            "There is nobody here to ask for a new passphrase.",
            hint="In a script, hand it over with --new-passphrase-fd N.",
        )
    return NewLock(passphrase, choose_cost())
