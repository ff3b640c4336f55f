"""Good things that were written down, by what they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.insights.insight import Found, Insight
from safespace.insights.shape import Count
from safespace.insights.tallying import gather, tally

if TYPE_CHECKING:
    from safespace.insights.sample import Sample
    from safespace.insights.shape import Shape

GOOD, KIND = "good", "kind"


def _find(sample: Sample) -> Found:
    good = sample.of(GOOD)
    if not good:
        return Found()
    rule = "Notes of the exercise good, by the kind that was chosen."
    whole = Count("Good things you wrote down:", len(good), "note", rule=rule)
    sorted_out = gather((word, note) for note in good if (word := note.word(KIND)))
    kinds = tally(
        "What they were",
        sorted_out,
        noun="note",
        say=lambda word: sample.say(KIND, word),
        rule=rule,
    )
    shapes: tuple[Shape, ...] = (whole, kinds) if kinds.rows else (whole,)
    return Found(shapes, headline=(whole,))


INSIGHT = Insight(
    name="kind-evidence",
    title="Kind evidence",
    empty="Here, appreciation and good memories are counted. To write one down:"
    " safespace good",
    find=_find,
)
