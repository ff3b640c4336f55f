"""Painting lines with Rich, for people at a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from safespace.render.clean import clean
from safespace.render.line import SEPARATOR, Fold, Line
from safespace.render.theme import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable


def make_console(stream: TextIO, *, width: int, colour: bool) -> Console:
    """Return a console that never guesses: no markup, no emoji codes, no highlights."""
    return Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def paint(console: Console, lines: Iterable[Line]) -> None:
    """Print lines, wrapped or cut to the console's width."""
    for one in lines:
        for text in _lay_out(console, one):
            console.print(text, soft_wrap=True)


def _lay_out(console: Console, one: Line) -> list[Text]:
    text = Text.assemble(*((clean(s.text), STYLES[s.role]) for s in one.spans))
    width = max(console.width, 1)
    if one.fold is Fold.CUT:
        return [_trim(_cut(text, width))]
    room = max(width - one.indent, 1)
    head, rest = text.divide([one.indent]) if one.indent else (Text(), text)
    rows = _gather(rest, room) if one.fold is Fold.BETWEEN else [rest]
    parts = [part for row in rows for part in row.wrap(console, room)]
    pad = " " * one.indent
    starts = [head, *(Text(pad) for _ in parts[1:])]
    return [_trim(a.append_text(b)) for a, b in zip(starts, parts, strict=True)]


def _gather(text: Text, room: int) -> list[Text]:
    ends = [found.end() for found in re.finditer(SEPARATOR, text.plain)]
    rows: list[Text] = []
    for part in text.divide(ends):
        # A blank at the end of a row takes no room.
        if rows and rows[-1].cell_len + cell_len(part.plain.rstrip()) <= room:
            rows[-1].append_text(part)
        else:
            rows.append(part)
    return rows


def _cut(text: Text, width: int) -> Text:
    if text.cell_len > width:
        # Half of a wide character is a blank, which has no place before the dots.
        text.truncate(width - 1)
        text.rstrip()
        text.append("…")
    return text


def _trim(text: Text) -> Text:
    text.rstrip()
    return text
