"""Names for entries: a lasting id, and a short code that is easy to type."""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Callable

EntryId = NewType("EntryId", str)
ShortCode = NewType("ShortCode", str)

# No vowels, so a code never spells a word at anybody; no 0, 1 or l, which look alike.
LETTERS = "bcdfghjkmnpqrstvwxz"
SIGNS = LETTERS + "23456789"
FIRST_LENGTH = 4
TOKEN_BYTES = 10


def make_entry_id(at_ms: int, token: bytes) -> EntryId:
    """Build a UUIDv7 (RFC 9562, 5.7) from an instant and ten random bytes.

    Instants before 1970 have no place in that format and count as its start;
    the order of entries comes from their time, never from their id.
    """
    stamp = max(at_ms, 0).to_bytes(6, "big")
    raw = bytearray(stamp + token[:TOKEN_BYTES])
    raw[6] = 0x70 | (raw[6] & 0x0F)
    raw[8] = 0x80 | (raw[8] & 0x3F)
    return EntryId(str(UUID(bytes=bytes(raw))))


def make_short_code(length: int, pick: Callable[[str], str]) -> ShortCode:
    """Draw a code that starts with a letter, so it never looks like a number."""
    return ShortCode(pick(LETTERS) + "".join(pick(SIGNS) for _ in range(length - 1)))


def looks_like_short_code(text: str) -> bool:
    """Say whether text could be a short code, in any case."""
    folded = text.lower()
    return (
        len(folded) >= FIRST_LENGTH
        and folded[0] in LETTERS
        and all(sign in SIGNS for sign in folded)
    )
