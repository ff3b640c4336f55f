"""Looking at what was written: on the second screen, and in harmless colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.terminal.screen import CTRL_C
from tests.terminal.window import NARROW, WIDE, Window

if TYPE_CHECKING:
    from tests.saying import Say
    from tests.terminal.window import OpenWindow

pytestmark = pytest.mark.terminal

Shell = Callable[[str], Window]
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])

# Commands that show many things at once, none of them a body in full.
SURVEYS = [("list",), ("search", "canary"), ("rhythm",), (), ("bin",), ("tags",)]
HOSTILE = "canary \x1b]0;owned\x07\x1b[2J\x9b31m \u202e and more"


@pytest.fixture
def hostile(say: Say) -> Say:
    """A plain journal in which somebody pasted what terminals would act on."""
    say.write(HOSTILE, "--tag", "work")
    say.write("canary of the bin")
    say("delete", "last")
    return say


@pytest.mark.leak(8)
@SIZES
def test_reading_leaves_nothing_behind(
    window: OpenWindow, say_encrypted: Say, size: tuple[int, int]
) -> None:
    say_encrypted.write("A canary sang.\n\n" + "It sang on. " * 20)
    screen = window("read", size=size)
    screen.unlock()
    screen.wait_for("q back")
    assert screen.alternate
    assert screen.lines()[0].startswith("Saturday 21 November 2026, 21:14")
    assert "A canary sang." in screen.text()
    screen.send("q")
    assert screen.wait_exit() == 0
    assert screen.normal_text().split() == ["Passphrase:"]
    assert screen.switched(1049) == "hl"
    assert screen.titles() == []


@pytest.mark.leak(8)
def test_printing_does_leave_it_there(window: OpenWindow, say: Say) -> None:
    say.write("A canary sang.")
    screen = window("read", "--print")
    assert screen.wait_exit() == 0
    assert "A canary sang." in screen.normal_text()
    assert screen.switched(1049) == ""


@pytest.mark.parametrize("printed", [False, True], ids=["paged", "printed"])
def test_what_an_entry_said_before_is_shown_the_same_way(
    window: OpenWindow, say: Say, *, printed: bool
) -> None:
    say.write("A canary sang.")
    say("edit", "last", "-m", "A robin sang.")
    screen = window("history", "last", "--show", "1", *["--print"] * printed)
    if not printed:
        screen.wait_for("A canary sang.")
        screen.send(CTRL_C)
    assert screen.wait_exit() == 0
    assert ("canary" in screen.normal_text()) is printed


@SIZES
def test_the_question_stands_between_heading_and_words(
    window: OpenWindow, say: Say, size: tuple[int, int]
) -> None:
    question = say("prompt", "--json").json["text"]
    say.write("An answer.", "--prompt", "--tag", "work")
    screen = window("read", size=size)
    screen.wait_for("q back")
    heading, asked, answer = screen.text().split("\n\n")[:3]
    assert heading.startswith("Saturday 21 November 2026, 21:14")
    assert heading.endswith("work")
    assert " ".join(asked.split()) == question
    assert answer == "An answer."


@SIZES
def test_a_long_entry_is_read_page_by_page(
    window: OpenWindow, say: Say, size: tuple[int, int]
) -> None:
    say.write("\n".join(f"line {number}" for number in range(1, 101)))
    screen = window("read", size=size)
    screen.wait_for("line 1\n")
    assert "line 30" not in screen.text()
    screen.send("G")
    screen.wait_for("line 100\n")
    assert screen.lines()[-1].startswith("q back · space")
    assert " of 102" in screen.lines()[-1]


def test_in_a_narrow_window_words_stay_whole(window: OpenWindow, say: Say) -> None:
    say.write("Somebody answered with one word and nothing else today.")
    screen = window("read", size=NARROW)
    screen.wait_for("q back")
    assert screen.lines()[2:4] == [
        "Somebody answered with one word and",
        "nothing else today.",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("日本語の文章は長い。" * 5, "日本語の文章は長い。日本語の文章は長い。"),
        (
            "كان يوما طويلا ولكنه انتهى اخيرا كان يوما",
            "كان يوما طويلا ولكنه انتهى اخيرا كان",
        ),
        ("היה יום ארוך והוא נגמר", "היה יום ארוך והוא נגמר"),
    ],
    ids=["wide", "right to left", "short"],
)
def test_other_scripts_keep_to_their_rows(
    window: OpenWindow, say: Say, text: str, first: str
) -> None:
    say.write(text)
    screen = window("read", size=NARROW)
    screen.wait_for("q back")
    # Wide characters take two columns, and the second one is empty.
    assert screen.lines()[2] == first
    assert screen.lines()[-1] == "q back · ctrl-Q quick exit"
    screen.send("q")
    assert screen.wait_exit() == 0
    screen = window("list", size=NARROW)
    assert screen.wait_exit() == 0
    _, row, after = screen.lines()[:3]
    assert row.startswith("  21:14  ")
    assert after == ""


def test_searching_asks_for_words_that_no_shell_remembers(
    window: OpenWindow, say: Say
) -> None:
    say.write("A canary sang.")
    say.write("A robin sang.")
    screen = window("search")
    screen.answer("Search for:", "canary")
    assert screen.wait_exit() == 0
    assert "A canary sang." in screen.text()
    assert "robin" not in screen.text()


@pytest.mark.leak(21)
@pytest.mark.parametrize(
    "command", SURVEYS, ids=lambda argv: argv[0] if argv else "home"
)
def test_in_colour_there_are_styles_and_nothing_else(
    window: OpenWindow, hostile: Say, command: tuple[str, ...]
) -> None:
    screen = window(*command)
    assert screen.wait_exit() == 0
    assert screen.styles()
    assert screen.other_controls() == b""
    assert "\u202e".encode() not in screen.raw


@pytest.mark.parametrize(
    "plain", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"ACCESSIBLE": "1"}]
)
@pytest.mark.parametrize("command", [*SURVEYS[:2], ("read", "--print")])
def test_asked_to_be_plain_there_is_no_style_either(
    window: OpenWindow, hostile: Say, command: tuple[str, ...], plain: dict[str, str]
) -> None:
    hostile.write("canary")
    screen = window(*command, size=WIDE, **plain)
    assert screen.wait_exit() == 0
    assert b"\x1b" not in screen.raw
    assert screen.other_controls() == b""


@pytest.mark.parametrize("still", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}])
def test_where_nothing_may_move_an_entry_is_printed(
    window: OpenWindow, say: Say, still: dict[str, str]
) -> None:
    say.write("A canary sang.")
    screen = window("read", size=WIDE, **still)
    assert screen.wait_exit() == 0
    assert "A canary sang." in screen.normal_text()
    assert b"\x1b" not in screen.raw


@pytest.mark.leak(21)
def test_control_sequences_would_have_been_noticed(shell: Shell) -> None:
    for sent in ("\\033[2J", "\\033]0;owned\\007", "\\302\\23331m", "\\b"):
        screen = shell(f"printf '\\033[1mbold\\033[0m\\n{sent}'")
        assert screen.wait_exit() == 0
        assert screen.styles() == [b"\x1b[1m", b"\x1b[0m"]
        assert screen.other_controls() != b""


@pytest.mark.parametrize(("word", "left"), [("yes", 1), ("", 1), ("remove", 0)])
def test_emptying_the_bin_asks_for_a_word(
    window: OpenWindow, hostile: Say, word: str, left: int
) -> None:
    screen = window("bin", "purge", "--all")
    screen.answer("Remove 1 entry for good? Type remove to go on:", word)
    assert screen.wait_exit() == (130 if left else 0)
    told = "Nothing was changed." if left else "Gone from this journal."
    assert told in screen.text()
    assert len(hostile("bin", "--json").json["entries"]) == left
