"""Long lines broken into rows at word ends, and the way from a row back to the text.

The library wraps in the middle of words; prose is easier to write when it does not.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from prompt_toolkit.utils import get_cwidth

from safespace.frozen import dataclass
from safespace.terminal.visible import visible

TAB_CELLS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One row on screen: where its text begins and ends in the whole text."""

    start: int
    end: int


def shown(text: str) -> str:
    """Return what a row looks like: tabs as spaces, controls as a visible mark."""
    return visible(text).replace("\t", " " * TAB_CELLS)


def cells(text: str) -> int:
    """Count the columns a piece of text takes on screen."""
    return sum(map(_cells_of, text))


def rows_of(text: str, width: int) -> list[Row]:
    """Break a text into rows no wider than `width`; every line has at least one."""
    rows: list[Row] = []
    offset = 0
    for line in text.split("\n"):
        starts = _breaks(line, max(width, 2))
        ends = (*starts[1:], len(line))
        rows += [
            Row(offset + start, offset + end)
            for start, end in zip(starts, ends, strict=True)
        ]
        offset += len(line) + 1
    return rows


def row_at(rows: list[Row], position: int) -> int:
    """Return the index of the row a cursor position belongs to."""
    return bisect_right(rows, position, key=lambda row: row.start) - 1


def position_in(text: str, rows: list[Row], index: int, column: int) -> int:
    """Return the cursor position nearest to a column in a row, in columns."""
    row = rows[index]
    # The end of a wrapped row is the start of the next, so stay one short of it.
    wrapped = index + 1 < len(rows) and rows[index + 1].start == row.end
    last = row.end - 1 if wrapped else row.end
    position, used = row.start, 0
    while position < last and used + _cells_of(text[position]) <= column:
        used += _cells_of(text[position])
        position += 1
    return position


def wrap(text: str, width: int, *, most: int) -> list[str]:
    """Lay a short text out in at most `most` rows; a cut one ends in an ellipsis."""
    rows = rows_of(text, width)
    lines = [shown(text[row.start : row.end]).rstrip() for row in rows[:most]]
    if len(rows) > most:
        last = lines[-1]
        while last and cells(last) > width - 1:
            last = last[:-1]
        lines[-1] = last.rstrip() + "…"
    return lines


@lru_cache(maxsize=512)
def _breaks(line: str, width: int) -> tuple[int, ...]:
    """Return where the rows of one line begin; spaces may hang over the edge."""
    starts, used, word = [0], 0, 0
    for index, character in enumerate(line):
        if character in " \t":
            used += _cells_of(character)
            word = index + 1
            continue
        size = _cells_of(character)
        if used + size > width:
            start = word if word > starts[-1] else index
            starts.append(start)
            used = cells(line[start:index])
        used += size
    return tuple(starts)


@lru_cache(maxsize=4096)
def _cells_of(character: str) -> int:
    return get_cwidth(shown(character))
