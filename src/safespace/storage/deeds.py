"""What was done, in order, so that it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safespace.storage.driver import Connection


@dataclass(frozen=True, slots=True)
class Deed:
    """A change that can be undone; revision is the one the change produced."""

    pk: int
    verb: str
    entry: int
    revision: int


def record(
    conn: Connection, verb: str, entry: int, *, revision: int, done_ms: int
) -> None:
    """Note a change inside the transaction that makes it."""
    conn.execute(
        "INSERT INTO deed (verb, entry, revision, done_ms) VALUES (?, ?, ?, ?)",
        (verb, entry, revision, done_ms),
    )


def find_latest(conn: Connection) -> Deed | None:
    """Return the newest change that was not undone yet."""
    row = conn.execute(
        "SELECT pk, verb, entry, revision FROM deed WHERE undone_ms IS NULL"
        " ORDER BY pk DESC LIMIT 1"
    ).fetchone()
    return Deed(*row) if row else None


def mark_undone(conn: Connection, deed: Deed, *, undone_ms: int) -> None:
    """Note that a change was taken back, so the next undo goes further back."""
    conn.execute("UPDATE deed SET undone_ms = ? WHERE pk = ?", (undone_ms, deed.pk))
