"""How far somebody is in a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass
from safespace.storage.failures import translated
from safespace.storage.named import read_rows
from safespace.storage.row_hash import row_hash

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
    _save(conn, name, started_ms=_find_start(conn, name) or now_ms, left_ms=None)


def leave(conn: Connection, name: str, *, now_ms: int) -> None:
    """Leave a programme; what was done stays done."""
    started_ms = _find_start(conn, name)
    if started_ms is not None:
        _save(conn, name, started_ms=started_ms, left_ms=now_ms)


def forget(conn: Connection, name: str) -> None:
    """Forget how far somebody was, to begin anew; entries stay."""
    conn.execute("DELETE FROM programme WHERE name = ?", (name,))


def mark(
    conn: Connection, name: str, step: str, *, now_ms: int, entry: str | None
) -> None:
    """Note a step as done, with the entry it became if there is one."""
    covered = name, step, now_ms, entry
    conn.execute(
        "INSERT INTO programme_step (programme, step, done_ms, entry, row_hash)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (*covered, row_hash(covered)),
    )


def read(conn: Connection) -> dict[str, Progress]:
    """Return all programmes that were begun, the latest first.

    Raises:
        DamagedError: when anything of them is not what was saved.
    """
    with translated():
        begun = read_rows(conn, "programme", "ORDER BY started_ms DESC")
        steps = read_rows(conn, "programme_step")
    done: dict[str, set[str]] = {}
    for name, step, *_ in steps:
        done.setdefault(name, set()).add(step)
    return {
        name: Progress(name, started, left, frozenset(done.get(name, ())))
        for name, started, left in begun
    }


def _find_start(conn: Connection, name: str) -> int | None:
    rows = read_rows(conn, "programme", "WHERE name = ?", (name,))
    return next((started for _, started, _ in rows), None)


def _save(conn: Connection, name: str, *, started_ms: int, left_ms: int | None) -> None:
    covered = name, started_ms, left_ms
    # Not REPLACE, which would take the steps away with the old row.
    conn.execute(
        "INSERT INTO programme (name, started_ms, left_ms, row_hash)"
        " VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE"
        " SET left_ms = excluded.left_ms, row_hash = excluded.row_hash",
        (*covered, row_hash(covered)),
    )
