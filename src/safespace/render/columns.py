"""A column of names, so that what stands beside them lines up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.render.clean import clean_line
from safespace.terminal.visible import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

# One very long name must not push everything else to the right.
WIDEST = 24


def align(names: Sequence[str]) -> list[str]:
    """Pad names to one width in columns of the screen, wide characters counted twice."""
    shown = [clean_line(name) for name in names]
    width = max((cells(name) for name in shown if cells(name) <= WIDEST), default=0)
    return [name + " " * max(width - cells(name), 0) for name in shown]
