"""People on hold: put there, listed, lifted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.storage import holds
from safespace.storage.transaction import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from safespace.storage.driver import Connection


class HoldBook:
    """For whom whatever is about reaching out steps aside."""

    def __init__(self, conn: Connection, now_ms: Callable[[], int]) -> None:
        self._conn = conn
        self._now_ms = now_ms

    def put(self, name: str) -> None:
        """Put a person on hold."""
        with write(self._conn):
            holds.put(self._conn, name, since_ms=self._now_ms())

    def lift(self, name: str) -> bool:
        """Take a person off hold, and say whether they were on it."""
        with write(self._conn):
            return holds.lift(self._conn, name)

    def list_names(self) -> tuple[str, ...]:
        """Return the people on hold, in the order of their names."""
        return holds.list_names(self._conn)
