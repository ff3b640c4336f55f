"""Finishing an exchange of journals that a killed program left in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.errors import StorageError
from safespace.vault.folder import State, Vault, tell
from safespace.vault.swap import leftover, recover

if TYPE_CHECKING:
    from pathlib import Path

_USABLE = {State.PLAIN, State.ENCRYPTED}


def finish(folder: Path) -> None:
    """Complete or take back what was begun, and remove what it left.

    Nobody saves to a journal that is being replaced, and what restoring replaces was
    backed up before; so a replaced one holds nothing of its own. It stays all the same
    while the new one is not whole. A disk that refuses is no reason not to read.

    Raises:
        StorageError: when no journal can be put in its place now.
        DamagedError: when something else lies in the journal's place.
    """
    try:
        if recover(folder).waits and tell(folder) in _USABLE:
            with leftover(folder):
                pass
    except StorageError:
        vault = Vault(folder)
        if not (vault.journal.exists() or vault.key.exists()):
            raise
