"""Opening a journal for a look: nothing joins it, nothing in it changes."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from safespace.doctor.surroundings import Inside
from safespace.errors import DamagedError, NewerSchemaError, SafespaceError
from safespace.journal.drafting import decode_draft
from safespace.storage.connect import SCHEMA_VERSION, open_database, read_version
from safespace.storage.verify import verify_database
from safespace.vault import remembered
from safespace.vault.drafts import PlainDrafts
from safespace.vault.folder import State, Vault, tell
from safespace.vault.remembered import Remembering

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.cli._unlock import Passphrases
    from safespace.crypto.opened import OpenedKeys
    from safespace.storage.driver import Connection
    from safespace.vault.drafts import Sealer


def look_inside(
    run: AppContext, passphrases: Passphrases, opened: ExitStack
) -> tuple[Inside | None, bool]:
    """Open the journal if nobody needs to be asked; say whether it does not open.

    Unlike every other command, this neither extends a session nor folds notes in nor
    brings an older journal up to date.

    Raises:
        WrongPassphraseError: when the passphrase that was handed over opens nothing.
    """
    folder = run.places.journal
    state = _find_state(run)
    if state not in {State.PLAIN, State.ENCRYPTED}:
        return None, False
    keys = _find_keys(run, passphrases) if state is State.ENCRYPTED else None
    if state is State.ENCRYPTED and keys is None:
        return None, False
    try:
        conn = open_database(Vault(folder).journal, keys.database if keys else None)
        opened.callback(conn.close)
        current = read_version(conn) >= SCHEMA_VERSION
    except DamagedError:
        return None, True
    sealer = _make_sealer(run, keys, conn, current=current)
    return Inside(partial(verify_database, conn), partial(_open_note, sealer)), False


def _find_state(run: AppContext) -> State | None:
    try:
        return tell(run.places.journal, tighten=False)
    except SafespaceError:
        return None


def _find_keys(run: AppContext, passphrases: Passphrases) -> OpenedKeys | None:
    if not passphrases.given:
        from safespace.vault import session  # noqa: PLC0415 - encrypted only

        found = session.find(run.places.journal, using=False)
        return found.keys if found else _find_remembered(run)
    from safespace.crypto.keyfile import unlock  # noqa: PLC0415
    from safespace.crypto.opened import derive_keys  # noqa: PLC0415
    from safespace.vault.keys import read_keyfile  # noqa: PLC0415

    try:
        keyfile = read_keyfile(run.places.journal, tighten=False)
        return derive_keys(unlock(keyfile, passphrases.next(ExitStack())))
    except (DamagedError, NewerSchemaError):
        # The check of the key file tells what is amiss with it.
        return None


def _find_remembered(run: AppContext) -> OpenedKeys | None:
    if remembered.look(run.places.state) is not Remembering.IN_USE:
        return None
    from safespace.cli._remembered import find_remembered  # noqa: PLC0415 - seldom

    return find_remembered(run, settling=False)


def _make_sealer(
    run: AppContext, keys: OpenedKeys | None, conn: Connection, *, current: bool
) -> Sealer:
    if keys is None:
        return PlainDrafts()
    from safespace.storage.inboxes import list_secrets  # noqa: PLC0415
    from safespace.vault.keys import read_keyfile  # noqa: PLC0415
    from safespace.vault.sealed import SealedDrafts  # noqa: PLC0415

    earlier = list_secrets(conn) if current else ()
    public = read_keyfile(run.places.journal, tighten=False).inbox_public
    return SealedDrafts(public, (keys.inbox, *earlier))


def _open_note(sealer: Sealer, kept: bytes) -> None:
    decode_draft(sealer.open(kept))
