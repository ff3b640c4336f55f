"""Unlocked for a while: a journal's keys in the kernel's keyring, and their end.

Each use lets them live on for the chosen span, but never past the hard end that was
set when the passphrase was typed.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from safespace.crypto import keyring
from safespace.crypto.memory import close_memory
from safespace.crypto.opened import OpenedKeys, pack_keys, unpack_keys
from safespace.frozen import dataclass
from safespace.vault.keys import read_vault_name

if TYPE_CHECKING:
    from pathlib import Path

MINUTE_S = 60
LONGEST_S = 60 * MINUTE_S
_STAMP_BYTES = 8


@dataclass(frozen=True, slots=True)
class Session:
    """An unlocked journal: its keys, and for how long at most, in seconds."""

    keys: OpenedKeys
    left_s: int


def begin(folder: Path, keys: OpenedKeys, *, span_s: int) -> int:
    """Keep the keys for a span of use; return the span, cut to an hour.

    Raises:
        KeyringUnavailableError: where the system has no place to keep them.
    """
    close_memory()
    span_s = min(span_s, LONGEST_S)
    ends = _now_s() + LONGEST_S
    packed = _stamp(span_s) + _stamp(ends) + pack_keys(keys)
    keyring.put(_name(folder), packed, seconds=span_s)
    return span_s


def find(folder: Path, *, using: bool = True) -> Session | None:
    """Return the session of a journal, if it is unlocked; using it extends it."""
    name = _name(folder)
    close_memory()
    packed = keyring.get(name) if name else None
    if packed is None:
        return None
    span_s, ends = _read_stamp(packed, 0), _read_stamp(packed, 1)
    keys = unpack_keys(packed[2 * _STAMP_BYTES :])
    left_s = min(span_s, ends - _now_s())
    if keys is None or left_s <= 0:
        keyring.forget(name)
        return None
    if using:
        keyring.touch(name, seconds=left_s)
    return Session(keys, left_s)


def end(folder: Path) -> bool:
    """Lock: make the kernel forget the keys at once; say whether there were any."""
    name = _name(folder)
    return bool(name) and keyring.forget(name)


def _name(folder: Path) -> str:
    name = read_vault_name(folder)
    return name and f"safespace:{name}"


def _now_s() -> int:
    # Counts on while the machine sleeps: an hour is an hour.
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return int(time.clock_gettime(clock))


def _stamp(seconds: int) -> bytes:
    return seconds.to_bytes(_STAMP_BYTES, "big")


def _read_stamp(packed: bytes, place: int) -> int:
    at = place * _STAMP_BYTES
    return int.from_bytes(packed[at : at + _STAMP_BYTES], "big")
