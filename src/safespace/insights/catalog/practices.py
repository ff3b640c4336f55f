"""Practices used, and how it was before and after each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.insights.catalog.before_and_after import list_changes
from safespace.insights.insight import EASES, Found, Insight
from safespace.insights.limits import COUNT_FROM, NAMED_FROM
from safespace.insights.shape import Few, Sentence, Spread, Unit
from safespace.insights.tallying import gather, tally

if TYPE_CHECKING:
    from safespace.insights.sample import Note, Sample

# Neither is a practice: words, and what comes of a trigger that was logged.
_LEFT_OUT = {"entry", "trigger", "checkback"}
# Pairs of answers from 0 to 10 that exercises ask for.
_PAIRS = (("strength", "distress"), ("harshness", "harshness"))
_LIGHTER = "lighter"


def _find(sample: Sample) -> Found:
    done = [note for note in sample.notes if note.kind not in _LEFT_OUT]
    if not done:
        return Found()
    if len(done) < COUNT_FROM:
        return Found((Few(len(done), "practice"),))
    found = tally(
        "What you practised",
        gather((note.kind, note) for note in done),
        noun="practice",
        say=lambda kind: sample.say("kind", kind),
        parts=_rate,
        rule="Exercises that were filled in, those done fewer than"
        f" {NAMED_FROM} times not named. Changes are the later answer minus the first.",
    )
    headline = (found,) if found.rows else ()
    return Found((found, Sentence(EASES)), headline=headline)


def _rate(notes: list[Note]) -> tuple[Spread, ...]:
    spreads = [
        Spread(lead, changes, Unit.CHANGE, "time")
        for lead, step in _PAIRS
        if (changes := list_changes(notes, f"{step}_before", f"{step}_after"))
    ]
    lighter = tuple(v for note in notes if (v := note.number(_LIGHTER)) is not None)
    if lighter:
        spreads.append(Spread("lighter by", lighter, Unit.LIGHTER, "time"))
    return tuple(spreads)


INSIGHT = Insight(
    name="practices",
    title="What you practised",
    empty="Here, exercises are counted. To choose one: safespace exercises",
    find=_find,
)
