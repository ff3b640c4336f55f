"""Sealed drafts: kept without a passphrase, read with one."""

from __future__ import annotations

from dataclasses import dataclass, field

from safespace.crypto.seal import InboxKeypair, seal, unseal_with
from safespace.errors import LockedError


@dataclass(frozen=True, slots=True)
class SealedDrafts:
    """Encrypts drafts to the journal's public key; `secret` is None while locked."""

    public_key: bytes = field(repr=False)
    secret: bytes | None = field(repr=False)

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
        if self.secret is None:
            raise LockedError(
                "This draft is sealed; reading it needs the passphrase.",
                hint="It is opened by: safespace drafts resume",
            )
        return unseal_with(InboxKeypair(self.public_key, self.secret), kept)
