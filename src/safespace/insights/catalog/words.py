"""Words for feelings, by how often they were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.insights.insight import Found, Insight
from safespace.insights.limits import COUNT_FROM, NAMED_FROM
from safespace.insights.shape import Few
from safespace.insights.tallying import gather, tally

if TYPE_CHECKING:
    from safespace.insights.sample import Sample

WORDS, UNSURE = "feelings", "unsure"


def _find(sample: Sample) -> Found:
    named = [n for n in sample.notes if set(n.words(WORDS)) - {UNSURE}]
    if not named:
        return Found()
    if len(named) < COUNT_FROM:
        return Found((Few(len(named), "note"),))
    pairs = (
        (word, note)
        for note in named
        for word in dict.fromkeys(note.words(WORDS))
        if word != UNSURE
    )
    found = tally(
        "Words you chose",
        gather(pairs),
        noun="note",
        say=lambda word: word.replace("_", " "),
        rule="Notes with words for feelings; a note with three words counts for each."
        f" Words chosen fewer than {NAMED_FROM} times are not named.",
    )
    return Found((found,), headline=(found,) if found.rows else ())


INSIGHT = Insight(
    name="words",
    title="Words for feelings",
    empty="Here, the words you chose for feelings are counted. To log a trigger:"
    " safespace trigger",
    find=_find,
)
