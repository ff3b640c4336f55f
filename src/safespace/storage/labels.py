"""Tags and people: two kinds of label, stored the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.domain.label import LabelCount, LabelKind
from safespace.errors import DamagedError
from safespace.storage.failures import translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from safespace.storage.driver import Connection

Labels = dict[int, tuple[str, ...]]
# A statement takes a limited number of values, and a journal has any number of entries.
_AT_ONCE = 10_000


def attach(
    conn: Connection, entry: int, names: Sequence[str], *, kind: LabelKind
) -> None:
    """Make an entry carry exactly these labels; new ones come into being."""
    conn.execute(f"DELETE FROM entry_{kind.value} WHERE entry = ?", (entry,))
    tie(conn, entry, find_or_add(conn, names, kind=kind), kind=kind)


def find_or_add(
    conn: Connection, names: Sequence[str], *, kind: LabelKind
) -> dict[int, str]:
    """Return labels by their rows, each with the name of its first use."""
    table = kind.value
    found: dict[int, str] = {}
    for name in names:
        folded = name.casefold()
        row = conn.execute(
            f"SELECT pk, name FROM {table} WHERE folded = ?", (folded,)
        ).fetchone()
        if row is None:
            added = conn.execute(
                f"INSERT INTO {table} (name, folded) VALUES (?, ?)", (name, folded)
            )
            row = added.lastrowid, name
        found[row[0]] = row[1]
    return found


def tie(
    conn: Connection, entry: int, labels: Iterable[int], *, kind: LabelKind
) -> None:
    """Make an entry carry labels that it does not carry yet."""
    for label in labels:
        conn.execute(
            f"INSERT INTO entry_{kind.value} (label, entry) VALUES (?, ?)",
            (label, entry),
        )


def read_of_entries(
    conn: Connection, entries: Sequence[int], *, kind: LabelKind
) -> Labels:
    """Return the labels of several entries, each in the order they were first used."""
    table = kind.value
    found: Labels = {}
    for start in range(0, len(entries), _AT_ONCE):
        some = entries[start : start + _AT_ONCE]
        marks = ",".join("?" * len(some))
        for entry, name in conn.execute(
            f"SELECT entry, name FROM entry_{table} JOIN {table} ON {table}.pk = label"
            f" WHERE entry IN ({marks}) ORDER BY entry, label",
            tuple(some),
        ):
            found[entry] = (*found.get(entry, ()), name)
    return found


def find(conn: Connection, name: str, *, kind: LabelKind) -> int | None:
    """Return the row of a label, whatever its case."""
    with translated():
        row = conn.execute(
            f"SELECT pk FROM {kind.value} WHERE folded = ?", (name.casefold(),)
        ).fetchone()
    return row[0] if row else None


def count(conn: Connection, *, kind: LabelKind) -> tuple[LabelCount, ...]:
    """Count entries for each label outside the bin, most used first.

    Raises:
        DamagedError: when names, entries and what ties them do not fit together.
    """
    table = kind.value
    with translated():
        rows = conn.execute(
            "SELECT name, folded, count(entry.pk) - count(deleted_ms) AS n,"
            f" label, count(entry.pk) FROM entry_{table} NOT INDEXED"
            f" JOIN {table} ON {table}.pk = label LEFT JOIN entry ON entry.pk = entry"
            " GROUP BY label ORDER BY n DESC, folded"
        ).fetchall()
        # The same once more, out of the index that a damaged page leaves as it is.
        again = conn.execute(
            f"SELECT label, count(*) FROM entry_{table}"
            f" INDEXED BY entry_{table}_by_entry GROUP BY label"
        ).fetchall()
    found = {label: there for *_, label, there in rows}
    if found != dict(again) or any(row[0].casefold() != row[1] for row in rows):
        raise DamagedError(
            "A name on disk is not what was saved, so it is not shown.",
            hint="To look the journal over: safespace verify",
        )
    return tuple(LabelCount(name, n) for name, _, n, *_ in rows if n)


def list_entries(conn: Connection, label: int, *, kind: LabelKind) -> tuple[int, ...]:
    """Return the rows of the entries that carry a label, in the bin or not."""
    rows = conn.execute(
        f"SELECT entry FROM entry_{kind.value} WHERE label = ?", (label,)
    ).fetchall()
    return tuple(entry for (entry,) in rows)


def rename(conn: Connection, old: int, new: str, *, kind: LabelKind) -> None:
    """Give a label another name; if that name is taken, the two become one."""
    table = kind.value
    taken = find(conn, new, kind=kind)
    if taken is None or taken == old:
        conn.execute(
            f"UPDATE {table} SET name = ?, folded = ? WHERE pk = ?",
            (new, new.casefold(), old),
        )
        return
    conn.execute(
        f"UPDATE OR IGNORE entry_{table} SET label = ? WHERE label = ?", (taken, old)
    )
    conn.execute(f"DELETE FROM {table} WHERE pk = ?", (old,))


def forget_unused(conn: Connection, *, kind: LabelKind) -> None:
    """Remove labels that no entry carries, in the bin or out of it."""
    table = kind.value
    conn.execute(
        f"DELETE FROM {table} WHERE pk NOT IN (SELECT label FROM entry_{table})"
    )
