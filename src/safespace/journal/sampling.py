"""Taking a sample: one pass over what can be counted, and words only where asked."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from sys import intern
from typing import TYPE_CHECKING, Any

from safespace.domain.form import Field
from safespace.domain.label import LabelKind
from safespace.domain.moment import EPOCH
from safespace.exercises.shelf import load
from safespace.insights.sample import Note, Sample
from safespace.storage import holds, sampling
from safespace.storage.forms import read_of_entries
from safespace.storage.rows import PLAIN, damaged_entry

if TYPE_CHECKING:
    from safespace.domain.day import DayRange
    from safespace.storage.driver import Connection

CHECKBACK = "checkback"
Quotes = Callable[[Sample], Collection[str]]
# The short answers that a list may name; nothing else of a form is read.
SAID = ("feared", "actual", "learned")
_HOUR_MS, _DAY_MS = 3_600_000, 86_400_000


def take_sample(
    conn: Connection, days: DayRange, *, until: date, quotes: Quotes | None = None
) -> Sample:
    """Read the notes of some days, with their check-backs and ratings until a later day.

    `quotes` chooses from the sample the notes whose short answers are read as well.

    Raises:
        DamagedError: when something that is read is not what was saved.
    """
    beside = _Beside(conn, until)
    within = days.first.isoformat(), days.last.isoformat()
    notes = tuple(beside.build(row) for row in sampling.read_entries(conn, within))
    # In order of time, so that the newest check-back of a trigger stays.
    checks = {
        beside.abouts[row[0]]: beside.build(row)
        for row in sampling.read_kind(conn, CHECKBACK)
        if row[4] <= until.isoformat() and row[0] in beside.abouts
    }
    sample = Sample(
        notes=notes,
        checks=checks,
        first=notes[0].day if notes else None,
        last=notes[-1].day if notes else None,
        labels=_read_option_labels({note.kind for note in notes}),
        held=frozenset(name.casefold() for name in holds.list_names(conn)),
    )
    return _add_said(conn, sample, quotes(sample)) if quotes else sample


class _Beside:
    """What stands beside the entries, by their rows; whatever is equal is kept once."""

    def __init__(self, conn: Connection, until: date) -> None:
        self.abouts = {pk: str(about) for pk, about in sampling.read_abouts(conn)}
        self._tags = _gather(conn, LabelKind.TAG)
        self._people = _gather(conn, LabelKind.PERSON)
        self._fields = _read_fields(conn)
        self._days: dict[str, date] = {}
        # Where the day after begins, on any clock, in milliseconds since 1970.
        self._end_ms = (until.toordinal() - EPOCH.toordinal() + 1) * _DAY_MS

    def build(self, row: tuple[Any, ...]) -> Note:
        pk, name, code, kind, day, at_ms, offset_s, whole_day, *rest = row
        valence, energy, distress, prompt = rest
        return Note(
            name,
            code,
            intern(kind),
            self._days.get(day) or self._read_day(day),
            at_ms,
            None if whole_day else (at_ms + offset_s * 1000) // _HOUR_MS % 24,
            valence,
            energy,
            distress,
            self._tags.get(pk, ()),
            self._people.get(pk, ()),
            prompt,
            self._pick_fields(pk, offset_s),
            self.abouts.get(pk),
        )

    def _pick_fields(self, pk: int, offset_s: int) -> tuple[Field, ...]:
        """Leave out ratings of a later day, by the clock the note was lived on."""
        fields = self._fields.get(pk, ())
        end_ms = self._end_ms - offset_s * 1000
        if not fields or (fields[-1].at_ms or 0) < end_ms:
            return fields
        return tuple(one for one in fields if (one.at_ms or 0) < end_ms)

    def _read_day(self, text: str) -> date:
        try:
            self._days[text] = date.fromisoformat(text)
        except ValueError as error:
            raise damaged_entry() from error
        return self._days[text]


def _read_fields(conn: Connection) -> dict[int, tuple[Field, ...]]:
    found: dict[int, list[Field]] = {}
    plain: dict[tuple[str, int | None, str | None], Field] = {}
    for pk, step, number, word, at_ms in sampling.read_answers(conn):
        key = step, number, word
        if at_ms is not None:
            one = Field(intern(step), number, word, at_ms)
        elif key in plain:
            one = plain[key]
        else:
            one = plain[key] = Field(intern(step), number, word)
        found.setdefault(pk, []).append(one)
    return {pk: tuple(fields) for pk, fields in found.items()}


def _gather(conn: Connection, kind: LabelKind) -> dict[int, tuple[str, ...]]:
    names: dict[int, str] = dict(sampling.read_names(conn, kind))
    kept: dict[tuple[str, ...], tuple[str, ...]] = {}
    found: dict[int, tuple[str, ...]] = {}
    for pk, label in sampling.read_labels(conn, kind):
        labels = (*found.get(pk, ()), names[label])
        found[pk] = kept.setdefault(labels, labels)
    return found


def _add_said(conn: Connection, sample: Sample, ids: Collection[str]) -> Sample:
    """Add the short answers of some notes."""
    names: dict[int, str] = dict(sampling.read_rows(conn, sorted(ids)))
    forms = read_of_entries(conn, sorted(names))
    said = {
        names[pk]: {
            step: answer
            for step in SAID
            if isinstance(answer := form.answers.get(step), str) and answer.strip()
        }
        for pk, form in forms.items()
    }

    def add(note: Note) -> Note:
        return note._replace(said=said[note.id]) if note.id in said else note

    return replace(
        sample,
        notes=tuple(add(note) for note in sample.notes),
        checks={about: add(check) for about, check in sample.checks.items()},
    )


def _read_option_labels(kinds: set[str]) -> dict[str, dict[str, str]]:
    labels: dict[str, dict[str, str]] = {}
    for kind in sorted(kinds - {PLAIN}):
        exercise = load(kind)
        if exercise is not None:
            labels.setdefault("kind", {})[kind] = exercise.title
        for step in exercise.steps if exercise else ():
            for option in getattr(step.kind, "options", ()):
                labels.setdefault(step.name, {})[option.value] = option.label
    return labels
