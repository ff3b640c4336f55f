"""The bin: what one command puts in or takes out is one change, taken back by one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.storage import deeds, entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safespace.domain.entry import Entry
    from safespace.storage.driver import Connection


def put_in(conn: Connection, rows: Sequence[int], *, now_ms: int) -> tuple[Entry, ...]:
    """Move entries to the bin, inside a transaction; those in it already stay there."""
    fresh = [row for row in rows if entries.fetch(conn, row).deleted_ms is None]
    return _move(conn, rows, fresh, "delete", now_ms=now_ms, deleted_ms=now_ms)


def take_out(
    conn: Connection, rows: Sequence[int], *, now_ms: int
) -> tuple[Entry, ...]:
    """Take entries out of the bin, inside a transaction."""
    return _move(conn, rows, rows, "restore", now_ms=now_ms, deleted_ms=None)


def _move(
    conn: Connection,
    rows: Sequence[int],
    moved: Sequence[int],
    verb: str,
    *,
    now_ms: int,
    deleted_ms: int | None,
) -> tuple[Entry, ...]:
    batch = deeds.start_batch(conn) if len(moved) > 1 else None
    for row in moved:
        entries.put_in_bin(conn, row, deleted_ms=deleted_ms)
        revision = entries.fetch(conn, row).revision
        deeds.record(conn, verb, row, revision=revision, done_ms=now_ms, batch=batch)
    return tuple(entries.fetch(conn, row) for row in rows)
