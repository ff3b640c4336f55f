"""Real journals for tests: encrypted as in life, but cheap to unlock."""

from __future__ import annotations

import atexit
from enum import Enum
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp

from safespace.crypto.derive import Cost
from safespace.journal.founding import Protection, found

PASSPHRASE = "copper lantern orchid"
# The lowest cost a key file may ask for: the same code, a hundredth of the wait.
CHEAP = Cost(memory_kib=8 * 1024, passes=1)


class Mode(Enum):
    """Both kinds of journal there are."""

    ENCRYPTED = "encrypted"
    PLAIN = "plain"


def make_journal(home: Path, mode: Mode = Mode.ENCRYPTED) -> None:
    """Found an empty journal under a SAFESPACE_HOME."""
    if mode is Mode.ENCRYPTED:
        found(home / "journal", Protection(PASSPHRASE.encode(), CHEAP))
        return
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    copytree(_found_plain(), home / "journal")


@cache
def _found_plain() -> Path:
    """Found one plain journal; nothing tells it from the next, so others are copies."""
    folder = Path(mkdtemp(prefix="safespace-plain-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    found(folder / "journal", None)
    return folder / "journal"
