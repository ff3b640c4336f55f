"""Rows turned into entries, checked on the way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from safespace.domain.entry import Content, Entry, Feelings, When
from safespace.domain.ident import EntryId, ShortCode
from safespace.domain.label import LabelKind
from safespace.domain.moment import Moment
from safespace.domain.text import fingerprint
from safespace.errors import DamagedError
from safespace.storage.labels import read_of_entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safespace.storage.driver import Connection

Row = tuple[Any, ...]

COLUMNS = (
    "entry.pk, entry.id, entry.short, entry.kind, entry.day, entry.written_ms,"
    " entry.written_offset_s, entry.zone, entry.happened_ms, entry.happened_offset_s,"
    " entry.whole_day, entry.prompt_id, entry.question, entry.valence, entry.energy,"
    " entry.distress, entry.revision, entry.deleted_ms, entry.captured,"
    " entry.body_hash, entry.body"
)


def check_body(body: object, body_hash: object) -> str:
    """Return the body if it is what was saved.

    Raises:
        DamagedError: a changed byte is never shown as somebody's words.
    """
    if not isinstance(body, str) or fingerprint(body) != body_hash:
        raise DamagedError(
            "An entry on disk is not what was saved, so it is not shown.",
            hint="Put a copy of the journal from a backup in its place.",
        )
    return body


def build_entries(conn: Connection, rows: Sequence[Row]) -> tuple[Entry, ...]:
    """Build entries from rows of COLUMNS, with their labels."""
    if not rows:
        return ()
    keys = [row[0] for row in rows]
    tags = read_of_entries(conn, keys, kind=LabelKind.TAG)
    people = read_of_entries(conn, keys, kind=LabelKind.PERSON)
    return tuple(
        _build(row, tags.get(row[0], ()), people.get(row[0], ())) for row in rows
    )


def _build(row: Row, tags: tuple[str, ...], people: tuple[str, ...]) -> Entry:
    body = check_body(row[20], row[19])
    zone = row[7]
    happened = None
    if row[8] is not None:
        happened = When(Moment(row[8], row[9], zone), whole_day=bool(row[10]))
    return Entry(
        id=EntryId(row[1]),
        short=ShortCode(row[2]),
        content=Content(body, tags, people, Feelings(row[13], row[14], row[15])),
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
