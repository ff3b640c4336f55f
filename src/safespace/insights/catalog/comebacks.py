"""Coming back: how often writing went on after some time away."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from safespace.insights.insight import Found, Insight
from safespace.insights.limits import AWAY
from safespace.insights.shape import Count

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from safespace.insights.sample import Sample


def count_comebacks(days: Iterable[date]) -> int:
    """Count the days that came after at least a week without a note."""
    return sum((b - a).days > AWAY for a, b in pairwise(sorted(set(days))))


def _find(sample: Sample) -> Found:
    count = count_comebacks(note.day for note in sample.notes)
    if not count:
        return Found()
    shapes = (
        Count(
            "You came back to writing after some time away:",
            count,
            "time",
            rule=f"Days with a note after {AWAY} days or more without one.",
        ),
    )
    return Found(shapes, headline=shapes)


INSIGHT = Insight(
    name="comebacks",
    title="Coming back",
    empty="Here, it is counted how often you came back after some time away.",
    find=_find,
)
