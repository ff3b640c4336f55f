"""Writing, with the whole program: a page, no passphrase, and never a word gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal.screen import CTRL_C, CTRL_S, ENTER
from tests.terminal.window import NARROW, WIDE
from tests.terminal.written import SAVED, WORDS, bodies, drafts, start

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Program
    from tests.saying import Say
    from tests.terminal.window import OpenWindow, Window

pytestmark = pytest.mark.terminal


@pytest.fixture
def say(say_encrypted: Say) -> Say:
    """An encrypted journal to look into, without a window."""
    return say_encrypted


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_writing_asks_for_no_passphrase_and_reading_does(
    window: OpenWindow, say: Say, size: tuple[int, int]
) -> None:
    screen = window("write", size=size)
    screen.compose("A long day." + ENTER + "It is over.")
    assert screen.alternate
    screen.save()
    assert screen.wait_exit() == 0
    assert " ".join(screen.text().split()) == SAVED
    screen = window("read", size=size)
    screen.unlock()
    screen.wait_for("A long day.\nIt is over.\n")
    screen.send("q")
    assert screen.wait_exit() == 0
    joined = "1 note written while locked joined the journal."
    assert " ".join(screen.text().split()) == f"Passphrase: {joined}"
    assert drafts(say) == 0


def test_nothing_of_an_entry_is_left_in_the_window(
    window: OpenWindow, say: Say
) -> None:
    screen = start(window)
    screen.save()
    assert screen.wait_exit() == 0
    assert WORDS.encode() in screen.raw
    assert "answered" not in screen.normal_text()
    assert screen.titles() == []
    # The page and the bracketed paste were switched on once, and off again.
    assert screen.switched(1049) == "hl"
    assert screen.switched(2004)[-1] == "l"
    assert screen.at_line_start


def test_a_title_would_have_been_noticed(shell: Callable[[str], Window]) -> None:
    screen = shell("printf '\\033]0;They answered\\007\\033[?2004h'")
    assert screen.wait_exit() == 0
    assert screen.titles() == [b"\x1b]0;They answered"]
    assert screen.switched(2004) == "h"


def test_a_paste_is_text_whatever_is_in_it(window: OpenWindow, say: Say) -> None:
    screen = start(window, words="They wrote: ")
    screen.paste("one\r\ntwo \x1b]0;owned\x07\x1b[2J\x13\x03 three")
    screen.wait_for("three")
    screen.save()
    assert screen.wait_exit() == 0
    assert screen.titles() == []
    assert bodies(say) == ["They wrote: one\ntwo \x1b]0;owned\x07\x1b[2J\x13\x03 three"]


def test_the_page_follows_the_window(window: OpenWindow, say: Say) -> None:
    screen = start(window, words="words and more words " * 4 + "here")
    screen.resize(*NARROW)
    screen.wait_for("ctrl-S save · ctrl-C keep · ctrl-Q exit")
    screen.send(" and on")
    screen.wait_for("here and on")
    screen.resize(*WIDE)
    screen.wait_for("ctrl-C keep as draft and leave")
    screen.save()
    assert screen.wait_exit() == 0
    assert bodies(say) == ["words and more words " * 4 + "here and on"]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_prompt_stands_above_its_answer(
    window: OpenWindow, program: Program, size: tuple[int, int]
) -> None:
    prompt = program("prompt", "--json", unlock=False).json["text"]
    screen = window("write", "--prompt", size=size)
    screen.compose("An answer.")
    above = screen.text().split("An answer.")[0]
    assert " ".join(above.split()).endswith(prompt)


@pytest.mark.parametrize("words", ["", "  \r\r  "])
def test_an_empty_page_saves_nothing_and_keeps_nothing(
    window: OpenWindow, say: Say, words: str
) -> None:
    screen = window("write")
    screen.wait_for("ctrl-S save")
    screen.send(words + CTRL_S)
    assert screen.wait_exit() == 0
    assert screen.text().strip() == "Nothing written, nothing saved."
    assert drafts(say) == 0
    assert bodies(say) == []


def test_an_editor_of_ones_own(
    window: OpenWindow, say: Say, script: Callable[[str], str]
) -> None:
    editor = script("page.write_text('From my editor.\\n')")
    screen = window("write", "--editor", EDITOR=editor)
    assert screen.wait_exit() == 0
    assert "This editor may keep copies of its own" in screen.text()
    assert bodies(say) == ["From my editor.\n"]


def test_with_a_screen_reader_lines_are_written_one_by_one(
    window: OpenWindow, say: Say
) -> None:
    screen = window("write", "--prompt", ACCESSIBLE="1")
    screen.wait_for("a draft and leaves.")
    screen.send("One line.\rAnother.\r/save\r" + "\r" * 3)
    assert screen.wait_exit() == 0
    assert screen.other_controls() == b""
    assert bodies(say) == ["One line.\nAnother."]


def test_a_change_is_a_new_revision_and_ctrl_c_leaves_the_entry_as_it_was(
    window: OpenWindow, say: Say
) -> None:
    say.write(WORDS)
    endings = (
        (CTRL_C, 130, "kept as a draft", WORDS),
        (CTRL_S, 0, "revision 2", f"{WORDS} Twice."),
    )
    for key, code, told, body in endings:
        screen = window("edit", "last")
        screen.unlock()
        screen.wait_for(WORDS)
        screen.compose(" Twice.")
        screen.send(key)
        assert screen.wait_exit() == code
        assert told in screen.normal_text()
        assert "answered" not in screen.normal_text()
        assert bodies(say) == [body]
