"""What to do where no journal can be opened: the newest backup, named in every case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.cli._choosing import list_fitting
from safespace.errors import DamagedError, NoJournalError, SafespaceError
from safespace.render.dates import say_utc
from safespace.vault.keys import read_vault_name

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.vault.backups import Backup

NO_BACKUP = (
    "No backup of it is here. If a cloud or the system keeps earlier versions of this"
    " folder, look there."
)


def advise(run: AppContext, error: SafespaceError) -> str:
    """Return an error's hint; where a backup is the way out, with the newest one.

    It reads names of files and key files, and opens nothing.
    """
    try:
        backup = next(iter(list_fitting(run)), None)
        return " ".join(filter(None, _advise(run, error, backup)))
    except SafespaceError:
        return error.hint


def _advise(
    run: AppContext, error: SafespaceError, backup: Backup | None
) -> tuple[str, ...]:
    if isinstance(error, DamagedError) and error.restorable:
        return error.hint, NO_BACKUP if backup is None else name_backup(backup)
    if backup is None:
        return (error.hint,)
    if isinstance(error, NoJournalError):
        return ("There are backups of one.", name_backup(backup))
    if not isinstance(error, DamagedError) and _is_of_other_key(run, backup):
        when = say_utc(backup.taken_ms)
        other = f"The key file is another one than in the backup of {when}."
        return error.hint, other, "If nobody changed it on purpose: safespace restore"
    return (error.hint,)


def name_backup(backup: Backup) -> str:
    """Say of when a backup is, and how it is put back."""
    when = say_utc(backup.taken_ms)
    return f"The newest backup is of {when}; to put it back: safespace restore"


def _is_of_other_key(run: AppContext, backup: Backup) -> bool:
    names = read_vault_name(run.places.journal), read_vault_name(backup.path)
    return all(names) and names[0] != names[1]
