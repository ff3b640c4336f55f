"""Sealing: anyone can put a note in with the public key; reading needs the data key."""

from __future__ import annotations

from nacl import exceptions
from nacl.bindings import (
    crypto_box_seal,
    crypto_box_seal_open,
    crypto_scalarmult_base,
    sodium_pad,
    sodium_unpad,
)

from safespace.crypto.subkeys import Purpose, subkey
from safespace.errors import DamagedError
from safespace.frozen import dataclass, field

PUBLIC_BYTES = 32
STEP_BYTES = 1024


@dataclass(frozen=True, slots=True)
class InboxKeypair:
    """The X25519 pair of a journal's inbox; the public half lies in the key file."""

    public: bytes = field(repr=False)
    secret: bytes = field(repr=False)


def inbox_keypair(data_key: bytes) -> InboxKeypair:
    """Derive the inbox's pair; the same data key always gives the same pair."""
    return pair_of(subkey(data_key, Purpose.INBOX))


def pair_of(secret: bytes) -> InboxKeypair:
    """Return the pair that a secret half belongs to."""
    return InboxKeypair(crypto_scalarmult_base(secret), secret)


def seal(public: bytes, plain: bytes) -> bytes:
    """Encrypt to the inbox, padded to whole KiB so that sizes tell little.

    The padding is ISO/IEC 7816-4, always present, so every note comes back exactly.

    Raises:
        DamagedError: when the public key is no usable X25519 key.
    """
    try:
        return crypto_box_seal(sodium_pad(plain, STEP_BYTES), public)
    except (exceptions.ValueError, exceptions.RuntimeError) as error:
        raise DamagedError(
            "The key file does not hold a key that notes can be sealed to.",
            hint="Leave it as it is.",
        ) from error


def unseal(pair: InboxKeypair, sealed: bytes) -> bytes:
    """Open what `seal` made for this pair, whose data key may be gone.

    Raises:
        DamagedError: when it was changed, cut short or sealed to another pair.
    """
    try:
        padded = crypto_box_seal_open(sealed, pair.public, pair.secret)
        return sodium_unpad(padded, STEP_BYTES)
    except (exceptions.CryptoError, exceptions.TypeError) as error:
        raise DamagedError(
            "A sealed note was changed, or belongs to another journal.",
            hint="It is left where it is; everything else can be read.",
            restorable=False,
        ) from error
