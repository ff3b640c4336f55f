"""How far somebody is in a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass
from safespace.storage.failures import translated

if TYPE_CHECKING:
    from safespace.storage.driver import Connection


@dataclass(frozen=True, slots=True)
class Progress:
    """A programme that was begun: when, whether it was left, and the steps done."""

    name: str
    started_ms: int
    left_ms: int | None
    done: frozenset[str]


def start(conn: Connection, name: str, *, now_ms: int) -> None:
    """Begin a programme, or take one up again that was left."""
    conn.execute(
        "INSERT INTO programme (name, started_ms) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET left_ms = NULL",
        (name, now_ms),
    )


def leave(conn: Connection, name: str, *, now_ms: int) -> None:
    """Leave a programme; what was done stays done."""
    conn.execute("UPDATE programme SET left_ms = ? WHERE name = ?", (now_ms, name))


def forget(conn: Connection, name: str) -> None:
    """Forget how far somebody was, to begin anew; entries stay."""
    conn.execute("DELETE FROM programme WHERE name = ?", (name,))


def mark(
    conn: Connection, name: str, step: str, *, now_ms: int, entry: str | None
) -> None:
    """Note a step as done, with the entry it became if there is one."""
    conn.execute(
        "INSERT INTO programme_step (programme, step, done_ms, entry)"
        " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (name, step, now_ms, entry),
    )


def read(conn: Connection) -> dict[str, Progress]:
    """Return all programmes that were begun, the latest first."""
    with translated():
        begun = conn.execute(
            "SELECT name, started_ms, left_ms FROM programme ORDER BY started_ms DESC"
        ).fetchall()
        steps = conn.execute("SELECT programme, step FROM programme_step").fetchall()
    done: dict[str, set[str]] = {}
    for name, step in steps:
        done.setdefault(name, set()).add(step)
    return {
        name: Progress(name, started, left, frozenset(done.get(name, ())))
        for name, started, left in begun
    }
