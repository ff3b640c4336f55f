"""Backups as commands speak of them: listed, chosen, made before a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.journal.backing_up import back_up
from safespace.vault.backups import Reason, is_readable, list_backups

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.crypto.opened import OpenedKeys
    from safespace.vault.backups import Backup


_SAID = {
    Reason.MIGRATION: "before a new version",
    Reason.ROTATION: "with a change of keys",
    Reason.RESTORE: "before a restore",
    Reason.IMPORT: "before an import",
}


def say_reason(backup: Backup) -> str:
    """Say why a backup was made."""
    return _SAID.get(backup.reason, backup.reason.value)


def back_up_before(run: AppContext, keys: OpenedKeys | None) -> Backup:
    """Make a checked backup before the journal is encrypted or decrypted anew.

    The journal that was open will be another one; nothing is made for it at the end.
    """
    made = back_up_for(run, keys, Reason.ROTATION)
    run.opened.clear()
    return made


def back_up_for(run: AppContext, keys: OpenedKeys | None, reason: Reason) -> Backup:
    """Make a checked backup for a reason."""
    return back_up(
        run.places.journal,
        keys,
        run.places.backups,
        reason=reason,
        now_ms=run.world.now_ms(),
    )


def find_readable(run: AppContext) -> list[Backup]:
    """Return the backups that are not encrypted, newest first."""
    return [each for each in list_backups(run.places.backups) if is_readable(each)]


def count_backups(count: int, *, kind: str = "") -> str:
    """Return a number of backups in words."""
    return f"{count} {kind}backup{'' if count == 1 else 's'}"
