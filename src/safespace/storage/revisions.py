"""Earlier states of entries: every edit keeps what it replaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.domain.entry import Content, Feelings, Revision
from safespace.domain.form import decode_form, encode_form
from safespace.domain.text import fingerprint
from safespace.storage.failures import translated
from safespace.storage.row_hash import row_hash
from safespace.storage.rows import Row, check_body, damaged_entry

if TYPE_CHECKING:
    from safespace.storage.driver import Connection

COVERED = "number, saved_ms, labels, valence, energy, distress, body_hash"
_COLUMNS = f"{COVERED}, body, row_hash"
_BODY_HASH, _BODY, _ROW_HASH = 6, 7, 8


def keep(conn: Connection, pk: int, earlier: Revision) -> None:
    """Store a state of an entry that was replaced."""
    # Reading and listing go past this module and never need JSON.
    import json  # noqa: PLC0415

    content = earlier.content
    labels: dict[str, object] = {"tags": content.tags, "people": content.people}
    if content.form is not None:
        labels["form"] = encode_form(content.form)
    covered = (
        earlier.number,
        earlier.saved_ms,
        json.dumps(labels, ensure_ascii=False),
        content.feelings.valence,
        content.feelings.energy,
        content.feelings.distress,
        fingerprint(content.body),
    )
    conn.execute(
        f"INSERT INTO revision (entry, {_COLUMNS}) VALUES ({','.join('?' * 10)})",
        (pk, *covered, content.body, row_hash(covered)),
    )


def read_all(conn: Connection, pk: int) -> tuple[Revision, ...]:
    """Return the earlier states of an entry, oldest first."""
    with translated():
        rows = conn.execute(
            f"SELECT {_COLUMNS} FROM revision WHERE entry = ? ORDER BY number", (pk,)
        ).fetchall()
    return tuple(_build(row) for row in rows)


def read_one(conn: Connection, pk: int, number: int) -> Revision | None:
    """Return one earlier state of an entry."""
    row = conn.execute(
        f"SELECT {_COLUMNS} FROM revision WHERE entry = ? AND number = ?", (pk, number)
    ).fetchone()
    return _build(row) if row else None


def _build(row: Row) -> Revision:
    from json import loads  # noqa: PLC0415 - as above

    body = check_body(row[_BODY], row[_BODY_HASH])
    if row_hash(row[:_BODY]) != row[_ROW_HASH]:
        raise damaged_entry()
    labels = loads(row[2])
    content = Content(
        body=body,
        tags=tuple(labels["tags"]),
        people=tuple(labels["people"]),
        feelings=Feelings(row[3], row[4], row[5]),
        form=decode_form(labels["form"]) if "form" in labels else None,
    )
    return Revision(number=row[0], content=content, saved_ms=row[1])
