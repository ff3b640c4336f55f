"""Taking back: the newest change, with all that one command did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.errors import NotFoundError
from safespace.frozen import dataclass
from safespace.storage import deeds, entries, revisions

if TYPE_CHECKING:
    from safespace.domain.entry import Entry
    from safespace.storage.driver import Connection


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo took back, how many entries it was, and the newest as it is now."""

    verb: str
    entry: Entry
    count: int = 1


def undo(conn: Connection, *, now_ms: int) -> Undone:
    """Take back the newest change that was not taken back yet, inside a transaction."""
    latest = deeds.find_latest(conn)
    if latest is None:
        raise NotFoundError("There is nothing to undo.")
    count = 0
    for deed in deeds.read_batch(conn, latest):
        _reverse(conn, deed, now_ms=now_ms)
        deeds.mark_undone(conn, deed, undone_ms=now_ms)
        count += 1
    return Undone(latest.verb, entries.fetch(conn, latest.entry), count)


def _reverse(conn: Connection, deed: deeds.Deed, *, now_ms: int) -> None:
    if deed.verb == "edit":
        earlier = revisions.read_one(conn, deed.entry, deed.revision - 1)
        if earlier is not None:
            entries.rewrite(conn, deed.entry, earlier.content, saved_ms=now_ms)
    else:
        # Undoing a delete brings back; undoing a write or a restore bins.
        binned = None if deed.verb == "delete" else now_ms
        entries.put_in_bin(conn, deed.entry, deleted_ms=binned)
