"""Taking in what comes from elsewhere: each function runs inside a write transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.domain.arrival import Held
from safespace.storage import deeds, entries, holds, programmes, revisions

if TYPE_CHECKING:
    from safespace.domain.arrival import Arrival, Begun
    from safespace.storage.driver import Connection
    from safespace.storage.entries import Pick


def find_known(conn: Connection, entry_id: str) -> bool | None:
    """Say whether an entry is there already, and in the bin; None where it is not."""
    row = conn.execute(
        "SELECT deleted_ms IS NOT NULL FROM entry WHERE id = ?", (entry_id,)
    ).fetchone()
    return None if row is None else bool(row[0])


def is_known(conn: Connection, item: Held | Begun) -> bool:
    """Say whether a person is on hold, or a programme begun, already."""
    table, key, name = (
        ("hold", "folded", item.name.casefold())
        if isinstance(item, Held)
        else ("programme", "name", item.programme)
    )
    found = conn.execute(f"SELECT 1 FROM {table} WHERE {key} = ?", (name,))
    return found.fetchone() is not None


def take_in(
    conn: Connection, arrival: Arrival, *, pick: Pick, done_ms: int, batch: int
) -> None:
    """Save an entry that is not there yet, with its past, as one of a batch."""
    pk = entries.add(
        conn,
        arrival.entry,
        short=entries.free_short(conn, pick, arrival.short),
        revision=arrival.revision,
        deleted_ms=arrival.deleted_ms,
    )
    for earlier in arrival.history:
        revisions.keep(conn, pk, earlier)
    if arrival.deleted_ms is None:
        deeds.record(
            conn,
            "write",
            pk,
            revision=arrival.revision,
            done_ms=done_ms,
            batch=batch,
        )


def take_in_hold(conn: Connection, held: Held) -> None:
    """Put a person on hold, unless they are."""
    holds.put(conn, held.name, since_ms=held.since_ms)


def take_in_programme(conn: Connection, begun: Begun) -> None:
    """Begin a programme as it was begun elsewhere, unless it is begun here."""
    if is_known(conn, begun):
        return
    programmes.start(conn, begun.programme, now_ms=begun.started_ms)
    for step in begun.steps:
        programmes.mark(
            conn, begun.programme, step.name, now_ms=step.done_ms, entry=step.entry
        )
    if begun.left_ms is not None:
        programmes.leave(conn, begun.programme, now_ms=begun.left_ms)
