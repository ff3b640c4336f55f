"""Writing line by line, as with a screen reader."""

from __future__ import annotations

import io
import signal
from typing import TYPE_CHECKING, Any

import pytest

from safespace.terminal.composed import Composed, ComposeRequest, Outcome
from safespace.terminal.line_composer import compose_lines
from tests.terminal.screen import CTRL_C, CTRL_D

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.terminal.conftest import Run


def composed(typed: str, text: str = "") -> tuple[Composed, list[str], str]:
    kept: list[str] = []
    shown = io.StringIO()
    request = ComposeRequest(text, heading="Tuesday", question="What happened?")
    done = compose_lines(
        request, keep=kept.append, stdin=io.StringIO(typed), stdout=shown
    )
    return done, kept, shown.getvalue()


def test_save_on_a_line_of_its_own_saves() -> None:
    done, _, _ = composed("one\n two\n\n/save\nnever read\n")
    assert done == Composed("one\n two\n", Outcome.SAVED)


def test_the_end_of_input_saves() -> None:
    assert composed("one\ntwo")[0] == Composed("one\ntwo", Outcome.SAVED)


def test_keep_leaves_a_draft() -> None:
    done, kept, _ = composed("one\n/keep\n")
    assert done == Composed("one", Outcome.KEPT)
    assert kept[-1] == "one"


def test_quit_keeps_a_draft_and_asks_to_be_hidden() -> None:
    done, kept, _ = composed("one\n/quit\nnever read\n")
    assert done == Composed("one", Outcome.HIDDEN)
    assert kept[-1] == "one"


@pytest.mark.parametrize("word", ["/save", "/keep", "/quit"])
def test_a_doubled_slash_is_the_word_itself(word: str) -> None:
    assert composed(f"/{word}\n")[0].text == word


@pytest.mark.parametrize("line", ["/save it", " /save", "/Save", "//", "///save"])
def test_other_lines_with_slashes_stay_as_typed(line: str) -> None:
    assert composed(f"{line}\n")[0].text == line


def test_every_line_is_kept_as_it_comes() -> None:
    assert composed("one\ntwo\n")[1] == ["one", "one\ntwo"]


def test_lines_are_added_to_what_was_there() -> None:
    done, _, shown = composed("more\n", text="a draft\n")
    assert done.text == "a draft\nmore"
    assert "There so far:\na draft" in shown


def test_the_question_is_printed_and_no_control_is() -> None:
    shown = composed("", text="odd \x1b]0;title\x07 text")[2]
    assert shown.startswith("Tuesday\nWhat happened?\n")
    assert "\x1b" not in shown


@pytest.mark.terminal
@pytest.mark.parametrize(("key", "outcome"), [(CTRL_D, "saved"), (CTRL_C, "kept")])
def test_in_a_terminal_nothing_moves_the_cursor(
    run: Run, result: Callable[[], Any], key: str, outcome: str
) -> None:
    screen = run("lines")
    screen.wait_for("leaves.")
    screen.send("one\rtwo\r")
    screen.wait_for("two")
    screen.send(key)
    assert screen.wait_exit() == 0
    assert result() == {"text": "one\ntwo", "outcome": outcome}
    assert b"\x1b" not in screen.raw


@pytest.mark.terminal
def test_a_closed_terminal_takes_only_the_line_in_hand(
    run: Run, kept: Callable[[], list[str]]
) -> None:
    screen = run("lines")
    screen.wait_for("leaves.")
    screen.send("whole\rhal")
    screen.wait_until(lambda: kept() == ["whole"], "the first line")
    screen.hangup()
    assert screen.wait_exit() == -signal.SIGHUP
    assert kept() == ["whole"]
