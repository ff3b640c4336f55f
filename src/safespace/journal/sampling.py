"""Taking a sample: one pass over what can be counted, and words only where asked."""

from __future__ import annotations

from datetime import date
from sys import intern
from typing import TYPE_CHECKING, Any

from safespace.domain.form import Field
from safespace.domain.label import LabelKind
from safespace.exercises.shelf import load
from safespace.insights.sample import Note, Sample
from safespace.storage import holds, sampling
from safespace.storage.forms import read_of_entries
from safespace.storage.rows import PLAIN, damaged_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from safespace.domain.day import DayRange
    from safespace.storage.driver import Connection

CHECKBACK = "checkback"
# The short answers that a list may name; nothing else of a form is read.
SAID = ("feared", "actual", "learned")
_AT_ONCE = 5_000
_HOUR_MS = 3_600_000


def take_sample(
    conn: Connection, days: DayRange, *, until: date, words: bool
) -> Sample:
    """Read the notes of some days, and check-backs of them until a later day.

    `words` adds the short answers that lists name.

    Raises:
        DamagedError: when something that is read is not what was saved.
    """
    beside = _Beside(conn)
    within = days.first.isoformat(), days.last.isoformat()
    rows = list(sampling.read_entries(conn, within))
    checks = [
        row
        for row in sampling.read_kind(conn, CHECKBACK)
        if row[4] <= until.isoformat() and row[0] in beside.abouts
    ]
    said = _read_said(conn, rows, checks, beside.abouts) if words else {}
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
    """What stands beside the entries, by their rows; equal texts are kept once."""

    def __init__(self, conn: Connection) -> None:
        self.abouts = {pk: str(about) for pk, about in sampling.read_abouts(conn)}
        self._tags = _gather(conn, LabelKind.TAG)
        self._people = _gather(conn, LabelKind.PERSON)
        self._fields: dict[int, list[Field]] = {}
        for pk, step, number, word, at_ms in sampling.read_answers(conn):
            one = Field(intern(step), number, word and intern(word), at_ms)
            self._fields.setdefault(pk, []).append(one)
        self._days: dict[str, date] = {}

    def build(self, row: tuple[Any, ...], said: Mapping[int, dict[str, str]]) -> Note:
        pk, name, code, kind, day, at_ms, offset_s, whole_day, *felt, prompt = row
        return Note(
            id=name,
            code=code,
            kind=intern(kind),
            day=self._day(day),
            at_ms=at_ms,
            hour=None if whole_day else (at_ms + offset_s * 1000) // _HOUR_MS % 24,
            valence=felt[0],
            energy=felt[1],
            distress=felt[2],
            tags=self._tags.get(pk, ()),
            people=self._people.get(pk, ()),
            prompt=prompt,
            fields=tuple(self._fields.get(pk, ())),
            about=self.abouts.get(pk),
            said=said.get(pk, {}),
        )

    def _day(self, text: str) -> date:
        if text not in self._days:
            try:
                self._days[text] = date.fromisoformat(text)
            except ValueError as error:
                raise damaged_entry() from error
        return self._days[text]


def _gather(conn: Connection, kind: LabelKind) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for pk, name in sampling.read_labels(conn, kind):
        found[pk] = (*found.get(pk, ()), intern(name))
    return found


def _read_said(
    conn: Connection,
    rows: Iterable[tuple[Any, ...]],
    checks: Iterable[tuple[Any, ...]],
    abouts: Mapping[int, str],
) -> dict[int, dict[str, str]]:
    """Read short answers of check-backs, and of the triggers they are about."""
    checked = {abouts[row[0]] for row in checks}
    keys = [row[0] for row in rows if row[3] != PLAIN and row[1] in checked]
    keys += [row[0] for row in checks]
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
