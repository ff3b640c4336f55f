"""New ways in: another passphrase, a recovery key, another data key, no key at all.

The database is never rekeyed in place, because that can report success after a write
was refused: it is exported beside, looked over, and swapped in as a whole
(docs/adr/0008-vault-layout.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.crypto import rewrap
from safespace.crypto.keyfile import KeyFile, create, dump
from safespace.crypto.opened import OpenedKeys, derive_keys
from safespace.errors import DamagedError
from safespace.frozen import dataclass
from safespace.storage import inboxes
from safespace.storage.connect import open_database
from safespace.storage.copying import export_database
from safespace.storage.difference import digest
from safespace.storage.transaction import write
from safespace.storage.verify import verify_database
from safespace.vault import private, swap
from safespace.vault.folder import Vault
from safespace.vault.keys import read_keyfile

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.crypto.derive import Cost
    from safespace.storage.driver import Connection


@dataclass(frozen=True, slots=True)
class NewLock:
    """What a journal is to be locked with from now on."""

    passphrase: bytes
    cost: Cost

    def __repr__(self) -> str:
        """Show nothing of the passphrase."""
        return "NewLock(…)"


def change_passphrase(folder: Path, data_key: bytes, lock: NewLock) -> None:
    """Let another passphrase open the journal; the recovery key stays as it is.

    The new key file is proven in memory before it takes the old one's place in one
    step: at every instant exactly one of both passphrases opens.
    """
    keyfile = rewrap.change_passphrase(
        read_keyfile(folder), data_key, new=lock.passphrase, cost=lock.cost
    )
    _replace(folder, keyfile)


def set_recovery(folder: Path, data_key: bytes, recovery: bytes) -> None:
    """Let a recovery key open the journal too, in place of an earlier one."""
    _replace(
        folder, rewrap.set_recovery(read_keyfile(folder), data_key, recovery=recovery)
    )


def drop_recovery(folder: Path, data_key: bytes) -> None:
    """Let no recovery key open the journal any more; the passphrase still does."""
    _replace(folder, rewrap.drop_recovery(read_keyfile(folder), data_key))


def rotate_key(folder: Path, keys: OpenedKeys, lock: NewLock) -> None:
    """Encrypt the whole journal anew, so that old key files open nothing of it.

    The recovery key does not carry over: it opened the old data key. Notes that are
    still sealed to the old inbox can be opened with what the new journal remembers.
    """
    keyfile, data_key = create(lock.passphrase, lock.cost, recovery=None)
    _exchange(folder, keys, (keyfile, derive_keys(data_key)))


def encrypt(folder: Path, lock: NewLock) -> OpenedKeys:
    """Encrypt a journal that was readable, and return its new keys."""
    keyfile, data_key = create(lock.passphrase, lock.cost, recovery=None)
    new = derive_keys(data_key)
    _exchange(folder, None, (keyfile, new))
    return new


def decrypt(folder: Path, keys: OpenedKeys) -> None:
    """Make the journal readable by anybody who can open this computer."""
    _exchange(folder, keys, None)


def _replace(folder: Path, keyfile: KeyFile) -> None:
    private.replace(Vault(folder).key, dump(keyfile))


def _exchange(
    folder: Path, old: OpenedKeys | None, new: tuple[KeyFile, OpenedKeys] | None
) -> None:
    """Build the journal anew under other keys, look it over, and swap it in."""
    journal = Vault(folder).journal
    guard = open_database(journal, old.database if old else None)
    reader = open_database(journal, old.database if old else None)
    try:
        # Nobody else can save between the copy and the swap.
        with write(guard), swap.stage(folder) as staged:
            _build(reader, Vault(staged.path), old, new)
            swap.exchange(staged)
            swap.retire(folder)
    finally:
        reader.close()
        guard.close()


def _build(
    reader: Connection,
    fresh: Vault,
    old: OpenedKeys | None,
    new: tuple[KeyFile, OpenedKeys] | None,
) -> None:
    key = None
    if new is not None:
        private.write_new(fresh.key, dump(new[0]))
        key = new[1].database
    export_database(reader, fresh.journal, key)
    conn = open_database(fresh.journal, key)
    try:
        if verify_database(conn) or digest(conn) != digest(reader):
            raise DamagedError(
                "The new copy of the journal is not the same, so nothing was changed.",
                hint="To look the journal over: safespace verify",
                restorable=False,
            )
        if old is not None and new is not None:
            inboxes.remember(conn, old.inbox)
    finally:
        conn.close()
