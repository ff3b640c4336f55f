"""Commands about keys need a journal that has some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.errors import UsageError
from safespace.vault.folder import State, ensure_usable, inspect

if TYPE_CHECKING:
    from safespace.cli._context import AppContext


def need_encrypted(run: AppContext) -> None:
    """Return for an encrypted journal.

    Raises:
        UsageError: for one that is not encrypted.
        NoJournalError, DamagedError: by what is there.
    """
    state = inspect(run.places.journal)
    ensure_usable(state)
    if state is State.PLAIN:
        raise UsageError(
            "This journal is not encrypted; it has no passphrase.",
            hint="To encrypt it: safespace encrypt",
        )
