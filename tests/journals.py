"""Real journals for tests: encrypted as in life, but cheap to unlock."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from safespace.crypto.derive import Cost
from safespace.journal.founding import Protection, found

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "copper lantern orchid"
# The lowest cost a key file may ask for: the same code, a hundredth of the wait.
CHEAP = Cost(memory_kib=8 * 1024, passes=1)


class Mode(Enum):
    """Both kinds of journal there are."""

    ENCRYPTED = "encrypted"
    PLAIN = "plain"


def make_journal(home: Path, mode: Mode = Mode.ENCRYPTED) -> None:
    """Found an empty journal under a SAFESPACE_HOME."""
    encrypted = mode is Mode.ENCRYPTED
    protection = Protection(PASSPHRASE.encode(), CHEAP) if encrypted else None
    found(home / "journal", protection)
