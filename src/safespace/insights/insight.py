"""An insight: its name, what it asks of the notes, and what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from safespace.insights.sample import Sample
    from safespace.insights.shape import Shape

# Said wherever something was rated before and after.
EASES = "Feelings also ease with time."


@dataclass(frozen=True, slots=True)
class Found:
    """What an insight found; the headline is what an overview shows of it.

    Without shapes there is nothing to say yet; without a headline, too little.
    """

    shapes: tuple[Shape, ...] = ()
    headline: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Insight:
    """A question to the notes; `empty` is said where none of them can answer it.

    One that names short answers in somebody's own words `quotes` notes: it gives the
    ids of those, and only theirs are read.
    """

    name: str
    title: str
    empty: str
    find: Callable[[Sample], Found]
    quotes: Callable[[Sample], frozenset[str]] | None = None
