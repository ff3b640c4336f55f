"""Composing line by line, for screen readers: no cursor moves, no second screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from safespace.errors import WindowClosedError
from safespace.terminal.composed import Composed, ComposeRequest, Outcome
from safespace.terminal.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAVE, KEEP, HIDE = "/save", "/keep", "/quit"
_ENDS = {SAVE: Outcome.SAVED, KEEP: Outcome.KEPT, HIDE: Outcome.HIDDEN}
_DOUBLED = frozenset(f"/{word}" for word in _ENDS)
HOW = f"""\
Write as many lines as you like.
On a line of its own:
{SAVE} saves, and so does ctrl-D.
{KEEP} keeps a draft and leaves.
{HIDE} keeps a draft, clears the window
and locks; so does ctrl-backslash."""


def compose_lines(
    request: ComposeRequest,
    *,
    keep: Callable[[str], None],
    stdin: TextIO,
    stdout: TextIO,
) -> Composed:
    """Read lines until one says to save or to keep, and return the text.

    Lines are added to the text of the request. `keep` is called after every line, so
    a closed terminal takes at most the line in hand. A line that is to read "/save"
    is typed "//save".
    """
    for part in (request.heading, request.question, HOW, *_so_far(request.text)):
        if part:
            print(visible(part), file=stdout)
    stdout.flush()
    lines = request.text.splitlines() if request.text else []
    outcome = Outcome.SAVED
    try:
        for line in _typed(stdin):
            if line in _ENDS:
                outcome = _ENDS[line]
                break
            lines.append(line[1:] if line in _DOUBLED else line)
            keep("\n".join(lines))
    except KeyboardInterrupt:
        outcome = Outcome.KEPT
    except OSError as gone:
        keep("\n".join(lines))
        raise WindowClosedError(
            "The terminal closed.", hint="What you typed is kept as a draft."
        ) from gone
    text = "\n".join(lines)
    if outcome is not Outcome.SAVED:
        keep(text)
    return Composed(text, outcome)


def _so_far(text: str) -> tuple[str, ...]:
    return ("There so far:", text) if text else ()


def _typed(stdin: TextIO) -> Iterator[str]:
    for line in stdin:
        yield line.removesuffix("\n").removesuffix("\r")
