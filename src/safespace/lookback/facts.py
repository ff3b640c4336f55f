"""What a period held, as facts with their number of notes; a gap is none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.reflecting import REFLECTIONS
from safespace.insights.catalog.waves import BEFORE
from safespace.insights.insight import EASES
from safespace.insights.limits import COUNT_FROM, ROWS
from safespace.insights.shape import (
    Count,
    Row,
    Sentence,
    Share,
    Spread,
    Tally,
    Unit,
)
from safespace.insights.tallying import gather

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.insights.sample import Note, Sample
    from safespace.insights.shape import Shape

_CHECK, _TRIGGER, _PLAIN = "checkback", "trigger", "entry"
# Answers that say what became of a fear.
_KNOWN = ("happened", "partly", "did_not")
_NO_PRACTICE = {_PLAIN, _TRIGGER, _CHECK, *REFLECTIONS.values()}


def find_facts(sample: Sample, *, days: bool) -> tuple[Shape, ...]:
    """Return what there is to know about a period; `days` counts the days written."""
    return tuple(_find(sample, days=days))


def _find(sample: Sample, *, days: bool) -> Iterator[Shape]:
    notes = sample.notes
    if notes:
        yield Count("Written down:", len(notes), "note", "Entries of every kind.")
    if notes and days:
        written = len({note.day for note in notes})
        yield Count("Days with a note:", written, "day", "Days that have an entry.")
    yield from _describe_triggers(sample.of(_TRIGGER))
    yield from _describe_checks(sample.of(_CHECK))
    yield from _describe_practices(sample)


def _describe_triggers(triggers: tuple[Note, ...]) -> Iterator[Shape]:
    if not triggers:
        return
    yield Count("Triggers logged:", len(triggers), "trigger", "Logged with trigger.")
    first = [note.number(BEFORE) for note in triggers]
    strengths = tuple(one for one in first if one is not None)
    if strengths:
        yield Spread(
            "At first, strength was",
            strengths,
            Unit.TEN,
            "trigger",
            "The first rating.",
        )
    changes = tuple(c for note in triggers if (c := _find_change(note)) is not None)
    if changes:
        rule = "The last rating minus the first, of triggers that were rated again."
        yield Spread(
            "By the last rating, it was", changes, Unit.CHANGE, "trigger", rule
        )
        yield Sentence(EASES, len(changes))


def _find_change(note: Note) -> int | None:
    later = [strength for _, strength in sorted(note.ratings(), key=lambda one: one[0])]
    before = note.number(BEFORE)
    return later[-1] - before if later and before is not None else None


def _describe_checks(checks: tuple[Note, ...]) -> Iterator[Shape]:
    if not checks:
        return
    yield Count("Fears checked later:", len(checks), "check", "Check-backs written.")
    known = [o for note in checks if (o := note.word("outcome")) in _KNOWN]
    if len(known) >= COUNT_FROM:
        came = sum(outcome != "did_not" for outcome in known)
        rule = "Happened or happened in part, of those where it is known."
        yield Share("It happened, or in part, in", came, len(known), rule)


def _describe_practices(sample: Sample) -> Iterator[Shape]:
    done = [note for note in sample.notes if note.kind not in _NO_PRACTICE]
    if not done:
        return
    groups = gather((note.kind, note) for note in done)
    order = sorted(groups, key=lambda kind: (-len(groups[kind]), kind))
    rows = [Row(sample.say("kind", kind), len(groups[kind])) for kind in order]
    yield Tally(
        "What you practised",
        tuple(rows[:ROWS]),
        len(done),
        "practice",
        rest=len(rows[ROWS:]),
        rule="Exercises that were filled in.",
    )
