"""Backing up: a copy of the journal beside its key file, looked over before it counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from safespace.errors import DamagedError, StorageError
from safespace.storage.connect import open_database
from safespace.storage.copying import copy_database, copy_pages
from safespace.storage.driver import Connection
from safespace.storage.verify import What, check_pages, verify_database
from safespace.vault import backups, private
from safespace.vault.backups import Reason
from safespace.vault.folder import Vault, sweep
from safespace.vault.keys import MAX_BYTES, read_vault_name

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.crypto.opened import OpenedKeys
    from safespace.storage.verify import Finding
    from safespace.vault.backups import Backup

Copy = Callable[[Connection, "Path"], None]
# Takes the journal and its copy, and says whether the copy is as good.
Check = Callable[[Connection, Connection], bool]


def back_up(
    folder: Path,
    keys: OpenedKeys | None,
    into: Path,
    *,
    reason: Reason,
    now_ms: int,
    thin: bool = True,
) -> Backup:
    """Copy a journal into the folder of backups, and thin the older ones out.

    The copy is opened, checked and compared before it is called a backup.

    Raises:
        DamagedError: when the journal or the copy is not sound.
        StorageError: when the disk refuses; earlier backups are untouched.
    """
    made = backups.add(
        into,
        lambda fresh: _fill(Vault(folder), Vault(fresh), keys, copy_database, _is_same),
        reason=reason,
        taken_ms=now_ms,
    )
    if thin:
        backups.rotate(into, now_ms=now_ms)
        # Backing up is when things are put in order.
        sweep(folder)
    return made


def back_up_quickly(
    folder: Path, keys: OpenedKeys | None, into: Path, *, now_ms: int
) -> Backup:
    """Make the daily backup: its pages are checked, its words are not compared.

    Raises what `back_up` raises.
    """
    made = backups.add(
        into,
        lambda fresh: _fill(Vault(folder), Vault(fresh), keys, copy_pages, _is_whole),
        reason=Reason.DAILY,
        taken_ms=now_ms,
    )
    backups.rotate(into, now_ms=now_ms)
    sweep(folder)
    return made


def back_up_as_it_is(
    folder: Path, keys: OpenedKeys | None, into: Path, *, now_ms: int
) -> Backup:
    """Back up a journal of an earlier schema, before it is brought up to date.

    Raises what `back_up` raises.
    """
    return backups.add(
        into,
        lambda fresh: _fill(
            Vault(folder), Vault(fresh), keys, copy_database, _is_sound
        ),
        reason=Reason.MIGRATION,
        taken_ms=now_ms,
    )


def _fill(
    vault: Vault, copy: Vault, keys: OpenedKeys | None, write: Copy, check: Check
) -> None:
    name = read_vault_name(vault.folder)
    if keys is not None:
        private.write_new(copy.key, private.read(vault.key, MAX_BYTES))
    key = keys.database if keys else None
    conn = open_database(vault.journal, key)
    try:
        write(conn, copy.journal)
        _look_over(conn, copy, key, check)
    finally:
        conn.close()
    if {read_vault_name(vault.folder), read_vault_name(copy.folder)} != {name}:
        raise StorageError(
            "The journal was exchanged for a new one while it was copied.",
            hint="Try once more.",
        )


def _look_over(conn: Connection, copy: Vault, key: bytes | None, check: Check) -> None:
    copied = open_database(copy.journal, key)
    try:
        good = check(conn, copied)
    finally:
        copied.close()
    if not good:
        raise DamagedError(
            "The copy is not the same as the journal, so it was not kept.",
            hint="To look the journal over: safespace verify",
        )


def _is_same(conn: Connection, copy: Connection) -> bool:
    # The daily backup compares no words, and never loads this.
    from safespace.storage.difference import digest  # noqa: PLC0415

    return _is_sound(conn, copy) and digest(copy) == digest(conn)


def _is_sound(conn: Connection, copy: Connection) -> bool:
    del conn
    return _has_no_damage(verify_database(copy))


def _is_whole(conn: Connection, copy: Connection) -> bool:
    del conn
    return _has_no_damage(check_pages(copy))


def _has_no_damage(findings: tuple[Finding, ...]) -> bool:
    return all(each.what is What.UNCHECKED for each in findings)
