"""Writing, with the whole program: on the page, then the passphrase, then saved."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.program import Program, make_program
from tests.terminal.screen import CTRL_C, CTRL_S, ENTER
from tests.terminal.window import NARROW, WIDE, Window

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.window import OpenWindow

pytestmark = pytest.mark.terminal

KEPT = "Your words are kept as a draft. To go on: safespace drafts resume"
WORDS = "They answered with one word, and I wrote back."
Stop = Callable[[Window], None]
ENDINGS: dict[str, Stop] = {
    "the window closes": lambda screen: screen.hangup(),
    "SIGHUP": lambda screen: screen.signal(signal.SIGHUP),
    "SIGTERM": lambda screen: screen.signal(signal.SIGTERM),
}


@pytest.fixture
def program(home: Path) -> Program:
    """The program over an encrypted journal; windows open on the same one."""
    return make_program(home)


def bodies(program: Program) -> list[str]:
    """Return every saved body, newest first."""
    listed: list[dict[str, Any]] = program("list", "--json").json["entries"]
    if not listed:
        return []
    ids = [entry["id"] for entry in listed]
    return [e["body"] for e in program("read", *ids, "--json").json["entries"]]


def drafts(program: Program) -> int:
    """Count the drafts, which needs no passphrase."""
    return len(program("drafts", "--json", unlock=False).json["drafts"])


def start(window: OpenWindow, *argv: str, words: str = WORDS) -> Window:
    """Open the page and write on it."""
    screen = window("write", *argv)
    screen.compose(words)
    return screen


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_words_are_written_first_and_the_passphrase_comes_after(
    window: OpenWindow, program: Program, size: tuple[int, int]
) -> None:
    screen = window("write", size=size)
    screen.compose("A long day." + ENTER + "It is over.")
    assert screen.alternate
    screen.save()
    screen.unlock()
    assert screen.wait_exit() == 0
    assert screen.lines()[0] == "Passphrase:"
    assert screen.lines()[1].startswith("Saved  ")
    assert bodies(program) == ["A long day.\nIt is over."]
    assert drafts(program) == 0


def test_nothing_of_an_entry_is_left_in_the_window(
    window: OpenWindow, program: Program
) -> None:
    screen = start(window)
    screen.save()
    screen.unlock()
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


def test_a_paste_is_text_whatever_is_in_it(
    window: OpenWindow, program: Program
) -> None:
    screen = start(window, words="They wrote: ")
    screen.paste("one\r\ntwo \x1b]0;owned\x07\x1b[2J\x13\x03 three")
    screen.wait_for("three")
    screen.save()
    screen.unlock()
    assert screen.wait_exit() == 0
    assert screen.titles() == []
    assert bodies(program) == [
        "They wrote: one\ntwo \x1b]0;owned\x07\x1b[2J\x13\x03 three"
    ]


def test_the_page_follows_the_window(window: OpenWindow, program: Program) -> None:
    screen = start(window, words="words and more words " * 4 + "here")
    screen.resize(*NARROW)
    screen.wait_for("ctrl-S save · ctrl-C keep and leave")
    screen.send(" and on")
    screen.wait_for("here and on")
    screen.resize(*WIDE)
    screen.wait_for("ctrl-C keep as draft and leave")
    screen.save()
    screen.unlock()
    assert screen.wait_exit() == 0
    assert bodies(program) == ["words and more words " * 4 + "here and on"]


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
    window: OpenWindow, program: Program, words: str
) -> None:
    screen = window("write")
    screen.wait_for("ctrl-S save")
    screen.send(words + CTRL_S)
    assert screen.wait_exit() == 0
    assert screen.text().strip() == "Nothing written, nothing saved."
    assert drafts(program) == 0
    assert bodies(program) == []


def test_a_passphrase_may_be_wrong_twice(window: OpenWindow, program: Program) -> None:
    screen = start(window)
    screen.save()
    screen.unlock("copper lantern orchard")
    screen.unlock("Copper Lantern Orchid")
    screen.unlock()
    assert screen.wait_exit() == 0
    assert bodies(program) == [WORDS]
    assert drafts(program) == 0


def test_after_a_third_wrong_passphrase_the_words_are_a_draft(
    window: OpenWindow, program: Program
) -> None:
    words = "  Ein\tTag \u202e 日本 e\u0301\n\n* end  "
    screen = window("write")
    screen.wait_for("ctrl-S save")
    screen.paste(words)
    screen.wait_for("* end")
    screen.save()
    for _ in range(3):
        screen.unlock("copper lantern orchard")
    assert screen.wait_exit() == 4
    assert KEPT in screen.text()
    assert "check caps lock" in screen.text()
    assert bodies(program) == []
    # The same characters, in the one form in which they are stored.
    assert program("drafts", "resume").code == 0
    assert bodies(program) == [words.replace("e\u0301", "é")]
    assert drafts(program) == 0


def test_ctrl_c_keeps_a_draft_that_can_be_gone_on_with(
    window: OpenWindow, program: Program
) -> None:
    screen = start(window)
    screen.send(CTRL_C)
    assert screen.wait_exit() == 130
    assert screen.text().strip() == KEPT
    assert drafts(program) == 1
    screen = window("drafts", "resume")
    screen.unlock()
    screen.wait_for(WORDS)
    screen.compose(" Later I laughed.")
    screen.save()
    assert screen.wait_exit() == 0
    assert "Saved  " in screen.text()
    assert bodies(program) == [f"{WORDS} Later I laughed."]
    assert drafts(program) == 0


def test_ctrl_c_on_an_empty_page_keeps_nothing(
    window: OpenWindow, program: Program
) -> None:
    screen = window("write")
    screen.wait_for("ctrl-S save")
    screen.send(CTRL_C)
    assert screen.wait_exit() == 130
    assert screen.text().strip() == "Nothing written, nothing kept."
    assert drafts(program) == 0


@pytest.mark.parametrize("ending", ENDINGS)
def test_words_on_the_page_outlive_their_window(
    window: OpenWindow, program: Program, ending: str
) -> None:
    screen = start(window)
    ENDINGS[ending](screen)
    assert screen.wait_exit() == 130
    assert drafts(program) == 1
    assert program("drafts", "resume").code == 0
    assert bodies(program) == [WORDS]


@pytest.mark.parametrize("ending", ENDINGS)
def test_words_outlive_a_window_that_asks_for_the_passphrase(
    window: OpenWindow, program: Program, ending: str
) -> None:
    screen = start(window)
    screen.save()
    screen.wait_for("Passphrase:")
    ENDINGS[ending](screen)
    assert screen.wait_exit() != 0
    assert drafts(program) == 1
    assert program("drafts", "resume").code == 0
    assert bodies(program) == [WORDS]


def test_words_are_kept_while_they_are_typed(
    window: OpenWindow, program: Program, home: Path
) -> None:
    screen = start(window)
    folder = home / "drafts"
    screen.wait_until(
        lambda: folder.exists() and any(folder.iterdir()), "a draft", seconds=30
    )
    screen.signal(signal.SIGKILL)
    assert screen.wait_exit() == -signal.SIGKILL
    assert program("drafts", "resume").code == 0
    assert bodies(program) == [WORDS]


def test_an_editor_of_ones_own(
    window: OpenWindow, program: Program, script: Callable[[str], str]
) -> None:
    editor = script("page.write_text('From my editor.\\n')")
    screen = window("write", "--editor", EDITOR=editor)
    screen.unlock()
    assert screen.wait_exit() == 0
    assert "This editor may keep copies of its own" in screen.text()
    assert bodies(program) == ["From my editor.\n"]


def test_an_editor_that_ends_badly_leaves_a_draft(
    window: OpenWindow, program: Program, script: Callable[[str], str], folder: Path
) -> None:
    editor = script("page.write_text('Half of it.\\n'); sys.exit(3)")
    screen = window("write", "--editor", EDITOR=editor)
    assert screen.wait_exit() == 2
    assert drafts(program) == 1
    assert list(folder.iterdir()) == []
    assert program("drafts", "resume").code == 0
    assert bodies(program) == ["Half of it.\n"]


def test_with_a_screen_reader_lines_are_written_one_by_one(
    window: OpenWindow, program: Program
) -> None:
    screen = window("write", "--prompt", ACCESSIBLE="1")
    screen.wait_for("a draft and leaves.")
    screen.send("One line.\rAnother.\r/save\r")
    screen.unlock()
    assert screen.wait_exit() == 0
    assert screen.other_controls() == b""
    assert bodies(program) == ["One line.\nAnother."]
