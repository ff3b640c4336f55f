"""People on hold: for them, whatever is about reaching out steps aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.storage.failures import translated
from safespace.storage.named import read_rows
from safespace.storage.row_hash import row_hash

if TYPE_CHECKING:
    from safespace.storage.driver import Connection


def put(conn: Connection, name: str, *, since_ms: int) -> None:
    """Put a person on hold; doing it again keeps the first time."""
    covered = name.casefold(), name, since_ms
    conn.execute(
        "INSERT INTO hold (folded, name, since_ms, row_hash) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (folded) DO NOTHING",
        (*covered, row_hash(covered)),
    )


def lift(conn: Connection, name: str) -> bool:
    """Take a person off hold, and say whether they were on it."""
    gone = conn.execute("DELETE FROM hold WHERE folded = ?", (name.casefold(),))
    return bool(gone.rowcount)


def rename(conn: Connection, old: str, new: str) -> None:
    """Let a hold follow a name that was changed.

    Raises:
        DamagedError: when it is not what was saved.
    """
    for *_, since_ms in read_rows(conn, "hold", "WHERE folded = ?", (old.casefold(),)):
        lift(conn, old)
        put(conn, new, since_ms=since_ms)


def list_names(conn: Connection) -> tuple[str, ...]:
    """Return the people on hold, in the order of their names.

    Raises:
        DamagedError: when one of them is not what was saved.
    """
    with translated():
        rows = read_rows(conn, "hold", "ORDER BY folded")
    return tuple(name for _, name, _ in rows)
