"""Keys of records that may repeat: each gets one of its own, the same every time."""

from __future__ import annotations

from collections import Counter

from safespace.transfer.record import make_key


class Repeats:
    """Counts the keys of one reading."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def number(self, key: str) -> str:
        """Return a key as it is the first time, and one made with a number after that.

        That is none that a program could have given to another record.
        """
        self._seen[key] += 1
        count = self._seen[key]
        return key if count == 1 else make_key(key, count)
