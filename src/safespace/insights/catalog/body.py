"""The body's map: which words for feelings came with which part of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.insights.insight import Found, Insight
from safespace.insights.limits import COUNT_FROM, NAMED_FROM, ROWS
from safespace.insights.shape import Few, Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from safespace.insights.sample import Note, Sample

BODY, WORDS, UNSURE = "body", "feelings", "unsure"
# Words shown for one part of the body.
_EACH = 2


def count_together(notes: Iterable[Note]) -> dict[tuple[str, str], tuple[int, int]]:
    """Return, for each part and word, in how many of how many notes they met.

    Only notes that name both a part of the body and a word for a feeling count.
    """
    parts: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    for note in notes:
        words = _sure(note.words(WORDS))
        if not words:
            continue
        for part in _sure(note.words(BODY)):
            parts[part] = parts.get(part, 0) + 1
            for word in words:
                pairs[part, word] = pairs.get((part, word), 0) + 1
    return {pair: (k, parts[pair[0]]) for pair, k in pairs.items()}


def _find(sample: Sample) -> Found:
    notes = [n for n in sample.notes if _sure(n.words(BODY)) and _sure(n.words(WORDS))]
    if not notes:
        return Found()
    if len(notes) < COUNT_FROM:
        return Found((Few(len(notes), "note"),))
    shares = tuple(_choose(sample, notes))
    if not shares:
        return Found((Few(len(notes), "note"),))
    return Found(shares, headline=shares[:1])


def _choose(sample: Sample, notes: Sequence[Note]) -> Iterator[Share]:
    counted = count_together(notes)
    often = [
        (pair, found)
        for pair, found in counted.items()
        if found[1] >= COUNT_FROM and found[0] >= NAMED_FROM
    ]
    often.sort(key=lambda one: (-one[1][1], one[0][0], -one[1][0], one[0][1]))
    shown: dict[str, int] = {}
    for (part, word), (k, n) in often[:ROWS]:
        shown[part] = shown.get(part, 0) + 1
        if shown[part] > _EACH:
            continue
        yield Share(
            f"{sample.say(BODY, part).capitalize()} went with {word} in",
            k,
            n,
            rule=f"Notes that name this part and any word; from {COUNT_FROM} of them"
            f" on, and where the word came at least {NAMED_FROM} times. Among many"
            " pairs some meet by chance.",
        )


def _sure(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word != UNSURE))


INSIGHT = Insight(
    name="body",
    title="Where it shows up",
    empty="Here, parts of the body stand beside the words you chose for feelings. To"
    " log a trigger: safespace trigger",
    find=_find,
)
