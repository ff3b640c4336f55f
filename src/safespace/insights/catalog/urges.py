"""Urges: how often each was felt, and in how many of those it was acted on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.insights.insight import Found, Insight
from safespace.insights.limits import COUNT_FROM, NAMED_FROM
from safespace.insights.shape import Few, Share
from safespace.insights.tallying import gather, tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safespace.insights.sample import Note, Sample

URGE, ACTED = "urge", "acted_on_urge"
# The first is no urge, and the second belongs to the help lines and not to figures.
_LEFT_OUT = {"none", "hurt_self"}


def list_urges(note: Note) -> tuple[str, ...]:
    """Return the urges of a trigger that are counted."""
    return tuple(word for word in note.words(URGE) if word not in _LEFT_OUT)


def count_acted(notes: Sequence[Note]) -> tuple[int, int]:
    """Return in how many an urge was acted on, if only partly, of how many that say."""
    said = [word for note in notes if (word := note.word(ACTED)) is not None]
    return sum(word in {"yes", "partly"} for word in said), len(said)


def _find(sample: Sample) -> Found:
    felt = [note for note in sample.of("trigger") if list_urges(note)]
    if not felt:
        return Found()
    if len(felt) < COUNT_FROM:
        return Found((Few(len(felt), "trigger"),))
    k, n = count_acted(felt)
    acted = Share(
        "You did what an urge wanted, in full or in part, in",
        k,
        n,
        rule="Triggers with an urge, of those that say whether it was acted on.",
    )
    rows = tally(
        "Urges felt, and acted on",
        gather((word, note) for note in felt for word in list_urges(note)),
        noun="trigger",
        say=lambda word: sample.say(URGE, word),
        parts=_share,
        rule="A trigger with two urges counts for both; acted on, in full or in part,"
        f" is shown from {COUNT_FROM} answers on. Urges felt fewer than {NAMED_FROM}"
        " times are not named.",
    )
    spoken = (acted,) if n >= COUNT_FROM else ()
    return Found((*spoken, rows), headline=spoken)


def _share(notes: list[Note]) -> tuple[Share, ...]:
    k, n = count_acted(notes)
    return (Share("acted on in", k, n),) if n >= COUNT_FROM else ()


INSIGHT = Insight(
    name="urges",
    title="Urges felt, and acted on",
    empty="Here, urges felt stand beside urges acted on. To log a trigger:"
    " safespace trigger",
    find=_find,
)
