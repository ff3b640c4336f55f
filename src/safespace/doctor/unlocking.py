"""Unlocking for a while: whether this system has a place for keys in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.crypto import keyring
from safespace.doctor.finding import Finding, look, ok

if TYPE_CHECKING:
    from safespace.doctor.surroundings import Surroundings

NAME = "unlocking"
_PROBE = "safespace:probe"


def check_unlocking(around: Surroundings) -> tuple[Finding, ...]:
    """Say whether `unlock` can spare the passphrase here."""
    if around.has_keyring():
        return (ok(NAME, "The kernel can keep the keys in memory while unlocked."),)
    words = "The kernel has no place for keys here, so reading asks each time."
    return (look(NAME, words),)


def probe_keyring() -> bool:
    """Put something that is no secret into the kernel's keyring, and take it out."""
    try:
        keyring.put(_PROBE, b"probe", seconds=1)
    except keyring.KeyringUnavailableError:
        return False
    return keyring.forget(_PROBE)
