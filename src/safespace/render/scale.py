"""A share on a line from 0 to 100: its interval as a bar, itself as a dot on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.insights.shape import Forecast, Share
from safespace.insights.statistics import Display
from safespace.render.line import Line, Role, Span, line, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.insights.shape import Shape

# Fits beside its indent on the narrowest screen.
WIDTH = 31


def draw_scale(shape: Shape) -> Iterator[Line]:
    """Draw a share or a forecast, where there are enough notes for a percentage."""
    match shape:
        case Share() if shape.display is Display.PERCENT:
            low, high = shape.interval
            yield _draw(shape.k / shape.n, (low, high), "●")
        case Forecast() if shape.display is Display.PERCENT:
            mean = shape.mean / 100
            yield _draw(mean, (mean, mean), "○")


def _draw(at: float, ends: tuple[float, float], sign: str) -> Line:
    place, low, high = (round(part * (WIDTH - 1)) for part in (at, *ends))
    return line(
        "    ",
        quiet("·" * low),
        Span("─" * (place - low)),
        Span(sign, Role.FULL),
        Span("─" * (high - place)),
        quiet("·" * (WIDTH - 1 - high)),
    )
