"""Reading what can be counted, for a whole journal at once; bodies are left alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from safespace.storage.failures import translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safespace.domain.label import LabelKind
    from safespace.storage.driver import Connection

Rows = Iterator[tuple[Any, ...]]
Days = tuple[str, str]
# Where a range has no beginning, walking the table beats jumping along the index.
_OPEN = "0001-01-01"
# Columns before the body alone: long bodies are never fetched from their pages.
# Only filled-in forms are ever named, so only they bring their names along.
_ENTRIES = """
SELECT pk, id, iif(kind = 'entry', '', short), kind, day,
    coalesce(happened_ms, written_ms),
    coalesce(happened_offset_s, written_offset_s), whole_day, valence, energy,
    distress, prompt_id
FROM entry WHERE deleted_ms IS NULL AND
"""


def read_entries(conn: Connection, days: Days) -> Rows:
    """Give the entries of some days, in order of time."""
    return _run(conn, f"{_ENTRIES} {_within(days)} ORDER BY pk", days)


def read_kind(conn: Connection, kind: str) -> Rows:
    """Give the entries of one kind, in order of time."""
    return _run(conn, f"{_ENTRIES} kind = ? AND kind <> 'entry' ORDER BY pk", (kind,))


def read_answers(conn: Connection) -> Rows:
    """Give every countable answer with its entry's row; each entry's are in order."""
    return _run(
        conn,
        "SELECT entry, step, number, word, at_ms FROM answer ORDER BY pk",
        (),
    )


def read_abouts(conn: Connection) -> Rows:
    """Give the row of each entry that is about another, and that one's id."""
    return _run(conn, "SELECT entry, about FROM form WHERE about IS NOT NULL", ())


def read_rows(conn: Connection, ids: Sequence[str]) -> Rows:
    """Give the rows of some entries, each with its id."""
    marks = ",".join("?" * len(ids))
    return _run(conn, f"SELECT pk, id FROM entry WHERE id IN ({marks})", tuple(ids))


def read_names(conn: Connection, kind: LabelKind) -> Rows:
    """Give the row of each label, and its name."""
    return _run(conn, f"SELECT pk, name FROM {kind.value}", ())


def read_labels(conn: Connection, kind: LabelKind) -> Rows:
    """Give each entry's row with the row of one of its labels, first used first."""
    # In the order of the table itself, so that nothing has to be sorted.
    return _run(
        conn, f"SELECT entry, label FROM entry_{kind.value} ORDER BY label, entry", ()
    )


def _within(days: Days) -> str:
    return "+day BETWEEN ? AND ?" if days[0] == _OPEN else "day BETWEEN ? AND ?"


def _run(conn: Connection, statement: str, values: tuple[str, ...]) -> Rows:
    with translated():
        # By yield from, giving up half-way would use a cursor whose file is closed.
        for row in conn.execute(statement, values):  # noqa: UP028
            yield row
