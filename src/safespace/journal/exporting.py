"""Exporting: everything the journal holds, oldest first, a batch at a time."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from safespace.domain.arrival import Begun, Held, Step
from safespace.storage import lookup, named, revisions
from safespace.storage.failures import translated
from safespace.storage.long_list import LongList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.domain.entry import Entry, Revision
    from safespace.storage.driver import Connection


class ExportBook:
    """What leaves the journal; damaged entries stop it, as they do everywhere."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def count_entries(self) -> int:
        """Count all entries, in the bin or not."""
        with translated():
            (count,) = self._conn.execute("SELECT count(*) FROM entry").fetchone()
        return int(count)

    def read_entries(self) -> Iterator[Entry]:
        """Give all entries, in the bin or not, in order of time."""
        with translated():
            found = self._conn.execute("SELECT pk FROM entry ORDER BY pk")
            rows = array("q", (pk for (pk,) in found))
        return iter(LongList(self._conn, rows))

    def read_history(self, entry: Entry) -> tuple[Revision, ...]:
        """Return the earlier states of an entry, oldest first."""
        if entry.revision == 1:
            return ()
        row = lookup.find_row(self._conn, entry.id)
        return () if row is None else revisions.read_all(self._conn, row)

    def list_holds(self) -> tuple[Held, ...]:
        """Return the people on hold."""
        with translated():
            rows = named.read_rows(self._conn, "hold", "ORDER BY folded")
        return tuple(Held(name, since_ms) for _, name, since_ms in rows)

    def list_programmes(self) -> tuple[Begun, ...]:
        """Return the programmes that were begun, with the steps that are done."""
        with translated():
            begun = named.read_rows(self._conn, "programme", "ORDER BY started_ms")
            steps = named.read_rows(self._conn, "programme_step", "ORDER BY done_ms")
        done: dict[str, list[Step]] = {}
        for programme, step, done_ms, entry in steps:
            done.setdefault(programme, []).append(Step(step, done_ms, entry))
        return tuple(
            Begun(name, started_ms, left_ms, tuple(done.get(name, ())))
            for name, started_ms, left_ms in begun
        )
