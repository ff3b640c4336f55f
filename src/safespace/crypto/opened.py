"""The keys that reading takes, apart from the key they come from.

These may be lent out for a while (vault/session.py). The data key itself never is:
with it, somebody could let themselves in again after `lock`.
"""

from __future__ import annotations

from safespace.crypto.subkeys import DATA_KEY_BYTES, Purpose, subkey
from safespace.frozen import dataclass, field


@dataclass(frozen=True, slots=True)
class OpenedKeys:
    """What opens the database, and what opens notes sealed to the inbox."""

    database: bytes = field(repr=False)
    inbox: bytes = field(repr=False)


def derive_keys(data_key: bytes) -> OpenedKeys:
    """Derive both keys; neither tells anything about the data key or the other."""
    return OpenedKeys(
        subkey(data_key, Purpose.DATABASE), subkey(data_key, Purpose.INBOX)
    )


def pack_keys(keys: OpenedKeys) -> bytes:
    """Put both keys in one string of bytes."""
    return keys.database + keys.inbox


def unpack_keys(packed: bytes) -> OpenedKeys | None:
    """Return the keys, or None for anything that is not exactly two of them."""
    if len(packed) != 2 * DATA_KEY_BYTES:
        return None
    return OpenedKeys(packed[:DATA_KEY_BYTES], packed[DATA_KEY_BYTES:])
