"""Restoring: a backup brought up to date on the side, compared, and put in place.

Nothing of the backup itself is changed, and what it takes the place of is kept: as a
backup where it can be read, or else moved aside as it is.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from safespace.errors import DamagedError, SafespaceError, StorageError
from safespace.frozen import dataclass
from safespace.journal.backing_up import back_up
from safespace.storage import entries, inboxes
from safespace.storage.connect import SCHEMA_VERSION, open_database, read_version
from safespace.storage.copying import copy_file
from safespace.storage.difference import Difference, compare
from safespace.storage.lookup import count_entries
from safespace.storage.transaction import write
from safespace.storage.verify import What, verify_database
from safespace.vault import private, swap
from safespace.vault.aside import move_aside, put_back
from safespace.vault.backups import Reason
from safespace.vault.folder import Vault, create, scratch
from safespace.vault.keys import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from safespace.crypto.opened import OpenedKeys
    from safespace.domain.entry import NewEntry
    from safespace.storage.driver import Connection


@dataclass(frozen=True, slots=True)
class Restorable:
    """A checked copy of a backup in a private folder, under the backup's own keys."""

    folder: Path
    keys: OpenedKeys | None
    entries: int


@dataclass(frozen=True, slots=True)
class Present:
    """A journal that is there and can be read, with what opens it; None when plain."""

    folder: Path
    keys: OpenedKeys | None


@contextmanager
def prepare(
    backup: Path, keys: OpenedKeys | None, *, beside: Path
) -> Iterator[Restorable]:
    """Hold a copy of a backup beside the journal, up to date and looked over.

    Raises:
        DamagedError: when the backup is not what was backed up.
        NewerSchemaError, StorageError: by what is there.
    """
    with scratch(beside) as folder:
        copy = Vault(folder)
        if keys is not None:
            private.write_new(copy.key, private.read(Vault(backup).key, MAX_BYTES))
        copy_file(Vault(backup).journal, copy.journal)
        with _open(copy, keys) as conn:
            if read_version(conn) < SCHEMA_VERSION:
                # sqlite-utils is needed for an older backup only.
                from safespace.storage.migrations import migrate  # noqa: PLC0415

                migrate(conn)
            if any(each.what is not What.UNCHECKED for each in verify_database(conn)):
                raise DamagedError("This backup is damaged.", restorable=False)
            count = count_entries(conn)
        yield Restorable(folder, keys, count)


def compare_with(present: Present, backup: Restorable) -> Difference | None:
    """Tell what restoring changes, or None where the journal cannot be read so far."""
    with (
        suppress(DamagedError),
        _open(Vault(present.folder), present.keys) as now,
        _open(Vault(backup.folder), backup.keys) as then,
    ):
        return compare(now, then)
    return None


def keep_inbox_keys(present: Present, backup: Restorable) -> None:
    """Let the restored journal open what is sealed to the keys of the present one."""
    if present.keys is None or backup.keys is None:
        return
    secrets = [present.keys.inbox, *list_inbox_secrets(present)]
    with _open(Vault(backup.folder), backup.keys) as conn:
        for secret in reversed(secrets):
            if secret != backup.keys.inbox:
                inboxes.remember(conn, secret)


def add_entries(
    backup: Restorable, news: Sequence[NewEntry], *, pick: Callable[[str], str]
) -> None:
    """Save entries in a backup's copy before it takes the journal's place."""
    with _open(Vault(backup.folder), backup.keys) as conn, write(conn):
        for new in news:
            entries.insert(conn, new, pick=pick)


def list_inbox_secrets(present: Present) -> tuple[bytes, ...]:
    """Return the earlier inbox keys of a journal, as far as it can be read."""
    with suppress(DamagedError), _open(Vault(present.folder), present.keys) as conn:
        return inboxes.list_secrets(conn)
    return ()


def put_in_place(
    backup: Restorable,
    folder: Path,
    present: Present | None,
    *,
    into: Path,
    now_ms: int,
) -> Path | None:
    """Let a restored journal take its place; return where the one before is kept.

    Raises:
        StorageError: when the disk refuses; the journal is as it was, or the message
            says that the restored one is in its place.
    """
    if present is not None:
        with suppress(DamagedError):
            return _exchange(backup, present, into=into, now_ms=now_ms)
    return _take_place(backup, folder, now_ms=now_ms)


def _exchange(backup: Restorable, present: Present, *, into: Path, now_ms: int) -> Path:
    folder = present.folder
    # Nobody else can save between the backup of the present journal and the swap.
    with _open(Vault(folder), present.keys) as guard, write(guard):
        kept = back_up(
            folder,
            present.keys,
            into,
            reason=Reason.RESTORE,
            now_ms=now_ms,
            thin=False,
        )
        with swap.stage(folder) as staged:
            _move_files(backup.folder, staged.path)
            swap.exchange(staged)
            swap.retire(folder)
    return kept.path


def _take_place(backup: Restorable, folder: Path, *, now_ms: int) -> Path | None:
    aside = None
    if folder.is_symlink() or (folder.exists() and any(folder.iterdir())):
        aside = move_aside(folder, now_ms=now_ms)
    try:
        create(folder, lambda fresh: _move_files(backup.folder, fresh))
    except BaseException:
        if aside is not None:
            with suppress(SafespaceError):
                put_back(aside, folder)
        raise
    return aside


def _move_files(source: Path, target: Path) -> None:
    if not Vault(source).journal.exists():
        raise StorageError("The copy to restore from is gone, so nothing was changed.")
    for path in sorted(source.iterdir()):
        path.rename(target / path.name)


@contextmanager
def _open(vault: Vault, keys: OpenedKeys | None) -> Iterator[Connection]:
    conn = open_database(vault.journal, keys.database if keys else None)
    try:
        yield conn
    finally:
        conn.close()
