"""People on hold: for them, whatever is about reaching out steps aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.storage.failures import translated

if TYPE_CHECKING:
    from safespace.storage.driver import Connection


def put(conn: Connection, name: str, *, since_ms: int) -> None:
    """Put a person on hold; doing it again keeps the first time."""
    conn.execute(
        "INSERT INTO hold (folded, name, since_ms) VALUES (?, ?, ?)"
        " ON CONFLICT (folded) DO NOTHING",
        (name.casefold(), name, since_ms),
    )


def lift(conn: Connection, name: str) -> bool:
    """Take a person off hold, and say whether they were on it."""
    gone = conn.execute("DELETE FROM hold WHERE folded = ?", (name.casefold(),))
    return bool(gone.rowcount)


def rename(conn: Connection, old: str, new: str) -> None:
    """Let a hold follow a name that was changed."""
    row = conn.execute(
        "DELETE FROM hold WHERE folded = ? RETURNING since_ms", (old.casefold(),)
    ).fetchone()
    if row is not None:
        put(conn, new, since_ms=row[0])


def list_names(conn: Connection) -> tuple[str, ...]:
    """Return the people on hold, in the order of their names."""
    with translated():
        rows = conn.execute("SELECT name FROM hold ORDER BY folded").fetchall()
    return tuple(row[0] for row in rows)
