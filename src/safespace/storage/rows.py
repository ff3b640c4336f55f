"""Rows turned into entries, checked on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from safespace.domain.entry import Content, Entry, Feelings, When
from safespace.domain.ident import EntryId, ShortCode
from safespace.domain.label import LabelKind
from safespace.domain.moment import Moment
from safespace.domain.text import fingerprint
from safespace.errors import DamagedError
from safespace.storage.labels import read_of_entries
from safespace.storage.row_hash import entry_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safespace.storage.driver import Connection

Row = tuple[Any, ...]
# The kind of an entry that is no filled-in exercise.
PLAIN = "entry"

# What the row hash covers, beside the labels; whoever adds to it keeps today's list for
# m003_row_hash, which runs on journals that have no other columns yet.
COVERED = (
    "entry.pk, entry.id, entry.short, entry.kind, entry.day, entry.written_ms,"
    " entry.written_offset_s, entry.zone, entry.happened_ms, entry.happened_offset_s,"
    " entry.whole_day, entry.prompt_id, entry.question, entry.valence, entry.energy,"
    " entry.distress, entry.revision, entry.deleted_ms, entry.captured,"
    " entry.body_hash"
)
COLUMNS = f"{COVERED}, entry.body, entry.row_hash"
_COVERED = slice(0, COVERED.count(",") + 1)
_BODY, _ROW_HASH = _COVERED.stop, _COVERED.stop + 1


def check_body(body: object, body_hash: object) -> str:
    """Return the body if it is what was saved.

    Raises:
        DamagedError: a changed byte is never shown as somebody's words.
    """
    if not isinstance(body, str) or fingerprint(body) != body_hash:
        raise damaged_entry()
    return body


def damaged_entry() -> DamagedError:
    """Return the error for a row that is not what was saved."""
    return DamagedError(
        "An entry on disk is not what was saved, so it is not shown.",
        hint="Leave it as it is.",
    )


def build_entries(conn: Connection, rows: Sequence[Row]) -> tuple[Entry, ...]:
    """Build entries from rows of COLUMNS, with their labels.

    Raises:
        DamagedError: when anything of them is not what was saved.
    """
    if not rows:
        return ()
    keys = [row[0] for row in rows]
    tags = read_of_entries(conn, keys, kind=LabelKind.TAG)
    people = read_of_entries(conn, keys, kind=LabelKind.PERSON)
    entries = tuple(
        _check(row, tags.get(row[0], ()), people.get(row[0], ())) for row in rows
    )
    return (
        entries if all(row[3] == PLAIN for row in rows) else _fill(conn, rows, entries)
    )


def _fill(
    conn: Connection, rows: Sequence[Row], entries: tuple[Entry, ...]
) -> tuple[Entry, ...]:
    """Give filled-in exercises their forms; other entries have none."""
    from safespace.storage.forms import read_of_entries as read_forms  # noqa: PLC0415

    forms = read_forms(conn, [row[0] for row in rows if row[3] != PLAIN])
    filled = []
    for row, entry in zip(rows, entries, strict=True):
        if row[3] == PLAIN:
            filled.append(entry)
            continue
        if row[0] not in forms:
            raise damaged_entry()
        content = replace(entry.content, form=forms[row[0]])
        filled.append(replace(entry, content=content))
    return tuple(filled)


def seal_entry(conn: Connection, pk: int) -> Entry:
    """Hash a row and its labels as they are now, and return the entry.

    Whoever changes anything of an entry looks at it before, with `build_entries`:
    damage is not to be sealed as if somebody had saved it.
    """
    row = conn.execute(f"SELECT {COLUMNS} FROM entry WHERE pk = ?", (pk,)).fetchone()
    tags = read_of_entries(conn, (pk,), kind=LabelKind.TAG).get(pk, ())
    people = read_of_entries(conn, (pk,), kind=LabelKind.PERSON).get(pk, ())
    sealed = entry_hash(row[_COVERED], tags, people)
    conn.execute("UPDATE entry SET row_hash = ? WHERE pk = ?", (sealed, pk))
    entry = _build(row, tags, people)
    return entry if row[3] == PLAIN else _fill(conn, [row], (entry,))[0]


def _check(row: Row, tags: tuple[str, ...], people: tuple[str, ...]) -> Entry:
    if entry_hash(row[_COVERED], tags, people) != row[_ROW_HASH]:
        raise damaged_entry()
    return _build(row, tags, people)


def _build(row: Row, tags: tuple[str, ...], people: tuple[str, ...]) -> Entry:
    body = check_body(row[_BODY], row[_BODY - 1])
    try:
        return _join(row, Content(body, tags, people, Feelings(*row[13:16])))
    except (TypeError, ValueError) as error:
        # The hash fits, but no release of safespace writes such a row.
        raise damaged_entry() from error


def _join(row: Row, content: Content) -> Entry:
    zone = row[7]
    happened = None
    if row[8] is not None:
        happened = When(Moment(row[8], row[9], zone), whole_day=bool(row[10]))
    return Entry(
        id=EntryId(row[1]),
        short=ShortCode(row[2]),
        content=content,
        written=Moment(row[5], row[6], zone),
        day=date.fromisoformat(row[4]),
        happened=happened,
        kind=row[3],
        prompt_id=row[11],
        question=row[12],
        revision=row[16],
        deleted_ms=row[17],
        captured=bool(row[18]),
    )
