"""The key file on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.vault import private
from safespace.vault.folder import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.crypto.keyfile import KeyFile

MAX_BYTES = 64 * 1024


def read_vault_name(folder: Path) -> str:
    """Return the name that tells a journal's keys from others', or nothing.

    It is read without the cipher library: whoever holds the right keys needs no proof
    of the key file, and with wrong ones the database does not open.
    """
    import json  # noqa: PLC0415 - a plain journal never pays for it

    try:
        table = json.loads(
            private.peek(Vault(folder).key, MAX_BYTES, tighten=False) or b""
        )
        return str(table["vault"])
    except (ValueError, KeyError, TypeError):
        return ""


def read_keyfile(folder: Path, *, tighten: bool = True) -> KeyFile:
    """Read the key file of a journal; nothing is derived yet.

    Raises:
        DamagedError, NewerSchemaError, StorageError: by what is there.
    """
    # A plain journal has no key file and never pays for the cryptography.
    from safespace.crypto.keyfile import parse  # noqa: PLC0415

    return parse(private.read(Vault(folder).key, MAX_BYTES, tighten=tighten))
