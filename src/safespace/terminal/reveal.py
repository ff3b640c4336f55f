"""A few secret lines, shown until somebody has copied them down, then gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from safespace.errors import StoppedError
from safespace.terminal.alternate import alternate_screen
from safespace.terminal.pager import scrolled
from safespace.terminal.typed import forget_typed
from safespace.terminal.visible import cells, fit, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENTER, _CTRL_C = frozenset({"\r", "\n"}), "\x03"
DONE = "Press Enter when you have it."
MORE = "Space shows more."
_PIECE = re.compile(r"[^\s-]*[\s-]*")
STAYS = "This stays visible in this window until you clear or close it."


def reveal(
    lines: Sequence[str], *, fd_in: int, fd_out: int, closing: str = DONE
) -> None:
    """Show the lines on the alternate screen until Enter; scrollback never has them.

    A line wider than the screen continues on the next row, so a key is always whole.
    Raises StoppedError on ctrl-C, UsageError without a terminal.
    """
    with alternate_screen(fd_in, fd_out) as stage:
        # An Enter from before would take the secret away unseen.
        forget_typed(fd_in)
        key, top = "", 0
        while key not in _ENTER:
            width, rows = stage.size()
            wrapped = [row for line in lines for row in _rows(visible(line), width)]
            height = max(1, rows - 2)
            top = scrolled(key, top, total=len(wrapped), height=height)
            foot = closing if len(wrapped) <= height else f"{closing} {MORE}"
            stage.show([*wrapped[top : top + height], "", fit(foot, width)][:rows])
            key = stage.key()
            if key == _CTRL_C:
                raise StoppedError("Stopped before the end.")


def reveal_plainly(lines: Sequence[str], *, stdout: TextIO) -> None:
    """Print the lines for a screen reader, and say that they stay."""
    for line in (*lines, STAYS):
        print(visible(line), file=stdout)
    stdout.flush()


def _rows(line: str, width: int) -> list[str]:
    rows = [""]
    for piece in _PIECE.findall(line):
        if rows[-1] and cells(rows[-1] + piece.rstrip()) > width:
            rows.append("")
        for character in piece:
            if rows[-1] and cells(rows[-1] + character) > width:
                if character.isspace():
                    break
                rows.append("")
            rows[-1] += character
    return rows
