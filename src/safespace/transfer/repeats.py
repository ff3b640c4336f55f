"""Keys of records that may repeat: each gets one of its own, the same every time."""

from __future__ import annotations


class Repeats:
    """Counts the keys of one reading."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def number(self, key: str) -> str:
        """Return a key as it is the first time, and with a number from then on."""
        count = self._seen[key] = self._seen.get(key, 0) + 1
        return key if count == 1 else f"{key} {count}"
