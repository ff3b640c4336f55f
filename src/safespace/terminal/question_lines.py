"""Questions line by line, for screen readers: numbers, no boxes, no cursor moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from safespace.errors import QuickExit, StoppedError, WindowClosedError
from safespace.terminal.asking import (
    ListField,
    Move,
    PageField,
    Reply,
    ScaleField,
    TextField,
)
from safespace.terminal.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from safespace.terminal.asking import Question, Respond

BACK, SAVE, STOP, SKIP, HIDE = "/back", "/save", "/stop", "/skip", "/quit"
HOW = (
    f"Enter alone goes on without an answer, or keeps the one there is. {SKIP} takes"
    f" an answer away, {BACK} goes to the question before, {SAVE} saves what is there,"
    f" {STOP} keeps a draft and leaves, {HIDE} does so, clears the window and locks."
)
_WORDS = "Several lines are fine; a line with a single dot ends them."
_DOT = "."
_MOVES = {BACK: Move.BACK, SAVE: Move.SAVE, STOP: Move.STOP, SKIP: Move.SKIP}


def ask_lines(
    first: Question,
    respond: Respond,
    *,
    keep: Callable[[str], None],
    stdin: TextIO,
    stdout: TextIO,
) -> None:
    """Ask one question after another until `respond` has none left.

    `keep` is handed what was typed when the terminal goes away, which raises
    StoppedError.
    """
    print(visible(HOW), file=stdout)
    question: Question | None = first
    while question is not None:
        for text in _lay_out(question):
            print(visible(text), file=stdout)
        stdout.flush()
        question = respond(_reply(question, keep, stdin))


def _reply(question: Question, keep: Callable[[str], None], stdin: TextIO) -> Reply:
    typed: list[str] = []
    several = isinstance(question.field, TextField)
    try:
        while True:
            text = _line(stdin)
            if text.strip() == HIDE:
                keep("\n".join(typed))
                raise QuickExit
            if not typed and text.strip() in _MOVES:
                return Reply(_MOVES[text.strip()])
            if not several or (not typed and not text.strip()):
                return Reply(Move.NEXT, text)
            if text == _DOT:
                return Reply(Move.NEXT, "\n".join(typed))
            typed.append(text)
    except KeyboardInterrupt:
        return Reply(Move.STOP, "\n".join(typed))
    except OSError as gone:
        keep("\n".join(typed))
        raise _closed() from gone


def _line(stdin: TextIO) -> str:
    line = stdin.readline()
    if not line:
        raise OSError
    return line.removesuffix("\n").removesuffix("\r")


def _lay_out(question: Question) -> Iterator[str]:
    yield ""
    yield question.heading
    yield from (part for part in (question.above, question.text, question.hint) if part)
    yield from _lay_out_field(question)
    if question.trouble:
        yield question.trouble


def _lay_out_field(question: Question) -> Iterator[str]:
    field = question.field
    if isinstance(field, PageField):
        yield from field.lines
        yield "Enter goes on."
    elif isinstance(field, ScaleField):
        yield _say_scale(field)
        if field.value is not None:
            yield f"Now: {field.value * field.step}{field.sign}"
    elif isinstance(field, ListField):
        for number, (label, meaning) in enumerate(field.options, start=1):
            mark = " (chosen)" if number in field.chosen else ""
            yield f"{number}. {label}{f': {meaning}' if meaning else ''}{mark}"
        yield "Type a number." if field.most == 1 else "Type numbers, such as 1 3."
    else:
        if field.text:
            yield f"Now: {field.text}"
        yield _WORDS


def _say_scale(field: ScaleField) -> str:
    low, high = field.low * field.step, field.high * field.step
    anchors = ", ".join(f"{n * field.step} {words}" for n, words in field.anchors)
    ends = f"A number from {low} to {high}{field.sign}"
    return f"{ends}: {anchors}." if anchors else f"{ends}."


def _closed() -> StoppedError:
    return WindowClosedError(
        "The terminal closed.", hint="What you answered is kept as a draft."
    )
