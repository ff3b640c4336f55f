"""Twenty seconds, drawn: a shape that breathes, or dots that come one by one."""

from __future__ import annotations

from math import cos, pi

LASTS_S = 20.0
# One breath: in for 4 seconds, out for 6.
_IN_S, _OUT_S = 4.0, 6.0
_WIDEST, _MARGIN = 44, 4
_DOT = "\N{MIDDLE DOT}"
_DOTS = 10


def draw_breath(seconds: float, width: int) -> tuple[str, ...]:
    """Draw a breath at some second: three rows that widen and narrow, and one word."""
    within = seconds % (_IN_S + _OUT_S)
    inwards = within < _IN_S
    part = within / _IN_S if inwards else 1 - (within - _IN_S) / _OUT_S
    # Slow at both turns, as breathing is.
    level = (1 - cos(pi * part)) / 2
    room = max(4, min(width - _MARGIN, _WIDEST))
    middle = max(2, round(room * level))
    outer = max(0, middle - 8)
    words = "breathe in" if inwards else "and slowly out"
    rows = (_DOT * outer, _DOT * middle, _DOT * outer, "", words)
    return tuple(row.center(room).rstrip() for row in rows)


def draw_moment(seconds: float, width: int) -> tuple[str, ...]:
    """Draw time passing: dots that come one after another, from none to all."""
    room = max(4, min(width - _MARGIN, _WIDEST))
    there = min(_DOTS, int(seconds / LASTS_S * _DOTS) + 1)
    return ("", "   ".join([_DOT] * there)[:room])
