"""Chance falls on everything, and on kind memories more often."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import pytest

from safespace.lookback.kindness import draw, draw_comforts, is_comforting, is_kind
from safespace.lookback.limits import COMFORTS, KIND_WEIGHT
from tests.insights.samples import make_note

if TYPE_CHECKING:
    from safespace.insights.sample import Note


def fixed(value: int, size: int) -> bytes:
    """Return always the same chance."""
    return value.to_bytes(size)


@pytest.mark.parametrize(
    ("note", "kind", "comforting"),
    [
        (make_note("good"), True, True),
        (make_note("entry", tags=("Kind",)), True, True),
        (make_note("entry", valence=3), False, True),
        (make_note("entry", valence=2), False, False),
        (make_note("entry", tags=("kindling",)), False, False),
    ],
)
def test_what_is_kind_and_what_comforts(
    note: Note, kind: bool, comforting: bool
) -> None:
    assert (is_kind(note), is_comforting(note)) == (kind, comforting)


def test_every_note_has_its_share_of_chance_and_no_more() -> None:
    notes = [make_note("entry"), make_note("good"), make_note("entry")]
    whole = KIND_WEIGHT + 2

    found = [draw(notes, partial(fixed, value)) for value in range(10 * whole)]

    drawn = Counter(note.id for note in found if note is not None)
    assert [drawn[note.id] for note in notes] == [10, 10 * KIND_WEIGHT, 10]
    assert draw([], partial(fixed, 1)) is None


def test_comforts_come_once_each_and_not_all_at_once() -> None:
    notes = [make_note("good") for _ in range(COMFORTS + 5)]
    plain = make_note("entry")

    found = draw_comforts([*notes, plain], partial(fixed, 10**6))

    assert len({note.id for note in found}) == len(found) == COMFORTS
    assert plain not in found
    assert draw_comforts([plain], partial(fixed, 1)) == ()
