"""The OS keychain: told of only where somebody lets it open the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.doctor.finding import Finding, amiss, look
from safespace.vault import remembered
from safespace.vault.remembered import Remembering

if TYPE_CHECKING:
    from safespace.doctor.surroundings import Surroundings

NAME = "keychain"
_MEND = "safespace passphrase forget"


def check_keychain(around: Surroundings) -> tuple[Finding, ...]:
    """Say who can read the journal by the keychain; the keychain is not asked."""
    how = remembered.look(around.places.state)
    if how is Remembering.IN_USE:
        words = "The OS keychain opens the journal to anybody at this desktop."
        return (look(NAME, words, _MEND),)
    if how is Remembering.GOING:
        words = "Keys that were to be forgotten may still be in the OS keychain."
        return (amiss(NAME, words, _MEND),)
    return ()
