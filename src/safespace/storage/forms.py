"""Filled-in forms beside their entries, and their countable answers for insights."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from safespace.domain.form import Field, Form, decode_form, encode_form
from safespace.frozen import dataclass
from safespace.storage.failures import translated
from safespace.storage.row_hash import row_hash
from safespace.storage.rows import damaged_entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from safespace.storage.driver import Connection


_SINCE = 4


@dataclass(frozen=True, slots=True)
class Answered:
    """One countable answer: its entry, when that was, and the field."""

    entry: int
    id: str
    day: str
    at_ms: int
    field: Field


def keep(conn: Connection, pk: int, entry_id: str, form: Form | None) -> None:
    """Store the form of an entry in place of an earlier one."""
    conn.execute("DELETE FROM form WHERE entry = ?", (pk,))
    conn.execute("DELETE FROM answer WHERE entry = ?", (pk,))
    if form is None:
        return
    told = json.dumps(encode_form(form), ensure_ascii=False, sort_keys=True)
    conn.execute(
        "INSERT INTO form (entry, exercise, version, about, row_hash, told)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            pk,
            form.exercise,
            form.version,
            form.about,
            row_hash((entry_id, form.exercise, form.version, form.about, told)),
            told,
        ),
    )
    conn.executemany(
        "INSERT INTO answer (entry, step, number, word, at_ms) VALUES (?, ?, ?, ?, ?)",
        ((pk, f.step, f.number, f.word, f.at_ms) for f in countable(form)),
    )


def countable(form: Form) -> Iterator[Field]:
    """Give everything of a form that insights may ask for."""
    yield from form.fields
    yield from form.ratings


def read_of_entries(conn: Connection, keys: Sequence[int]) -> dict[int, Form]:
    """Return the forms of entries by their rows.

    Raises:
        DamagedError: when one is not what was saved.
    """
    marks = ",".join("?" * len(keys))
    with translated():
        rows = conn.execute(
            "SELECT form.entry, entry.id, form.exercise, form.version, form.about,"
            " form.told, form.row_hash FROM form JOIN entry ON entry.pk = form.entry"
            f" WHERE form.entry IN ({marks})",
            tuple(keys),
        ).fetchall()
    return {row[0]: _build(row[1:6], row[6]) for row in rows}


def find_about(conn: Connection, entry_id: str, *, exercise: str) -> tuple[int, ...]:
    """Return the rows of entries about another one, such as its check-back."""
    with translated():
        rows = conn.execute(
            "SELECT form.entry FROM form JOIN entry ON entry.pk = form.entry"
            " WHERE form.about = ? AND form.exercise = ? AND deleted_ms IS NULL"
            " ORDER BY form.entry",
            (entry_id, exercise),
        ).fetchall()
    return tuple(row[0] for row in rows)


def list_subjects(conn: Connection, exercise: str) -> frozenset[str]:
    """Return the ids of all entries that an exercise was done about."""
    with translated():
        rows = conn.execute(
            "SELECT form.about FROM form JOIN entry ON entry.pk = form.entry"
            " WHERE form.exercise = ? AND form.about IS NOT NULL"
            " AND deleted_ms IS NULL",
            (exercise,),
        ).fetchall()
    return frozenset(row[0] for row in rows)


def list_answers(conn: Connection, exercise: str) -> Iterator[Answered]:
    """Give the countable answers to an exercise outside the bin, in order of time."""
    with translated():
        rows = conn.execute(
            "SELECT entry.pk, entry.id, entry.day,"
            " coalesce(entry.happened_ms, entry.written_ms),"
            " answer.step, answer.number, answer.word, answer.at_ms"
            " FROM form JOIN entry ON entry.pk = form.entry"
            " JOIN answer ON answer.entry = form.entry"
            " WHERE form.exercise = ? AND deleted_ms IS NULL"
            " ORDER BY entry.pk, answer.pk",
            (exercise,),
        )
        for pk, name, day, at_ms, *field in rows:
            yield Answered(pk, name, day, at_ms, Field(*field))


def find_damaged(conn: Connection) -> Iterator[int]:
    """Give the rows whose form, or what is counted of it, is not what was saved.

    A journal of a schema before forms has nothing to look at.
    """
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if version < _SINCE:
        return
    rows = conn.execute(
        "SELECT entry.pk, entry.id, form.exercise, form.version, form.about, form.told,"
        " form.row_hash FROM entry LEFT JOIN form ON form.entry = entry.pk"
        " WHERE entry.kind <> 'entry' OR form.entry IS NOT NULL ORDER BY entry.pk"
    ).fetchall()
    for row in rows:
        pk = int(row[0])
        try:
            form = _build(row[1:6], row[6])
        except Exception:  # noqa: BLE001 - whatever it is, it is not what was saved
            yield pk
            continue
        counted = conn.execute(
            "SELECT step, number, word, at_ms FROM answer WHERE entry = ? ORDER BY pk",
            (pk,),
        ).fetchall()
        if [Field(*one) for one in counted] != list(countable(form)):
            yield pk


def _build(covered: Sequence[object], sealed: object) -> Form:
    if row_hash(covered) != sealed:
        raise damaged_entry()
    try:
        return decode_form(json.loads(str(covered[-1])))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged_entry() from error
