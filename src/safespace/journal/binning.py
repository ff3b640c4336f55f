"""The bin: what one command puts in or takes out is one change, taken back by one undo."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from safespace.errors import NotFoundError
from safespace.storage import deeds, entries, lookup, purging, select
from safespace.storage.transaction import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from safespace.domain.entry import Entry
    from safespace.domain.page import Page
    from safespace.storage.driver import Connection


class BinBook:
    """What was deleted, until somebody brings it back or removes it for good."""

    def __init__(self, conn: Connection, now_ms: Callable[[], int]) -> None:
        self._conn = conn
        self._now_ms = now_ms

    def list_entries(self, *, limit: int) -> Page:
        """Return what is in the bin, last deleted first."""
        return select.select_bin(self._conn, limit=limit)

    def restore(self, references: Sequence[str]) -> tuple[Entry, ...]:
        """Take entries out of the bin, all of them or none."""
        with write(self._conn):
            rows = once(self._row(reference) for reference in references)
            take_out(self._conn, rows, now_ms=self._now_ms())
            return tuple(entries.fetch(self._conn, row) for row in rows)

    def restore_all(self) -> int:
        """Take everything out of the bin, and say how many entries that was."""
        with write(self._conn):
            rows = list_rows(self._conn)
            take_out(self._conn, rows, now_ms=self._now_ms())
        return len(rows)

    def purge(self, references: Sequence[str]) -> int:
        """Remove entries for good, and say how many went."""
        with write(self._conn):
            rows = once(self._row(reference) for reference in references)
            purging.purge(self._conn, rows)
        return len(rows)

    def purge_all(self) -> int:
        """Empty the bin for good, and say how many entries went."""
        with write(self._conn):
            rows = list_rows(self._conn)
            purging.purge(self._conn, rows)
        return len(rows)

    def _row(self, reference: str) -> int:
        row = lookup.find_row(self._conn, reference)
        if row is None or entries.fetch(self._conn, row).deleted_ms is None:
            raise NotFoundError(
                "There is no entry with that id in the bin.",
                hint="safespace bin shows what is there.",
            )
        return row


def once(rows: Iterable[int]) -> list[int]:
    """Return rows once each: one may be named by its short code and by its id."""
    return list(dict.fromkeys(rows))


def put_in(conn: Connection, rows: Sequence[int], *, now_ms: int) -> None:
    """Move entries to the bin, inside a transaction; those in it already stay there."""
    fresh = [row for row in rows if entries.fetch(conn, row).deleted_ms is None]
    _move(conn, fresh, "delete", now_ms=now_ms, deleted_ms=now_ms)


def take_out(conn: Connection, rows: Sequence[int], *, now_ms: int) -> None:
    """Take entries out of the bin, inside a transaction."""
    _move(conn, rows, "restore", now_ms=now_ms, deleted_ms=None)


def list_rows(conn: Connection) -> Sequence[int]:
    """Return the rows of everything in the bin; there may be an import of any size."""
    found = conn.execute("SELECT pk FROM entry WHERE deleted_ms IS NOT NULL")
    return array("q", (pk for (pk,) in found))


def _move(
    conn: Connection,
    rows: Sequence[int],
    verb: str,
    *,
    now_ms: int,
    deleted_ms: int | None,
) -> None:
    batch = deeds.start_batch(conn) if len(rows) > 1 else None
    for row in rows:
        revision = entries.put_in_bin(conn, row, deleted_ms=deleted_ms).revision
        deeds.record(conn, verb, row, revision=revision, done_ms=now_ms, batch=batch)
