"""A sample: what the journal hands over to be counted, without anybody's prose."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from safespace.frozen import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from safespace.domain.form import Field

# The one countable answer that has a time of its own.
RATING = "rating"
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Note(NamedTuple):
    """One entry as it is counted; a tuple, because there are tens of thousands.

    Only what was filled in as a form has a code; words alone are never named.
    `at_ms` is when it happened, in UTC milliseconds; `hour` is that on the clock it was
    lived by, and None for a whole day. `about` is the id of the entry it speaks of.
    `said` has short answers in words, and only where they were asked for.
    """

    id: str
    code: str
    kind: str
    day: date
    at_ms: int
    hour: int | None = None
    valence: int | None = None
    energy: int | None = None
    distress: int | None = None
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    prompt: str | None = None
    fields: tuple[Field, ...] = ()
    about: str | None = None
    said: Mapping[str, str] = _NOTHING

    def __repr__(self) -> str:
        """Show the id alone."""
        return f"Note({self.id})"

    def number(self, step: str) -> int | None:
        """Return the answer to a step, if it is a number."""
        for one in self.fields:
            if one.step == step:
                return one.number
        return None

    def word(self, step: str) -> str | None:
        """Return the option that was chosen at a step."""
        for one in self.fields:
            if one.step == step:
                return one.word
        return None

    def words(self, step: str) -> tuple[str, ...]:
        """Return the options that were chosen at a step."""
        # Most notes are words alone, and are asked often.
        if not self.fields:
            return ()
        return tuple(f.word for f in self.fields if f.step == step and f.word)

    def ratings(self) -> Iterator[tuple[int, int]]:
        """Give the later ratings: milliseconds since it happened, and how strong."""
        for one in self.fields:
            timed = one.number is not None and one.at_ms is not None
            if one.step == RATING and timed and (one.at_ms or 0) >= self.at_ms:
                yield (one.at_ms or 0) - self.at_ms, one.number or 0


@dataclass(frozen=True, slots=True, repr=False)
class Sample:
    """Notes in order of time, from the first day to the last, both included.

    `checks` has the newest check-back of each trigger, by the trigger's id; it may have
    been written after the last day. `labels` has people's words for options, by step.
    People `held` are left out wherever people are counted, folded in case.
    """

    notes: tuple[Note, ...] = ()
    checks: Mapping[str, Note] = field(default_factory=dict)
    first: date | None = None
    last: date | None = None
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    held: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        """Show how many notes there are."""
        return f"Sample({len(self.notes)} notes)"

    def of(self, kind: str) -> tuple[Note, ...]:
        """Return the notes of one kind."""
        return tuple(note for note in self.notes if note.kind == kind)

    def say(self, step: str, word: str) -> str:
        """Return people's words for an option; an unknown one speaks for itself."""
        return self.labels.get(step, {}).get(word, word.replace("_", " "))
