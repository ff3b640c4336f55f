"""Kind memories: which entries are, and letting chance choose among entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.lookback.limits import COMFORTING_FROM, COMFORTS, KIND_TAG, KIND_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from safespace.insights.sample import Note

# The exercise that writes good things down.
GOOD = "good"
_BYTES = 8


def is_kind(note: Note) -> bool:
    """Say whether somebody kept this as something kind."""
    return note.kind == GOOD or KIND_TAG in map(str.casefold, note.tags)


def is_comforting(note: Note) -> bool:
    """Say whether this may be brought up on a bad day."""
    felt = note.valence is not None and note.valence >= COMFORTING_FROM
    return is_kind(note) or felt


def draw(notes: Sequence[Note], token: Callable[[int], bytes]) -> Note | None:
    """Let chance choose a note, kind ones more often; None where there is none."""
    if not notes:
        return None
    weights = [KIND_WEIGHT if is_kind(note) else 1 for note in notes]
    left = int.from_bytes(token(_BYTES)) % sum(weights)
    for note, weight in zip(notes, weights, strict=True):
        left -= weight
        if left < 0:
            return note
    raise AssertionError("the weights add up to more than what is left")


def draw_comforts(
    notes: Sequence[Note], token: Callable[[int], bytes]
) -> tuple[Note, ...]:
    """Let chance choose some comforting notes, none of them twice."""
    left = [note for note in notes if is_comforting(note)]
    found: list[Note] = []
    while len(found) < COMFORTS and (note := draw(left, token)) is not None:
        found.append(note)
        left.remove(note)
    return tuple(found)
