"""Showing bodies: on the alternate screen, so that nothing of them stays behind."""

from __future__ import annotations

import sys
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safespace.cli._context import AppContext
    from safespace.render.line import Line

READING_WIDTH = 84
# Somebody who walks away leaves nothing on the screen for long.
IDLE_S = 180.0
CLOSED = "Closed and locked, because no key was pressed for a while."


def show_private(run: AppContext, lines: Sequence[Line], *, printed: bool) -> bool:
    """Show lines page by page on a terminal; printed, or in a pipe, all at once.

    Where nobody pressed a key for a while, it locks and returns False.
    """
    if printed or not run.interactive or run.output.look.still:
        run.output.show(lines)
        return True
    # Only reading on a terminal pays for the pager and for Rich.
    from safespace.render.paint import make_console, paint  # noqa: PLC0415
    from safespace.terminal.pager import page  # noqa: PLC0415

    def lay_out(width: int) -> list[str]:
        stream = StringIO()
        colour = run.output.look.colour
        width = min(width, READING_WIDTH)
        paint(make_console(stream, width=width, colour=colour), lines)
        return stream.getvalue().split("\n")[:-1]

    left = page(
        lay_out,
        fd_in=run.stdin.fileno(),
        fd_out=sys.stdout.fileno(),
        idle_s=IDLE_S,
    )
    if not left:
        from safespace.cli._leaving import lock_quietly  # noqa: PLC0415

        locked = lock_quietly(run)
        run.output.note(CLOSED)
        if not locked:
            from safespace.cli._remembered import STILL_THERE  # noqa: PLC0415

            run.output.note(STILL_THERE)
    return left
