"""A journal that the OS keychain opens, and a small file that says so.

The file names the journal's vault and nothing else. Without it nobody loads the
library for the keychain; with it, whatever is interrupted, it is known what may still
have to be forgotten.
"""

from __future__ import annotations

import os
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING

from safespace.crypto import keychain
from safespace.crypto.opened import OpenedKeys, pack_keys, unpack_keys
from safespace.errors import SafespaceError
from safespace.vault import private
from safespace.vault.keys import read_vault_name

if TYPE_CHECKING:
    from pathlib import Path

_IN_USE, _GOING = "remembered", "forgetting"
_MAX_BYTES = 64


class Remembering(Enum):
    """Whether the keychain opens a journal; GOING: not used, and perhaps still there."""

    NOT = "not"
    IN_USE = "in use"
    GOING = "going"


def look(state: Path) -> Remembering:
    """Say how things stand by the small file alone; the keychain is not asked."""
    if os.path.lexists(state / _GOING):
        return Remembering.GOING
    there = os.path.lexists(state / _IN_USE)
    return Remembering.IN_USE if there else Remembering.NOT


def remember(folder: Path, state: Path, keys: OpenedKeys) -> None:
    """Put what opens a journal into the keychain.

    Raises:
        KeychainUnavailableError: when it was not taken in; nothing is left of it then,
            or the small file says that there may be.
        StorageError: when the small file cannot be written.
    """
    if look(state) is not Remembering.NOT:
        forget(folder, state)
    private.ensure_folder(state)
    # First of all, so that what is cut short after this can be cleared up.
    private.replace(state / _GOING, read_vault_name(folder).encode())
    try:
        keychain.put(read_vault_name(folder), pack_keys(keys))
    except keychain.KeychainUnavailableError:
        with suppress(keychain.KeychainUnavailableError):
            forget(folder, state)
        raise
    with private.translated(_IN_USE):
        (state / _GOING).replace(state / _IN_USE)
        private.sync_folder(state)


def find(folder: Path, state: Path) -> OpenedKeys | None:
    """Return what the keychain has for a journal, if it is in use for this very one.

    Raises:
        KeychainUnavailableError: when the keychain does not answer.
    """
    if look(state) is not Remembering.IN_USE:
        return None
    name = _read(state / _IN_USE)
    if not name or name != read_vault_name(folder):
        return None
    return unpack_keys(keychain.get(name) or b"")


def forget(folder: Path, state: Path) -> None:
    """Stop using the keychain at once, then make it forget.

    Raises:
        KeychainUnavailableError: when keys may still be in it; nothing uses them.
        StorageError: when the small file cannot be removed.
    """
    names = {_read(state / _IN_USE), _read(state / _GOING)}
    # A disk that can only be read does not keep the keys from being forgotten.
    with suppress(OSError):
        (state / _IN_USE).replace(state / _GOING)
    for name in sorted(filter(None, names | {read_vault_name(folder)})):
        keychain.forget(name)
    for mark in (_IN_USE, _GOING):
        if os.path.lexists(state / mark):
            private.remove(state / mark)


def _read(mark: Path) -> str:
    try:
        return (private.peek(mark, _MAX_BYTES, tighten=False) or b"").decode()
    except (SafespaceError, UnicodeDecodeError):
        return ""
