"""Backing up: a copy of the journal beside its key file, looked over before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.errors import DamagedError
from safespace.storage.connect import open_database
from safespace.storage.difference import digest
from safespace.storage.verify import What, verify_database
from safespace.vault import backups, private
from safespace.vault.folder import Vault
from safespace.vault.keys import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.journal.opening import Opened
    from safespace.vault.backups import Backup, Reason


def back_up(
    opened: Opened, folder: Path, into: Path, *, reason: Reason, now_ms: int
) -> Backup:
    """Copy an open journal into the folder of backups, and thin the older ones out.

    The copy is opened, checked and compared before it is called a backup.

    Raises:
        DamagedError: when the journal or the copy is not sound.
        StorageError: when the disk refuses; earlier backups are untouched.
    """

    def fill(fresh: Path) -> None:
        copy = Vault(fresh)
        opened.journal.copy_to(copy.journal)
        if opened.keys is not None:
            key = private.read(Vault(folder).key, MAX_BYTES)
            private.write_new(copy.key, key)
        _look_over(copy.journal, opened)

    made = backups.add(into, fill, reason=reason, taken_ms=now_ms)
    backups.rotate(into, now_ms=now_ms)
    return made


def _look_over(copy: Path, opened: Opened) -> None:
    conn = open_database(copy, opened.keys.database if opened.keys else None)
    try:
        found = [f for f in verify_database(conn) if f.what is not What.UNCHECKED]
        same = digest(conn) == opened.journal.digest()
    finally:
        conn.close()
    if found or not same:
        raise DamagedError(
            "The copy is not the same as the journal, so it was not kept.",
            hint="To look the journal over: safespace verify",
        )
