"""Our own reader on the alternate screen: no external pager ever sees a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.terminal.alternate import IDLE, RESIZED, Stage, alternate_screen
from safespace.terminal.visible import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

QUICK = "ctrl-Q quick exit"
_ESC, _CTRL_C = "\x1b", "\x03"
_QUIT = frozenset({"q", "Q", _ESC, _CTRL_C, IDLE})
_PAGE_ON = frozenset({" ", "f", "\x06", "\x1b[6~"})
_PAGE_BACK = frozenset({"b", "\x02", "\x1b[5~"})
_LINE_ON = frozenset({"j", "\r", "\n", "\x1b[B", "\x1bOB"})
_LINE_BACK = frozenset({"k", "\x1b[A", "\x1bOA"})
_START = frozenset({"g", "\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~"})
_END = frozenset({"G", "\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~"})


def page(
    render: Callable[[int], Sequence[str]],
    *,
    fd_in: int,
    fd_out: int,
    title: str = "",
    idle_s: float | None = None,
) -> bool:
    """Show lines a screenful at a time until somebody goes back.

    `render` lays the lines out for a width in columns and is asked again on a resize.
    The lines may carry colour sequences; any other control becomes a visible mark.
    After `idle_s` seconds without a key the page closes by itself, and this returns
    False. Raises UsageError without a terminal, StoppedError when the terminal goes
    away, QuickExit on ctrl-Q.
    """
    with alternate_screen(fd_in, fd_out) as stage:
        return _read(stage, render, title, idle_s) != IDLE


def scrolled(key: str, top: int, *, total: int, height: int) -> int:
    """Return the new first line after a key, never past either end."""
    steps = (
        (_PAGE_ON, top + height),
        (_PAGE_BACK, top - height),
        (_LINE_ON, top + 1),
        (_LINE_BACK, top - 1),
        (_START, 0),
        (_END, total),
    )
    wanted = next((line for keys, line in steps if key in keys), top)
    return max(0, min(wanted, total - height))


def footer(top: int, *, total: int, height: int, width: int) -> str:
    """Return the longest footer that fits: the keys, and which lines are in view."""
    seen = f"{min(top + 1, total)}-{min(top + height, total)} of {total}"
    if total <= height:
        choices: tuple[str, ...] = (f"q back · {QUICK}", "q back")
    else:
        paging = f"q back · space next page · {seen}"
        choices = (f"{paging} · {QUICK}", paging, f"q back · space · {seen}")
    fitting = (line for line in choices if len(line) <= width)
    return next(fitting, fit(f"q · {seen}", width))


def _read(
    stage: Stage,
    render: Callable[[int], Sequence[str]],
    title: str,
    idle_s: float | None,
) -> str:
    top, key = 0, RESIZED
    lines: Sequence[str] = ()
    while key not in _QUIT:
        width, rows = stage.size()
        head = [fit(title, width), ""] if title else []
        height = max(1, rows - len(head) - 1)
        if key == RESIZED:
            before = max(1, len(lines))
            lines = render(width)
            # Stay about where the reader was, however the lines fall now.
            top = top * len(lines) // before
        top = scrolled(key, top, total=len(lines), height=height)
        shown = list(lines[top : top + height])
        blank = [""] * (height - len(shown))
        foot = footer(top, total=len(lines), height=height, width=width)
        stage.show([*head, *shown, *blank, foot][:rows])
        key = stage.key(idle_s)
    return key
