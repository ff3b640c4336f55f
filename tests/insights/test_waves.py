"""Waves: which rating stands for which time, and when half had eased by half."""

from __future__ import annotations

from typing import Any

from safespace.insights.catalog import waves
from safespace.insights.shape import Figure, Listing
from tests.insights.samples import make_note, make_sample


def find(sample: Any, kind: type) -> list[Any]:
    """Return the shapes of one kind that were found."""
    return [
        shape for shape in waves.INSIGHT.find(sample).shapes if isinstance(shape, kind)
    ]


def test_the_nearest_rating_stands_for_its_time() -> None:
    note = make_note(distress_before=8, rated=[(40, 7), (65, 5), (170, 2)])

    assert waves.find_change(note, 60, (30, 180)) == -3
    assert waves.find_half(note) == 170


def test_the_half_time_of_storms_counts_those_that_had_not_got_there() -> None:
    halved = [make_note(distress_before=8, rated=[(at, 4)]) for at in (60, 120, 240)]
    still = [make_note(distress_before=8, rated=[(90, 7)]) for _ in range(2)]

    [half] = find(make_sample(*halved, *still), Figure)
    assert (half.value, half.n) == (240, 5)
    more = [make_note(distress_before=8, rated=[(90, 7)]) for _ in range(3)]
    assert find(make_sample(*halved, *still, *more), Figure) == []


def test_a_list_of_few_waves_says_when_each_was_rated() -> None:
    note = make_note(distress_before=8, rated=[(45, 6), (1500, 2)])

    [listing] = find(make_sample(note), Listing)

    assert listing.items[0].figures == (
        "8 of 10 at first.",
        "6 of 10 after 45 minutes.",
        "2 of 10 after 25 hours.",
    )
