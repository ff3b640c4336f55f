"""Taking a sample: one pass over what can be counted, and words only where asked."""

from __future__ import annotations

from datetime import date
from sys import intern
from types import MappingProxyType
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
    from collections.abc import Iterable, Mapping

    from safespace.domain.day import DayRange
    from safespace.storage.driver import Connection

CHECKBACK, TRIGGER = "checkback", "trigger"
_NOTHING: Mapping[str, str] = MappingProxyType({})
# The short answers that a list may name; nothing else of a form is read.
SAID = ("feared", "actual", "learned")
_AT_ONCE = 500
_HOUR_MS, _DAY_MS = 3_600_000, 86_400_000


def take_sample(
    conn: Connection, days: DayRange, *, until: date, words: bool
) -> Sample:
    """Read the notes of some days, with their check-backs and ratings until a later day.

    `words` adds the short answers that lists name.

    Raises:
        DamagedError: when something that is read is not what was saved.
    """
    beside = _Beside(conn, until)
    within = days.first.isoformat(), days.last.isoformat()
    checks = [
        row
        for row in sampling.read_kind(conn, CHECKBACK)
        if row[4] <= until.isoformat() and row[0] in beside.abouts
    ]
    said = _read_said(conn, checks, beside.abouts) if words else {}
    rows = sampling.read_entries(conn, within)
    notes = tuple(beside.build(row, said) for row in rows)
    # In order of time, so that the newest check-back of a trigger stays.
    newest = {beside.abouts[row[0]]: beside.build(row, said) for row in checks}
    return Sample(
        notes=notes,
        checks=newest,
        first=notes[0].day if notes else None,
        last=notes[-1].day if notes else None,
        labels=_read_option_labels({note.kind for note in notes}),
        held=frozenset(name.casefold() for name in holds.list_names(conn)),
    )


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

    def build(self, row: tuple[Any, ...], said: Mapping[int, dict[str, str]]) -> Note:
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
            said.get(pk, _NOTHING),
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


def _read_said(
    conn: Connection, checks: Iterable[tuple[Any, ...]], abouts: Mapping[int, str]
) -> dict[int, dict[str, str]]:
    """Read short answers of check-backs, and of the triggers they are about."""
    keys = [row[0] for row in checks]
    checked = {abouts[pk] for pk in keys}
    keys += [row[0] for row in sampling.read_kind(conn, TRIGGER) if row[1] in checked]
    found: dict[int, dict[str, str]] = {}
    for start in range(0, len(keys), _AT_ONCE):
        forms = read_of_entries(conn, keys[start : start + _AT_ONCE])
        for pk, form in forms.items():
            pairs = ((step, form.answers.get(step)) for step in SAID)
            found[pk] = {s: v for s, v in pairs if isinstance(v, str) and v.strip()}
    return found


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
