"""Encryption: whether the words can be read by whoever has the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.doctor.finding import Finding, look, ok
from safespace.errors import SafespaceError
from safespace.vault.folder import State, tell

if TYPE_CHECKING:
    from safespace.doctor.surroundings import Surroundings

NAME = "encryption"


def check_encryption(around: Surroundings) -> tuple[Finding, ...]:
    """Say whether the journal is encrypted; what is damaged is told elsewhere."""
    state = find_state(around)
    if state is State.ENCRYPTED:
        return (ok(NAME, "The journal is encrypted."),)
    if state is State.PLAIN:
        words = "The journal is not encrypted: anybody at this computer can read it."
        return (look(NAME, words, "safespace encrypt"),)
    return ()


def find_state(around: Surroundings) -> State | None:
    """Return what is in the journal's place, None where it cannot be looked at."""
    try:
        return tell(around.places.journal, tighten=False)
    except SafespaceError:
        return None
