"""The key file on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.vault import private
from safespace.vault.folder import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.crypto.keyfile import KeyFile

MAX_BYTES = 64 * 1024


def read_keyfile(folder: Path, *, tighten: bool = True) -> KeyFile:
    """Read the key file of a journal; nothing is derived yet.

    Raises:
        DamagedError, NewerSchemaError, StorageError: by what is there.
    """
    # A plain journal has no key file and never pays for the cryptography.
    from safespace.crypto.keyfile import parse  # noqa: PLC0415

    return parse(private.read(Vault(folder).key, MAX_BYTES, tighten=tighten))
