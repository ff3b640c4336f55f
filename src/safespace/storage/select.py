"""Finding entries: lists and searches that stop as soon as the page is full."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from safespace.domain.page import Page
from safespace.storage.failures import translated
from safespace.storage.rows import COLUMNS, build_entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safespace.domain.selection import Selection, Term
    from safespace.storage.driver import Connection

Clause = tuple[str, list[object]]
# From here on, entries are read as they are looked at.
LONG = 500


def select(
    conn: Connection,
    selection: Selection,
    *,
    limit: int,
    labels: tuple[Sequence[int], Sequence[int]] = ((), ()),
) -> Page:
    """Return the newest entries of a selection; labels are rows of tags and people.

    With a high limit they are read as they are looked at, so the journal stays open.
    """
    clauses = [
        *_label_clauses("tag", labels[0]),
        *_label_clauses("person", labels[1]),
        *_day_clauses(selection),
        *_text_clauses(selection),
        *_kind_clauses(selection),
    ]
    source, order = "entry", "entry.pk DESC"
    indexed = [term for term in selection.terms if not term.unspaced]
    if indexed:
        # Walking the word index by row number is walking it by time: no sorting.
        source = "entry_fts JOIN entry ON entry.pk = entry_fts.rowid"
        order = "entry_fts.rowid DESC"
        clauses.append(("entry_fts MATCH ?", [_match(indexed)]))
    elif selection.days is not None:
        order = "day DESC, entry.pk DESC"
    elif walked := _walk(*labels):
        source, order = walked
    where = " AND ".join(["deleted_ms IS NULL", *(sql for sql, _ in clauses)])
    values = [value for _, bound in clauses for value in bound]
    tail = f"FROM {source} WHERE {where} ORDER BY {order} LIMIT ?"
    return _page(conn, tail, values, limit=limit)


def select_bin(conn: Connection, *, limit: int) -> Page:
    """Return what is in the bin, last deleted first."""
    order = "deleted_ms DESC, entry.pk DESC"
    tail = f"FROM entry WHERE deleted_ms IS NOT NULL ORDER BY {order} LIMIT ?"
    return _page(conn, tail, [], limit=limit)


def _page(conn: Connection, tail: str, values: list[object], *, limit: int) -> Page:
    bound = [*values, limit + 1]
    with translated():
        if limit > LONG:
            # A page of everyday length never loads this.
            from safespace.storage.long_list import LongList  # noqa: PLC0415

            found = conn.execute(f"SELECT entry.pk {tail}", bound)
            keys = array("q", (pk for (pk,) in found))
            return Page(LongList(conn, keys[:limit]), more=len(keys) > limit)
        rows = conn.execute(f"SELECT {COLUMNS} {tail}", bound).fetchall()
        entries = build_entries(conn, rows[:limit])
    return Page(entries, more=len(rows) > limit)


def _walk(tags: Sequence[int], people: Sequence[int]) -> tuple[str, str] | None:
    # A label's own rows are in time order too, and a rare one has few of them.
    # CROSS keeps the planner from walking all entries instead.
    for table, rows in (("tag", tags), ("person", people)):
        if rows:
            source = (
                f"entry_{table} AS walked CROSS JOIN entry"
                f" ON walked.label = {int(rows[0])} AND entry.pk = walked.entry"
            )
            return source, "walked.entry DESC"
    return None


def _label_clauses(table: str, labels: Sequence[int]) -> list[Clause]:
    sql = (
        f"EXISTS (SELECT 1 FROM entry_{table} AS l"
        " WHERE l.label = ? AND l.entry = entry.pk)"
    )
    return [(sql, [label]) for label in labels]


def _day_clauses(selection: Selection) -> list[Clause]:
    if selection.days is None:
        return []
    first, last = selection.days.first, selection.days.last
    return [("day BETWEEN ? AND ?", [first.isoformat(), last.isoformat()])]


def _kind_clauses(selection: Selection) -> list[Clause]:
    if selection.kind is None:
        return []
    return [("kind = ?", [selection.kind])]


def _text_clauses(selection: Selection) -> list[Clause]:
    clauses: list[Clause] = [
        ("instr(entry.body, ?) > 0", [term.text])
        for term in selection.terms
        if term.unspaced
    ]
    for term in selection.without:
        if term.unspaced:
            clauses.append(("instr(entry.body, ?) = 0", [term.text]))
        else:
            sql = (
                "entry.pk NOT IN (SELECT rowid FROM entry_fts WHERE entry_fts MATCH ?)"
            )
            clauses.append((sql, [_match([term])]))
    return clauses


def _match(terms: Sequence[Term]) -> str:
    # Quoting every term leaves no FTS5 syntax for words like don't or -x to hit.
    quoted = ('"' + term.text.replace('"', '""') + '"' for term in terms)
    pairs = zip(quoted, terms, strict=True)
    return " AND ".join(q + "*" if term.prefix else q for q, term in pairs)
