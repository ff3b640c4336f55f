"""Opening a journal: look at the folder, find the keys, connect, bring it up to date."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from safespace.frozen import dataclass
from safespace.journal.journal import Journal
from safespace.storage.connect import SCHEMA_VERSION, open_database, read_version
from safespace.vault.folder import State, Vault, ensure_usable, inspect

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.crypto.opened import OpenedKeys
    from safespace.storage.driver import Connection

FindKeys = Callable[[], "OpenedKeys"]


@dataclass(frozen=True, slots=True)
class Opened:
    """An open journal, and the keys it was opened with; None in plain mode."""

    journal: Journal
    keys: OpenedKeys | None


def open_journal(
    folder: Path,
    find_keys: FindKeys,
    *,
    backups: Path,
    now_ms: Callable[[], int],
    pick: Callable[[str], str],
) -> Opened:
    """Open the journal in a folder; the keys are looked for only if it needs any.

    One of an earlier schema is backed up before it is brought up to date.

    Raises:
        NoJournalError, DamagedError, NewerSchemaError, StorageError: by what is there.
        WrongPassphraseError: when the passphrase does not open the key file.
    """
    state = inspect(folder)
    ensure_usable(state)
    keys = find_keys() if state is State.ENCRYPTED else None
    conn = open_database(Vault(folder).journal, keys.database if keys else None)
    try:
        if read_version(conn) < SCHEMA_VERSION:
            _bring_up_to_date(conn, keys, folder, backups, now_ms=now_ms())
    except BaseException:
        conn.close()
        raise
    return Opened(Journal(conn, now_ms=now_ms, pick=pick), keys)


def _bring_up_to_date(
    conn: Connection,
    keys: OpenedKeys | None,
    folder: Path,
    backups: Path,
    *,
    now_ms: int,
) -> None:
    # sqlite-utils costs more than a whole command and is needed only here.
    from safespace.journal.backing_up import back_up_as_it_is  # noqa: PLC0415
    from safespace.storage.migrations import migrate  # noqa: PLC0415

    if read_version(conn):
        back_up_as_it_is(folder, keys, backups, now_ms=now_ms)
    migrate(conn)
