"""The latest rating of distress: with an entry, at the end of it, or later on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.storage.failures import translated

if TYPE_CHECKING:
    from safespace.storage.driver import Connection

# An entry's row number is its time, shifted by 12 bits.
_LATEST = """
SELECT number FROM (
    SELECT pk AS place, 0 AS turn, distress AS number FROM entry
    WHERE pk >= :since << 12 AND distress IS NOT NULL AND deleted_ms IS NULL
    UNION ALL
    SELECT entry.pk, 1, answer.number
    FROM entry JOIN answer ON answer.entry = entry.pk
    WHERE entry.pk >= :since << 12 AND step = 'distress_after'
    AND deleted_ms IS NULL
    UNION ALL
    SELECT (answer.at_ms + 1 << 12) - 1, 2, answer.number
    FROM answer JOIN entry ON entry.pk = answer.entry
    WHERE answer.at_ms >= :since AND step = 'rating' AND deleted_ms IS NULL
) WHERE number IS NOT NULL ORDER BY place DESC, turn DESC LIMIT 1
"""


def find_latest(conn: Connection, *, since_ms: int) -> int | None:
    """Return the latest rating since a moment, from 0 to 10, if there is one."""
    with translated():
        row = conn.execute(_LATEST, {"since": since_ms}).fetchone()
    return row[0] if row else None
