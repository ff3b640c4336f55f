"""The veil: what is not brought up again unless somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass
from safespace.insights.sample import RATING
from safespace.lookback.limits import VEIL_TAG, VEILED_FROM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from safespace.domain.entry import Entry
    from safespace.domain.form import Field
    from safespace.insights.sample import Note, Sample

_DISTRESS = "distress"


@dataclass(frozen=True, slots=True)
class Veil:
    """Covers entries of high distress, those tagged for it, and people on hold.

    The names `held` are folded in case.
    """

    held: frozenset[str] = frozenset()

    def covers_note(self, note: Note) -> bool:
        """Say whether a note stays covered."""
        return self._covers(note.distress, note.fields, note.tags, note.people)

    def covers_entry(self, entry: Entry) -> bool:
        """Say whether an entry stays covered."""
        content, form = entry.content, entry.content.form
        fields = (*form.fields, *form.ratings) if form else ()
        return self._covers(
            content.feelings.distress, fields, content.tags, content.people
        )

    def _covers(
        self,
        distress: int | None,
        fields: Iterable[Field],
        tags: Iterable[str],
        people: Iterable[str],
    ) -> bool:
        highest = max(_list_distress(distress, fields), default=0)
        return (
            highest >= VEILED_FROM
            or VEIL_TAG in map(str.casefold, tags)
            or not self.held.isdisjoint(map(str.casefold, people))
        )


def list_uncovered(sample: Sample, *, everything: bool = False) -> tuple[Note, ...]:
    """Return the notes that may come up, without those about a covered one."""
    if everything:
        return sample.notes
    veil = Veil(sample.held)
    covered = {note.id for note in sample.notes if veil.covers_note(note)}
    return tuple(
        note
        for note in sample.notes
        if note.id not in covered and note.about not in covered
    )


def _list_distress(distress: int | None, fields: Iterable[Field]) -> Iterator[int]:
    if distress is not None:
        yield distress
    for field in fields:
        if field.number is not None and (
            field.step == RATING or field.step.startswith(_DISTRESS)
        ):
            yield field.number
