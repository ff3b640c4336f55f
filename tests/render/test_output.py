"""How things are shown: who decides on width, colour and pictures."""

from __future__ import annotations

import os
import pty
from io import StringIO
from typing import TYPE_CHECKING, TextIO

import pytest

from safespace.render.line import BLANK, Fold, line
from safespace.render.output import Look, Output, choose_look, find_width

if TYPE_CHECKING:
    from collections.abc import Iterator

PIPE = Look(width=None, colour=False, accessible=False)
XTERM = {"TERM": "xterm-256color"}


class Terminal(StringIO):
    """A stream that is a terminal of no known width."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def real_terminal() -> Iterator[TextIO]:
    """A real pseudo-terminal of 61 columns."""
    ours, theirs = pty.openpty()
    os.set_blocking(ours, False)
    import fcntl
    import struct
    import termios

    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 61, 0, 0))
    with os.fdopen(theirs, "w", encoding="utf-8") as stream:
        yield stream
    os.close(ours)


@pytest.mark.parametrize(
    ("environ", "look"),
    [
        ({}, (None, False, False)),
        ({"COLUMNS": "40"}, (None, False, False)),
        ({"CLICOLOR_FORCE": "0"}, (None, False, False)),
        ({"CLICOLOR_FORCE": "1"}, (80, True, False)),
        (
            {"CLICOLOR_FORCE": "1", "COLUMNS": "40"},
            (40, True, False),
        ),
        (
            {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"},
            (80, False, False),
        ),
        ({"ACCESSIBLE": "1"}, (None, False, True)),
    ],
)
def test_a_pipe_is_plain_and_never_cut_unless_asked_for(
    environ: dict[str, str], look: tuple[int | None, bool, bool]
) -> None:
    found = choose_look(XTERM | environ, StringIO())

    assert (found.width, found.colour, found.accessible) == look


@pytest.mark.parametrize(
    ("environ", "colour", "accessible"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"TERM": "dumb", "CLICOLOR_FORCE": "1"}, False, False),
        ({"ACCESSIBLE": "1"}, False, True),
        ({"ACCESSIBLE": "0"}, True, False),
        ({"ACCESSIBLE": ""}, True, False),
    ],
)
def test_a_terminal_has_colour_unless_somebody_minds(
    environ: dict[str, str], *, colour: bool, accessible: bool
) -> None:
    found = choose_look(XTERM | environ, Terminal())

    assert (found.colour, found.accessible) == (colour, accessible)


def test_the_width_is_the_terminals_own(real_terminal: TextIO) -> None:
    assert find_width({}, real_terminal) == 61
    assert find_width({"COLUMNS": "50"}, real_terminal) == 50


@pytest.mark.parametrize("columns", ["", "wide", "-5", "²"])
def test_a_width_that_cannot_be_is_80(columns: str) -> None:
    assert find_width({"COLUMNS": columns}, StringIO()) == 80


def test_the_narrowest_width_is_20() -> None:
    assert find_width({"COLUMNS": "3"}, StringIO()) == 20


def test_a_pipe_gets_whole_lines_without_blanks_at_their_ends() -> None:
    out = StringIO()

    Output(out, StringIO(), PIPE).show(
        [line("x" * 200, fold=Fold.CUT), BLANK, line("a  ")]
    )

    assert out.getvalue() == "x" * 200 + "\n\na\n"


def test_a_listener_gets_whole_lines_on_a_terminal_too() -> None:
    out = StringIO()
    accessible = Look(width=40, colour=False, accessible=True)

    Output(out, StringIO(), accessible).show([line("word " * 20, fold=Fold.CUT)])

    assert out.getvalue() == ("word " * 20).rstrip() + "\n"


def test_everything_that_is_shown_is_cleaned_first() -> None:
    out, err = StringIO(), StringIO()
    output = Output(out, err, PIPE)

    output.show([line("a\x1b[2Jb")])
    output.show_text("c\x1b[2Jd")
    output.note("e\x1b[2Jf")
    output.show_json("tags", {"tags": ["g\x9b2Jh\x1b[2J"]})

    assert "\x1b" not in out.getvalue() + err.getvalue()
    assert "\x9b" not in out.getvalue()
    assert out.getvalue().split("\n")[:2] == ["ab", "cd"]
    assert err.getvalue() == "ef\n"
