"""Triggers by kind: how often each came up, and how strong it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.insights.insight import Found, Insight
from safespace.insights.limits import COUNT_FROM, NAMED_FROM
from safespace.insights.shape import Few, Spread, Unit
from safespace.insights.tallying import gather, tally

if TYPE_CHECKING:
    from safespace.insights.sample import Note, Sample

TYPE = "trigger_type"


def _find(sample: Sample) -> Found:
    typed = [note for note in sample.of("trigger") if note.word(TYPE)]
    if not typed:
        return Found()
    if len(typed) < COUNT_FROM:
        return Found((Few(len(typed), "trigger"),))
    found = tally(
        "Kinds that came up",
        gather((note.word(TYPE) or "", note) for note in typed),
        noun="trigger",
        say=lambda word: sample.say(TYPE, word),
        parts=_rate,
        rule="Triggers by the kind that was closest; kinds that came up fewer than"
        f" {NAMED_FROM} times are not named. Strength is the first rating.",
    )
    return Found((found,), headline=(found,) if found.rows else ())


def _rate(notes: list[Note]) -> tuple[Spread, ...]:
    strengths = (note.number("distress_before") for note in notes)
    values = tuple(value for value in strengths if value is not None)
    return (Spread("strength", values, Unit.TEN, "rating"),) if values else ()


INSIGHT = Insight(
    name="triggers",
    title="Kinds of triggers",
    empty="Here, triggers are counted by kind. To log one: safespace trigger",
    find=_find,
)
