"""Programmes in a journal: begun, gone on with, left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.storage import programmes
from safespace.storage.transaction import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from safespace.storage.driver import Connection
    from safespace.storage.programmes import Progress


class ProgrammeBook:
    """How far somebody is, and every step they take."""

    def __init__(self, conn: Connection, now_ms: Callable[[], int]) -> None:
        self._conn = conn
        self._now_ms = now_ms

    def read(self) -> dict[str, Progress]:
        """Return the programmes that were begun, the latest first."""
        return programmes.read(self._conn)

    def start(self, name: str, *, anew: bool = False) -> None:
        """Begin a programme or take it up again; anew forgets what was done."""
        with write(self._conn):
            if anew:
                programmes.forget(self._conn, name)
            programmes.start(self._conn, name, now_ms=self._now_ms())

    def leave(self, name: str) -> None:
        """Leave a programme; what was done stays done."""
        with write(self._conn):
            programmes.leave(self._conn, name, now_ms=self._now_ms())

    def mark(self, name: str, step: str, *, entry: str | None = None) -> None:
        """Note a step as done."""
        with write(self._conn):
            programmes.mark(self._conn, name, step, now_ms=self._now_ms(), entry=entry)
