"""Founding a journal: the key file and an empty, migrated database, all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.crypto.keyfile import create as create_key
from safespace.crypto.keyfile import dump
from safespace.crypto.subkeys import Purpose, subkey
from safespace.frozen import dataclass, field
from safespace.storage.connect import open_database
from safespace.storage.migrations import migrate
from safespace.vault import private
from safespace.vault.folder import Vault, create, inspect

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.crypto.derive import Cost


@dataclass(frozen=True, slots=True)
class Protection:
    """What will open the journal: a passphrase, and perhaps a recovery key."""

    passphrase: bytes = field(repr=False)
    cost: Cost
    recovery: bytes | None = field(default=None, repr=False)


def found(folder: Path, protection: Protection | None) -> None:
    """Make a journal in a folder; without protection it is readable by anybody.

    Raises:
        UsageError: when something is there already.
        StorageError: when the disk refuses.
    """

    def fill(fresh: Path) -> None:
        key = None
        if protection is not None:
            keyfile, data_key = create_key(
                protection.passphrase, protection.cost, recovery=protection.recovery
            )
            private.write_new(Vault(fresh).key, dump(keyfile))
            key = subkey(data_key, Purpose.DATABASE)
        conn = open_database(Vault(fresh).journal, key)
        try:
            migrate(conn)
        finally:
            conn.close()

    inspect(folder)  # a journal that waits beside its place is put back first
    create(folder, fill)
