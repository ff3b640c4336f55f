"""Composing line by line, for screen readers: no cursor moves, no second screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from safespace.errors import StoppedError
from safespace.terminal.composed import Composed, ComposeRequest, Outcome
from safespace.terminal.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAVE, KEEP = "/save", "/keep"
HOW = (
    f"Write as many lines as you like. {SAVE} on a line of its own saves, and so does"
    f" ctrl-D. {KEEP} keeps a draft and leaves."
)


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
            if line in {SAVE, KEEP}:
                outcome = Outcome.SAVED if line == SAVE else Outcome.KEPT
                break
            lines.append(line[1:] if line in {f"/{SAVE}", f"/{KEEP}"} else line)
            keep("\n".join(lines))
    except KeyboardInterrupt:
        outcome = Outcome.KEPT
    except OSError as gone:
        keep("\n".join(lines))
        raise StoppedError(
            "The terminal closed.", hint="What you typed is kept as a draft."
        ) from gone
    text = "\n".join(lines)
    if outcome is Outcome.KEPT:
        keep(text)
    return Composed(text, outcome)


def _so_far(text: str) -> tuple[str, ...]:
    return ("There so far:", text) if text else ()


def _typed(stdin: TextIO) -> Iterator[str]:
    for line in stdin:
        yield line.removesuffix("\n").removesuffix("\r")
