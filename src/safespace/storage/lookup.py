"""Looking entries up by what people type, and the days that have entries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from safespace.storage.failures import translated
from safespace.storage.rows import damaged_entry

if TYPE_CHECKING:
    from safespace.storage.driver import Connection

# Hops along the index from day to day, so a day with many entries costs one step.
_DAYS = """
WITH RECURSIVE days(day) AS (
    SELECT min(day) FROM entry WHERE deleted_ms IS NULL
    UNION ALL
    SELECT (SELECT min(day) FROM entry WHERE deleted_ms IS NULL AND day > days.day)
    FROM days WHERE days.day IS NOT NULL
)
SELECT day FROM days WHERE day IS NOT NULL
"""


def find_row(conn: Connection, reference: str) -> int | None:
    """Return the row of an entry by its short code or its whole id."""
    typed = reference.strip().lower()
    if not typed.isascii():
        # No id is; and half a character is nothing the database could look for.
        return None
    with translated():
        row = conn.execute(
            "SELECT pk FROM entry WHERE short = ? UNION ALL"
            " SELECT pk FROM entry WHERE id = ?",
            (typed, typed),
        ).fetchone()
    return row[0] if row else None


def find_last(conn: Connection) -> int | None:
    """Return the row of the newest entry outside the bin."""
    with translated():
        row = conn.execute(
            "SELECT pk FROM entry WHERE deleted_ms IS NULL ORDER BY pk DESC LIMIT 1"
        ).fetchone()
    return row[0] if row else None


def has_forms(conn: Connection) -> bool:
    """Say whether any exercise was filled in."""
    with translated():
        (found,) = conn.execute("SELECT EXISTS (SELECT 1 FROM form)").fetchone()
    return bool(found)


def list_days(conn: Connection) -> tuple[date, ...]:
    """Return every journal day that has an entry, oldest first."""
    with translated():
        rows = conn.execute(_DAYS).fetchall()
    try:
        return tuple(date.fromisoformat(day) for (day,) in rows)
    except (TypeError, ValueError) as error:
        raise damaged_entry() from error


def count_entries(conn: Connection) -> int:
    """Count the entries outside the bin."""
    with translated():
        (count,) = conn.execute(
            "SELECT count(*) FROM entry WHERE deleted_ms IS NULL"
        ).fetchone()
    return int(count)
