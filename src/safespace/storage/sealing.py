"""Row hashes of many rows: for schema changes, and for a label that entries share."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from safespace.domain.label import LabelKind
from safespace.storage import deeds, labels, revisions, rows
from safespace.storage.reading import escaped
from safespace.storage.row_hash import entry_hash, row_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from safespace.storage.driver import Connection

_AT_ONCE = 500
_SINCE = 3
# Entries are hashed with their labels, and these by themselves.
_COVERED = {"revision": revisions.COVERED, "deed": deeds.COVERED}
_BATCHES_SINCE = 6


def seal_everything(conn: Connection) -> None:
    """Hash every row as it is now, whole or not."""
    with escaped(conn):
        for table in ("entry", *_COVERED):
            _seal(conn, table, _list_rows(conn, table))


def find_unsealed(conn: Connection, table: str) -> tuple[int, ...]:
    """Return the rows of entries, revisions or deeds that are not what was saved.

    A journal of a schema before row hashes has nothing to compare with.
    """
    if _read_version(conn) < _SINCE:
        return ()
    with escaped(conn):
        hashes = _hashes(conn, table, _list_rows(conn, table))
        return tuple(pk for pk, computed, saved in hashes if computed != saved)


def rename_label(conn: Connection, old: int, new: str, *, kind: LabelKind) -> None:
    """Give a label another name, and hash the entries that carry it anew.

    Raises:
        DamagedError: when one of them is not what was saved.
    """
    carriers = labels.list_entries(conn, old, kind=kind)
    for _, computed, saved in _hashes(conn, "entry", carriers):
        if computed != saved:
            raise rows.damaged_entry()
    labels.rename(conn, old, new, kind=kind)
    _seal(conn, "entry", carriers)


def _list_rows(conn: Connection, table: str) -> Sequence[int]:
    found = conn.execute(f"SELECT pk FROM {table} ORDER BY pk")
    return array("q", (pk for (pk,) in found))


def _seal(conn: Connection, table: str, keys: Sequence[int]) -> None:
    conn.executemany(
        f"UPDATE {table} SET row_hash = ? WHERE pk = ?",
        ((computed, pk) for pk, computed, _ in _hashes(conn, table, keys)),
    )


def _hashes(
    conn: Connection, table: str, keys: Sequence[int]
) -> Iterator[tuple[int, bytes, object]]:
    """Give each row with the hash it should have and the one it has."""
    covered = _COVERED.get(table, rows.COVERED)
    if table == "deed" and _read_version(conn) < _BATCHES_SINCE:
        covered = deeds.ALONE
    hash_one = deeds.hash_deed if table == "deed" else row_hash
    for start in range(0, len(keys), _AT_ONCE):
        some = tuple(keys[start : start + _AT_ONCE])
        marks = ",".join("?" * len(some))
        found = conn.execute(
            f"SELECT pk, row_hash, {covered} FROM {table} WHERE pk IN ({marks})", some
        ).fetchall()
        if table != "entry":
            for pk, saved, *columns in found:
                yield pk, hash_one(tuple(columns)), saved
            continue
        tags = labels.read_of_entries(conn, some, kind=LabelKind.TAG)
        people = labels.read_of_entries(conn, some, kind=LabelKind.PERSON)
        for pk, saved, *columns in found:
            carried = tags.get(pk, ()), people.get(pk, ())
            yield pk, entry_hash(columns, *carried), saved


def _read_version(conn: Connection) -> int:
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    return int(version)
