"""The keys a restore takes: those of the backup, and those of the journal as it is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from safespace.cli._unlock import ask_for_data_key
from safespace.crypto.opened import derive_keys
from safespace.errors import (
    DamagedError,
    LockedError,
    NewerSchemaError,
    NoJournalError,
    WrongPassphraseError,
)
from safespace.journal.opening import open_journal
from safespace.journal.restoring import Present
from safespace.render.dates import say_utc
from safespace.vault import private, session
from safespace.vault.folder import State, Vault, ensure_usable, inspect, tell
from safespace.vault.keys import MAX_BYTES, read_vault_name

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.cli._unlock import Passphrases
    from safespace.crypto.opened import OpenedKeys
    from safespace.vault.backups import Backup

_OTHER_KEY = (
    "The journal as it is has another key. Its passphrase lets the two be compared;"
    " Enter leaves that out."
)


def find_keys_then(
    run: AppContext, backup: Backup, passphrases: Passphrases
) -> OpenedKeys | None:
    """Return what opens a backup: nothing, the session's keys, or a passphrase's.

    Raises:
        DamagedError, NoJournalError: when a part of it is absent or not what it was.
        LockedError: when that passphrase does not open it, or nobody can be asked.
    """
    state = tell(backup.path)
    ensure_usable(state)
    if state is State.PLAIN:
        return None
    found = None if passphrases.given else session.find(backup.path)
    if found is not None:
        return found.keys
    if run.interactive and has_other_key_file(run, backup):
        when = say_utc(backup.taken_ms)
        run.output.note(
            f"The backup opens with the passphrase the journal had at {when}."
        )
    try:
        return derive_keys(ask_for_data_key(run, passphrases, backup.path))
    except WrongPassphraseError as error:
        raise LockedError(
            f"That passphrase does not open the backup of {say_utc(backup.taken_ms)}.",
            hint="It opens with the one the journal had then. The others:"
            " safespace backup list",
        ) from error


def has_other_key_file(run: AppContext, backup: Backup) -> bool:
    """Say whether a backup may open with another passphrase than the journal does."""
    now, then = Vault(run.places.journal).key, Vault(backup.path).key
    return private.peek(now, MAX_BYTES) != private.peek(then, MAX_BYTES)


def find_present(
    run: AppContext,
    backup: Backup,
    keys_then: OpenedKeys | None,
    passphrases: Passphrases,
) -> Present | None:
    """Return the journal as it is, up to date, or None where it cannot be read."""
    folder = run.places.journal
    with suppress(DamagedError, NewerSchemaError, NoJournalError, LockedError):
        state = inspect(folder)
        keys = None
        if state is State.ENCRYPTED:
            same = read_vault_name(folder) == read_vault_name(backup.path)
            keys = keys_then if same else _find_keys_now(run, passphrases)
            if keys is None:
                return None
        opened = open_journal(
            folder,
            lambda: _given(keys),
            backups=run.places.backups,
            now_ms=run.world.now_ms,
            pick=run.world.pick,
        )
        opened.journal.close()
        return Present(folder, keys)
    return None


def _given(keys: OpenedKeys | None) -> OpenedKeys:
    if keys is None:
        raise LockedError("The journal was encrypted in this moment.")
    return keys


def _find_keys_now(run: AppContext, passphrases: Passphrases) -> OpenedKeys | None:
    found = session.find(run.places.journal)
    if found is not None:
        return found.keys
    if not passphrases.given:
        if not run.interactive:
            return None
        run.output.note(_OTHER_KEY)
    return derive_keys(ask_for_data_key(run, passphrases, run.places.journal))
