"""Sealed drafts: kept without a passphrase, read with one."""

from __future__ import annotations

from contextlib import suppress

from safespace.crypto.seal import STEP_BYTES, pair_of, seal, unseal
from safespace.errors import DamagedError, LockedError
from safespace.frozen import dataclass, field

# No sealed draft has any other length than whole steps and the seal around them.
SEAL_BYTES = 48
PLAIN = b"{"


@dataclass(frozen=True, slots=True)
class SealedDrafts:
    """Encrypts drafts to the journal's public key.

    `secrets` open them: the present one first, then those of earlier keys. There are
    none while the journal is locked.
    """

    public_key: bytes = field(repr=False)
    secrets: tuple[bytes, ...] = field(repr=False, default=())

    def close(self, plain: bytes) -> bytes:
        """Return the draft, sealed; this needs no passphrase.

        Raises:
            DamagedError: when the public key cannot be used.
        """
        return seal(self.public_key, plain)

    def open(self, kept: bytes) -> bytes:
        """Return the draft as it was.

        Raises:
            LockedError: while the journal is locked.
            DamagedError: when the file was changed or belongs to another journal.
        """
        if not self.secrets:
            raise LockedError(
                "This draft is sealed; reading it needs the passphrase.",
                hint="It is opened by: safespace drafts resume",
            )
        if kept.startswith(PLAIN) and len(kept) % STEP_BYTES != SEAL_BYTES:
            # Kept before the journal was encrypted, or while it was being decrypted.
            return kept
        *others, last = self.secrets
        for secret in others:
            with suppress(DamagedError):
                return unseal(pair_of(secret), kept)
        return unseal(pair_of(last), kept)
