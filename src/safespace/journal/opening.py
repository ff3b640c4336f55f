"""Opening a journal: look at the folder, unlock, connect, bring the schema up to date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from safespace.journal.journal import Journal
from safespace.storage.connect import SCHEMA_VERSION, open_database, read_version
from safespace.vault.folder import State, Vault, ensure_usable, inspect
from safespace.vault.keys import read_keyfile

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.storage.driver import Connection

Unlock = Callable[[], bytes]


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """An open journal, and the data key that opens its drafts; None in plain mode."""

    journal: Journal
    data_key: bytes | None

    def __repr__(self) -> str:
        """Show nothing of the key."""
        return "Opened(…)"


def open_journal(
    folder: Path,
    passphrase: Unlock,
    *,
    now_ms: Callable[[], int],
    pick: Callable[[str], str],
) -> Opened:
    """Open the journal in a folder; the passphrase is asked for only if needed.

    Raises:
        NoJournalError, DamagedError, NewerSchemaError, StorageError: by what is there.
        WrongPassphraseError: when the passphrase does not open the key file.
    """
    state = inspect(folder)
    ensure_usable(state)
    data_key = database_key = None
    if state is State.ENCRYPTED:
        # A plain journal never pays for the cryptography.
        from safespace.crypto.subkeys import Purpose, subkey  # noqa: PLC0415

        data_key = _unlock(folder, passphrase)
        database_key = subkey(data_key, Purpose.DATABASE)
    conn = open_database(Vault(folder).journal, database_key)
    try:
        _bring_up_to_date(conn)
    except BaseException:
        conn.close()
        raise
    return Opened(Journal(conn, now_ms=now_ms, pick=pick), data_key)


def _unlock(folder: Path, passphrase: Unlock) -> bytes:
    keyfile = read_keyfile(folder)
    secret = passphrase()
    # Only a passphrase that is there to try pays for the cryptography.
    from safespace.crypto.keyfile import unlock  # noqa: PLC0415

    return unlock(keyfile, secret)


def _bring_up_to_date(conn: Connection) -> None:
    if read_version(conn) < SCHEMA_VERSION:
        # sqlite-utils costs more than a whole command and is needed only here.
        from safespace.storage.migrations import migrate  # noqa: PLC0415

        migrate(conn)
