"""Rows that have a name and no number: holds and programmes, and their row hashes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from safespace.errors import DamagedError
from safespace.storage.reading import escaped
from safespace.storage.row_hash import row_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from safespace.storage.driver import Connection

# What each hash covers, and how many columns at its beginning name the row.
COVERED = {
    "hold": ("folded, name, since_ms", 1),
    "programme": ("name, started_ms, left_ms", 1),
    "programme_step": ("programme, step, done_ms, entry", 2),
}
_SINCE = 5


def read_rows(
    conn: Connection, table: str, rest: str = "", values: Sequence[object] = ()
) -> list[tuple[Any, ...]]:
    """Return what is covered of the rows that `rest` of the statement leaves.

    Raises:
        DamagedError: a changed byte is never shown as what somebody saved.
    """
    covered, _ = COVERED[table]
    found = conn.execute(f"SELECT {covered}, row_hash FROM {table} {rest}", values)
    rows = []
    for *columns, saved in found.fetchall():
        if row_hash(columns) != saved:
            raise DamagedError(
                "A hold or a programme on disk is not what was saved.",
                hint="Leave it as it is.",
            )
        rows.append(tuple(columns))
    return rows


def seal_named(conn: Connection) -> None:
    """Hash every row as it is now; what is no text any more stays unsealed."""
    with escaped(conn):
        for table, (covered, keys) in COVERED.items():
            rows = conn.execute(f"SELECT {covered} FROM {table}").fetchall()
            names = " AND ".join(f"{key} = ?" for key in covered.split(", ")[:keys])
            conn.executemany(
                f"UPDATE {table} SET row_hash = ? WHERE {names}",
                ((row_hash(row), *row[:keys]) for row in rows if _is_text(row[:keys])),
            )


def find_unsealed_named(conn: Connection) -> Iterator[str]:
    """Give the table of each row that is not what was saved.

    A journal of a schema before these hashes has nothing to compare with.
    """
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if version < _SINCE:
        return
    with escaped(conn):
        for table, (covered, _) in COVERED.items():
            for *columns, saved in conn.execute(
                f"SELECT {covered}, row_hash FROM {table}"
            ):
                if row_hash(columns) != saved:
                    yield table


def _is_text(values: Iterable[str]) -> bool:
    try:
        "".join(values).encode()
    except UnicodeEncodeError:
        return False
    return True
