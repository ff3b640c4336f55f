"""A narrow window: forty columns are enough, and no word is torn apart."""

from __future__ import annotations

import io
import os
import pty
import termios
from typing import TYPE_CHECKING, TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.render.folding import fold
from tests.terminal.screen import CTRL_C
from tests.terminal.window import NARROW, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.saying import Say
    from tests.terminal.window import OpenWindow

terminal = pytest.mark.terminal

WIDEST = (200, 40)
LONG = "Forty columns are not enough for a sentence that goes on like this one."

COMMANDS = (
    (),
    ("search", "canary"),
    ("read", "--print"),
    ("history", "last"),
    # Messages and hints of what went another way.
    ("list", "--on", "the day before that other day"),
    ("write", "two", "words"),
    ("init",),
)


@pytest.fixture
def written(say: Say) -> Say:
    """A plain journal with an entry and an earlier revision of it."""
    say.write(LONG, "--tag", "garden")
    say("edit", "last", "-m", f"A canary sang. {LONG}")
    return say


@pytest.fixture(scope="module")
def narrow_stream() -> Iterator[Callable[[int], TextIO]]:
    """A terminal that can be given any width."""
    master, slave = pty.openpty()
    stream = os.fdopen(slave, "w", encoding="utf-8")

    def of(width: int) -> TextIO:
        termios.tcsetwinsize(slave, (24, width))
        return stream

    yield of
    stream.close()
    os.close(master)


def shown(screen: Window) -> list[str]:
    """Return what a window shows in the end, word by word."""
    screen.wait_exit()
    return screen.normal_text().split()


@terminal
@pytest.mark.parametrize("command", COMMANDS, ids=lambda argv: " ".join(argv) or "home")
def test_no_word_is_torn_apart(
    window: OpenWindow, written: Say, command: tuple[str, ...]
) -> None:
    wide = shown(window(*command, size=WIDEST))
    assert len(wide) > 5
    narrow = window(*command, size=NARROW)
    assert shown(narrow) == wide
    assert any(len(line) > 30 for line in narrow.lines())


@terminal
def test_a_torn_word_would_have_been_noticed(
    shell: Callable[..., Window],
) -> None:
    assert shown(shell(f"echo {LONG}", size=WIDEST)) == LONG.split()
    assert shown(shell(f"echo {LONG}", size=NARROW)) != LONG.split()


@terminal
def test_what_became_of_the_words_is_told_in_whole_words(
    window: OpenWindow, say_encrypted: Say
) -> None:
    screen = window("write", size=NARROW)
    screen.compose(LONG)
    screen.send(CTRL_C)
    told = "Your words are kept as a draft. To go on: safespace drafts resume"
    assert shown(screen) == told.split()


@given(
    text=st.text(alphabet="ab /-", max_size=200),
    width=st.integers(min_value=2, max_value=90),
)
def test_folding_breaks_between_words_and_nowhere_else(
    narrow_stream: Callable[[int], TextIO], text: str, width: int
) -> None:
    rows = fold(text, narrow_stream(width)).split("\n")
    assert " ".join(rows).split() == text.split()
    for row in rows:
        assert len(row.rstrip()) < width or " " not in row.strip()


def test_a_question_keeps_the_space_before_its_answer(
    narrow_stream: Callable[[int], TextIO],
) -> None:
    question = "A passphrase of your own, or Enter to see five words: "
    folded = "A passphrase of your own, or Enter to\nsee five words: "
    assert fold(question, narrow_stream(40)) == folded
    assert fold(question, narrow_stream(80)) == question


def test_where_there_is_no_terminal_nothing_is_folded(
    narrow_stream: Callable[[int], TextIO],
) -> None:
    assert fold(LONG, io.StringIO()) == LONG
    # A terminal that does not know its width says 0.
    assert fold(LONG, narrow_stream(0)) == LONG
