"""Before and after looking at a trigger: how strong it was, and how likely it felt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.insights.insight import EASES, Found, Insight
from safespace.insights.limits import COUNT_FROM
from safespace.insights.shape import Sentence, Spread, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from safespace.insights.sample import Note, Sample

_RULE = "The later answer minus the first, where both were given in one trigger."


def list_changes(notes: Iterable[Note], before: str, after: str) -> tuple[int, ...]:
    """Return the later answer minus the first, where there are both."""
    pairs = ((note.number(before), note.number(after)) for note in notes)
    return tuple(b - a for a, b in pairs if a is not None and b is not None)


def _find(sample: Sample) -> Found:
    notes = sample.of("trigger")
    strength = list_changes(notes, "distress_before", "distress_after")
    likely = list_changes(notes, "p_before", "p_after")
    spreads = (
        Spread("How strong it was:", strength, Unit.CHANGE, "trigger", _RULE),
        Spread("How likely it felt:", likely, Unit.POINTS, "trigger", _RULE),
    )
    shown = tuple(one for one in spreads if one.n)
    if not shown:
        return Found()
    headline = tuple(one for one in shown if one.n >= COUNT_FROM)
    eases = Sentence(EASES)
    return Found((*shown, eases), headline=(*headline, eases) if headline else ())


INSIGHT = Insight(
    name="before-and-after",
    title="Before and after looking at it",
    empty="Here, the first answer stands beside the one you gave once the wave was"
    " over. To go on with a trigger: safespace trigger finish",
    find=_find,
)
