"""Findings without figures, for people whom numbers do not help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from safespace.insights.shape import (
    Count,
    Coverage,
    Few,
    Figure,
    Forecast,
    Listing,
    Sentence,
    Series,
    Share,
    Spread,
    Tally,
    Unit,
)
from safespace.insights.statistics import Display

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from safespace.insights.shape import Shape

_CHANGES = {Unit.CHANGE, Unit.POINTS}


def leave_figures_out(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """Put figures into words such as some and most; what has no words is left out."""
    for shape in shapes:
        said = _say(shape)
        if isinstance(said, str):
            if said:
                yield Sentence(said)
        elif said is not None:
            yield said


def say_part(k: float, n: float) -> str:
    """Say how much k of n is, in words."""
    if k <= 0:
        return "none"
    if k >= n:
        return "all"
    if 3 * k < n:
        return "some"
    return "about half" if 3 * k <= 2 * n else "most"


def _say(shape: Shape) -> str | Shape | None:
    match shape:
        case Share(lead=lead, k=k, n=n):
            shown = shape.display is not Display.LIST
            return f"{lead} {say_part(k, n)} of them." if shown else None
        case Coverage(lead=lead, k=k, n=n):
            return f"{lead} {say_part(k, n)} of them."
        case Forecast():
            return _say_forecast(shape)
        case Spread() | Figure():
            return _say_change(shape)
        case _:
            return _say_other(shape)


def _say_other(shape: Shape) -> str | Shape | None:
    match shape:
        case Listing():
            bare = (replace(item, figures=()) for item in shape.items)
            return replace(shape, items=tuple(bare), more=0, rule="")
        case Tally(title=title, rows=rows) if rows:
            names = ", ".join(row.label for row in rows)
            return f"{title}, the most frequent first: {names}."
        case Few():
            return "Too few so far for a pattern, still worth reading."
        case Sentence():
            return replace(shape, n=None, rule="")
        case Count(lead=lead):
            return f"{lead.removesuffix(':')}, more than once." if shape.n > 1 else None
        case Tally() | Series() | _:
            return None


def _say_forecast(shape: Forecast) -> str | None:
    if shape.display is Display.LIST:
        return None
    return f"{shape.lead} {say_part(shape.mean, 100)} of the time."


def _say_change(shape: Spread | Figure) -> str | None:
    if shape.unit not in _CHANGES:
        return None
    if isinstance(shape, Spread):
        if shape.display is Display.LIST:
            return None
        value = shape.middle.median
    else:
        value = shape.value
    word = "the same" if value == 0 else "lower" if value < 0 else "higher"
    return f"{shape.lead} {word}."
