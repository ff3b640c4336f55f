"""Subkeys: one data key, a separate key for each thing it protects."""

from __future__ import annotations

from enum import StrEnum

from safespace.domain.digest import blake2b

DATA_KEY_BYTES = 32


class Purpose(StrEnum):
    """What a subkey is for; the value is part of the file format and never changes."""

    DATABASE = "ss-db"
    BACKUP = "ss-backup"
    DRAFT = "ss-draft"
    INBOX = "ss-inbox"
    KEYFILE_MAC = "ss-keyfile-mac"


def subkey(data_key: bytes, purpose: Purpose, *, size: int = 32) -> bytes:
    """Derive the key for one purpose, so that giving away one tells nothing of another.

    It is keyed BLAKE2b over nothing, with the purpose as its personalisation:
    anything that speaks BLAKE2b can open a journal again. `size` is 1 to 64 bytes.

    Raises:
        ValueError: for a data key of any other length than 32 bytes.
    """
    if len(data_key) != DATA_KEY_BYTES:
        # An empty key would silently turn this into a public hash.
        raise ValueError("a data key has 32 bytes")
    return blake2b(digest_size=size, key=data_key, person=purpose.encode()).digest()
