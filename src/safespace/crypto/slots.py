"""Slots: the data key, wrapped once for the passphrase and once for a printed key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from safespace.crypto import notation
from safespace.crypto.derive import KEY_BYTES, SALT_BYTES, Cost, check_cost, stretch
from safespace.crypto.subkeys import DATA_KEY_BYTES
from safespace.domain.digest import blake2b
from safespace.frozen import dataclass, field

RECOVERY_BYTES = 20
NONCE_BYTES = 24
WRAPPED_BYTES = DATA_KEY_BYTES + 16

Draw = Callable[[int], bytes]
"""A source of random bytes, such as `os.urandom`."""


class SlotType(StrEnum):
    """Which secret opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a slot, not a secret
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the data key.

    A passphrase is stretched at `cost`. A recovery key is 160 random bits, which
    nobody guesses, so its slot has no cost and one BLAKE2b is enough.
    """

    type: SlotType
    cost: Cost | None
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Lock:
    """How a slot about to be made is locked: by which secret, at which cost."""

    type: SlotType
    cost: Cost | None
    secret: bytes = field(repr=False)


def wrap(
    data_key: bytes, lock: Lock, *, header: Mapping[str, object], draw: Draw
) -> Slot:
    """Lock the data key into a new slot of the key file with this header."""
    salt, nonce = draw(SALT_BYTES), draw(NONCE_BYTES)
    bare = Slot(lock.type, lock.cost, salt, nonce, b"")
    wrapped = crypto_aead_xchacha20poly1305_ietf_encrypt(
        data_key, _bound(header, bare), nonce, _wrapping_key(bare, lock.secret)
    )
    return Slot(lock.type, lock.cost, salt, nonce, wrapped)


def unwrap(slot: Slot, secret: bytes, *, header: Mapping[str, object]) -> bytes | None:
    """Return the data key, or None when the secret or any part of the slot differs.

    Raises:
        DamagedError: when the slot's cost is out of range.
        StorageError: when there is not enough memory to stretch the passphrase.
    """
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(
            slot.wrapped, _bound(header, slot), slot.nonce, _wrapping_key(slot, secret)
        )
    except CryptoError:
        return None


def to_members(slot: Slot) -> dict[str, object]:
    """Write a slot as members of the key file."""
    return {**_described(slot), "wrapped": notation.from_bytes(slot.wrapped)}


def from_members(value: object) -> Slot:
    """Read a slot from the key file, its cost included, before anything is derived.

    Raises:
        DamagedError: for anything a slot may not hold.
    """
    members = notation.as_object(value)
    notation.only(members, "type", "kdf", "nonce", "wrapped")
    name = notation.as_text(members["type"])
    if name not in set(SlotType):
        raise notation.damaged()
    kind = SlotType(name)
    cost, salt = _read_kdf(kind, notation.as_object(members["kdf"]))
    return Slot(
        kind,
        cost,
        salt,
        notation.as_bytes(members["nonce"], NONCE_BYTES),
        notation.as_bytes(members["wrapped"], WRAPPED_BYTES),
    )


def _read_kdf(kind: SlotType, kdf: Mapping[str, object]) -> tuple[Cost | None, bytes]:
    if kind is SlotType.PASSPHRASE:
        notation.only(kdf, "name", "memory_kib", "passes", "salt")
        cost = Cost(
            notation.as_whole(kdf["memory_kib"]), notation.as_whole(kdf["passes"])
        )
        check_cost(cost)
    else:
        notation.only(kdf, "name", "salt")
        cost = None
    if kdf["name"] != _kdf_name(cost):
        raise notation.damaged()
    return cost, notation.as_bytes(kdf["salt"], SALT_BYTES)


def _kdf_name(cost: Cost | None) -> str:
    return "blake2b" if cost is None else "argon2id"


def _described(slot: Slot) -> dict[str, object]:
    kdf: dict[str, object] = {
        "name": _kdf_name(slot.cost),
        "salt": notation.from_bytes(slot.salt),
    }
    if slot.cost is not None:
        kdf |= {"memory_kib": slot.cost.memory_kib, "passes": slot.cost.passes}
    return {
        "type": slot.type.value,
        "kdf": kdf,
        "nonce": notation.from_bytes(slot.nonce),
    }


def _bound(header: Mapping[str, object], slot: Slot) -> bytes:
    """Return what the wrapping vouches for besides the key: the header and the slot."""
    return notation.canonical({"header": header, "slot": _described(slot)})


def _wrapping_key(slot: Slot, secret: bytes) -> bytes:
    if slot.cost is not None:
        return stretch(secret, slot.salt, slot.cost)
    return blake2b(
        digest_size=KEY_BYTES, key=secret, salt=slot.salt, person=b"ss-recovery"
    ).digest()
