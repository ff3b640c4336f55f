"""Writing entries: each function runs inside the caller's write transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from safespace.domain.entry import Revision
from safespace.domain.ident import FIRST_LENGTH, ShortCode, make_short_code
from safespace.domain.label import LabelKind
from safespace.domain.text import fingerprint
from safespace.storage import deeds, revisions
from safespace.storage.labels import attach, find_or_add, tie
from safespace.storage.row_hash import entry_hash
from safespace.storage.rows import COLUMNS, build_entries, seal_entry

if TYPE_CHECKING:
    from safespace.domain.entry import Content, Entry, NewEntry
    from safespace.storage.driver import Connection

# Row numbers are milliseconds shifted by this, so one millisecond has 4,096 places.
_PLACES = 1 << 12
_TRIES = 3

Pick = Callable[[str], str]

_INSERT = (
    f"INSERT INTO entry ({COLUMNS.replace('entry.', '')})"
    f" VALUES ({','.join('?' * (COLUMNS.count(',') + 1))})"
)


def insert(conn: Connection, new: NewEntry, *, pick: Pick) -> Entry:
    """Save an entry; saving the same id twice gives the one that is there."""
    there = conn.execute("SELECT pk FROM entry WHERE id = ?", (new.id,)).fetchone()
    if there:
        return fetch(conn, there[0])
    pk = add(conn, new, short=free_short(conn, pick))
    deeds.record(conn, "write", pk, revision=1, done_ms=new.written.at_ms)
    return fetch(conn, pk)


def add(
    conn: Connection,
    new: NewEntry,
    *,
    short: ShortCode,
    revision: int = 1,
    deleted_ms: int | None = None,
) -> int:
    """Add an entry with its labels and its form, sealed, and return its row.

    Whoever adds it notes that it was done.
    """
    moment = new.happened.moment if new.happened else new.written
    pk = _free_place(conn, moment.at_ms)
    content = new.content
    tags = find_or_add(conn, content.tags, kind=LabelKind.TAG)
    people = find_or_add(conn, content.people, kind=LabelKind.PERSON)
    covered = (pk, new.id, short, *_spread(new), revision, deleted_ms)
    covered = (*covered, int(new.captured), fingerprint(content.body))
    sealed = entry_hash(covered, tuple(tags.values()), tuple(people.values()))
    conn.execute(_INSERT, (*covered, content.body, sealed))
    tie(conn, pk, tags, kind=LabelKind.TAG)
    tie(conn, pk, people, kind=LabelKind.PERSON)
    _keep_form(conn, pk, new.id, content, before=None)
    return pk


def _spread(new: NewEntry) -> tuple[object, ...]:
    """Lay out what never changes and how it felt, in the order of rows.COVERED."""
    happened, feelings = new.happened, new.content.feelings
    return (
        new.kind,
        new.day.isoformat(),
        new.written.at_ms,
        new.written.offset_s,
        new.written.zone,
        happened.moment.at_ms if happened else None,
        happened.moment.offset_s if happened else None,
        int(happened.whole_day) if happened else 0,
        new.prompt_id,
        new.question,
        feelings.valence,
        feelings.energy,
        feelings.distress,
    )


def fetch(conn: Connection, pk: int) -> Entry:
    """Read one entry by its row, in the bin or not."""
    rows = conn.execute(f"SELECT {COLUMNS} FROM entry WHERE pk = ?", (pk,)).fetchall()
    return build_entries(conn, rows)[0]


def rewrite(conn: Connection, pk: int, content: Content, *, saved_ms: int) -> Entry:
    """Replace what an entry says; what it said before becomes a revision."""
    before = fetch(conn, pk)
    revisions.keep(conn, pk, Revision(before.revision, before.content, saved_ms))
    conn.execute(
        "UPDATE entry SET valence = ?, energy = ?, distress = ?, revision = ?"
        " WHERE pk = ?",
        (
            content.feelings.valence,
            content.feelings.energy,
            content.feelings.distress,
            before.revision + 1,
            pk,
        ),
    )
    if content.body != before.content.body:
        conn.execute(
            "UPDATE entry SET body_hash = ?, body = ? WHERE pk = ?",
            (fingerprint(content.body), content.body, pk),
        )
    _attach_labels(conn, pk, content)
    _keep_form(conn, pk, before.id, content, before=before.content)
    return seal_entry(conn, pk)


def put_in_bin(conn: Connection, pk: int, *, deleted_ms: int | None) -> Entry:
    """Move an entry to the bin, or back out of it with None."""
    # A damaged entry is not to be sealed anew.
    fetch(conn, pk)
    conn.execute("UPDATE entry SET deleted_ms = ? WHERE pk = ?", (deleted_ms, pk))
    return seal_entry(conn, pk)


def _attach_labels(conn: Connection, pk: int, content: Content) -> None:
    attach(conn, pk, content.tags, kind=LabelKind.TAG)
    attach(conn, pk, content.people, kind=LabelKind.PERSON)


def _keep_form(
    conn: Connection, pk: int, name: str, content: Content, *, before: Content | None
) -> None:
    if content.form == (before.form if before else None):
        return
    # Plain entries never pay for this.
    from safespace.storage import forms  # noqa: PLC0415

    forms.keep(conn, pk, name, content.form)


def _free_place(conn: Connection, at_ms: int) -> int:
    # Entries of one millisecond (or one whole day) keep the order they were saved in;
    # where all its places are taken, they go on into the next.
    first = at_ms * _PLACES
    while True:
        (last,) = conn.execute(
            "SELECT max(pk) FROM entry WHERE pk >= ? AND pk < ?",
            (first, first + _PLACES),
        ).fetchone()
        if last is None:
            return first
        if last + 1 < first + _PLACES:
            return int(last) + 1
        first += _PLACES


def free_short(conn: Connection, pick: Pick, wish: str | None = None) -> ShortCode:
    """Return a code that no entry has: the one that is wished for, if it is free."""
    if wish is not None and not _is_taken(conn, wish):
        return ShortCode(wish)
    length = FIRST_LENGTH
    while True:
        for _ in range(_TRIES):
            code = make_short_code(length, pick)
            if not _is_taken(conn, code):
                return code
        length += 1


def _is_taken(conn: Connection, code: str) -> bool:
    found = conn.execute("SELECT 1 FROM entry WHERE short = ?", (code,))
    return found.fetchone() is not None
