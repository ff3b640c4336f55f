"""Writing, with the whole program: a page, no passphrase, and never a word gone."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal.screen import CTRL_C, CTRL_S, ENTER
from tests.terminal.window import NARROW, WIDE, Window

if TYPE_CHECKING:
    from pathlib import Path

    from tests.program import Program
    from tests.saying import Say
    from tests.terminal.window import OpenWindow

pytestmark = pytest.mark.terminal

SAVED = "Saved. It will join the journal at your next unlock."
KEPT = "Your words are kept as a draft. To go on: safespace drafts resume"
WORDS = "They answered with one word, and I wrote back."
Stop = Callable[[Window], None]
ENDINGS: dict[str, Stop] = {
    "the window closes": lambda screen: screen.hangup(),
    "SIGHUP": lambda screen: screen.signal(signal.SIGHUP),
    "SIGTERM": lambda screen: screen.signal(signal.SIGTERM),
}


@pytest.fixture
def say(say_encrypted: Say) -> Say:
    """An encrypted journal to look into, without a window."""
    return say_encrypted


def bodies(say: Say) -> list[str]:
    """Return every saved body, newest first."""
    listed: list[dict[str, Any]] = say("list", "--json").json["entries"]
    if not listed:
        return []
    ids = [entry["id"] for entry in listed]
    return [e["body"] for e in say("read", *ids, "--json").json["entries"]]


def drafts(say: Say) -> int:
    """Count the drafts, which needs no passphrase."""
    return say("drafts").out.count("  kept ")


def start(window: OpenWindow, *argv: str, words: str = WORDS) -> Window:
    """Open the page and write on it."""
    screen = window("write", *argv)
    screen.compose(words)
    return screen


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
    screen.wait_for("ctrl-S save · ctrl-C keep and leave")
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


def test_every_character_comes_back(window: OpenWindow, say: Say) -> None:
    words = "  Ein\tTag \u202e 日本 e\u0301\n\n* end  "
    screen = window("write")
    screen.wait_for("ctrl-S save")
    screen.paste(words)
    screen.wait_for("* end")
    screen.send(CTRL_C)
    assert screen.wait_exit() == 130
    say("drafts", "resume")
    # The same characters, in the one form in which they are stored.
    assert bodies(say) == [words.replace("e\u0301", "é")]
    assert drafts(say) == 0


def test_wrong_passphrases_leave_the_draft_where_it_is(
    window: OpenWindow, say: Say
) -> None:
    screen = start(window)
    screen.send(CTRL_C)
    assert screen.wait_exit() == 130
    screen = window("drafts", "resume")
    for _ in range(3):
        screen.unlock("copper lantern orchard")
    assert screen.wait_exit() == 4
    assert "check caps lock" in screen.text()
    assert drafts(say) == 1
    screen = window("drafts", "resume")
    screen.unlock("copper lantern orchard")
    screen.unlock("Copper Lantern Orchid")
    screen.unlock()
    screen.wait_for(WORDS)
    screen.save()
    assert screen.wait_exit() == 0
    assert bodies(say) == [WORDS]


def test_ctrl_c_keeps_a_draft_that_can_be_gone_on_with(
    window: OpenWindow, say: Say
) -> None:
    screen = start(window)
    screen.send(CTRL_C)
    assert screen.wait_exit() == 130
    assert screen.text().strip() == KEPT
    assert drafts(say) == 1
    screen = window("drafts", "resume")
    screen.unlock()
    screen.wait_for(WORDS)
    screen.compose(" Later I laughed.")
    screen.save()
    assert screen.wait_exit() == 0
    assert "Saved  " in screen.text()
    assert bodies(say) == [f"{WORDS} Later I laughed."]
    assert drafts(say) == 0


def test_ctrl_c_on_an_empty_page_keeps_nothing(window: OpenWindow, say: Say) -> None:
    screen = window("write")
    screen.wait_for("ctrl-S save")
    screen.send(CTRL_C)
    assert screen.wait_exit() == 130
    assert screen.text().strip() == "Nothing written, nothing kept."
    assert drafts(say) == 0


@pytest.mark.parametrize("ending", ENDINGS)
def test_words_on_the_page_outlive_their_window(
    window: OpenWindow, say: Say, ending: str
) -> None:
    screen = start(window)
    ENDINGS[ending](screen)
    assert screen.wait_exit() == 130
    assert drafts(say) == 1
    say("drafts", "resume")
    assert bodies(say) == [WORDS]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("shown", ["Passphrase:", WORDS], ids=["asked", "resumed"])
def test_a_draft_outlives_the_window_it_is_resumed_in(
    window: OpenWindow, say: Say, shown: str, ending: str
) -> None:
    screen = start(window)
    screen.send(CTRL_C)
    assert screen.wait_exit() == 130
    screen = window("drafts", "resume")
    if shown == WORDS:
        screen.unlock()
    screen.wait_for(shown)
    ENDINGS[ending](screen)
    # Where a window closes while it asks, the end of input may come before the signal.
    assert screen.wait_exit() in ({4, 130} if shown != WORDS else {130})
    assert drafts(say) == 1
    say("drafts", "resume")
    assert bodies(say) == [WORDS]


def test_words_are_kept_while_they_are_typed(
    window: OpenWindow, say: Say, home: Path
) -> None:
    screen = start(window)
    folder = home / "drafts"
    screen.wait_until(
        lambda: folder.exists() and any(folder.iterdir()), "a draft", seconds=30
    )
    screen.signal(signal.SIGKILL)
    assert screen.wait_exit() == -signal.SIGKILL
    say("drafts", "resume")
    assert bodies(say) == [WORDS]


def test_an_editor_of_ones_own(
    window: OpenWindow, say: Say, script: Callable[[str], str]
) -> None:
    editor = script("page.write_text('From my editor.\\n')")
    screen = window("write", "--editor", EDITOR=editor)
    assert screen.wait_exit() == 0
    assert "This editor may keep copies of its own" in screen.text()
    assert bodies(say) == ["From my editor.\n"]


def test_an_editor_that_ends_badly_leaves_a_draft(
    window: OpenWindow, say: Say, script: Callable[[str], str], folder: Path
) -> None:
    editor = script("page.write_text('Half of it.\\n'); sys.exit(3)")
    screen = window("write", "--editor", EDITOR=editor)
    assert screen.wait_exit() == 2
    assert drafts(say) == 1
    assert list(folder.iterdir()) == []
    say("drafts", "resume")
    assert bodies(say) == ["Half of it.\n"]


def test_with_a_screen_reader_lines_are_written_one_by_one(
    window: OpenWindow, say: Say
) -> None:
    screen = window("write", "--prompt", ACCESSIBLE="1")
    screen.wait_for("a draft and leaves.")
    screen.send("One line.\rAnother.\r/save\r")
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
