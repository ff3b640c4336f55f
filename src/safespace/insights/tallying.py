"""Tallying: what came up how often, the rare left unnamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.insights.limits import NAMED_FROM, ROWS
from safespace.insights.shape import Row, Share, Spread, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from safespace.insights.sample import Note

    Parts = Callable[[list[Note]], tuple[Share | Spread, ...]]


def gather(pairs: Iterable[tuple[str, Note]]) -> dict[str, list[Note]]:
    """Put notes together by what they have in common."""
    found: dict[str, list[Note]] = {}
    for word, note in pairs:
        found.setdefault(word, []).append(note)
    return found


def no_parts(notes: list[Note]) -> tuple[Share | Spread, ...]:
    """Add nothing to a row."""
    del notes
    return ()


def tally(
    title: str,
    groups: Mapping[str, list[Note]],
    *,
    noun: str,
    rule: str,
    say: Callable[[str], str] = str,
    parts: Parts = no_parts,
) -> Tally:
    """Count groups of notes, the most frequent first."""
    named = {w: notes for w, notes in groups.items() if len(notes) >= NAMED_FROM}
    order = sorted(named, key=lambda word: (-len(named[word]), word))[:ROWS]
    rows = tuple(Row(say(word), len(named[word]), parts(named[word])) for word in order)
    # By identity: plain notes have no id here.
    everything = {id(note) for notes in groups.values() for note in notes}
    return Tally(
        title,
        rows,
        len(everything),
        noun,
        rest=len(groups) - len(rows),
        rule=rule,
    )
