"""Writing on the page: keys, paste, drafts, and what stays on screen afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from safespace.terminal.composer import ComposeRequest
from tests.terminal.screen import (
    CTRL_D,
    CTRL_S,
    DOWN,
    ENTER,
    ESC,
    LEFT,
    UNDO,
    UP,
    Screen,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Run

Result = Callable[[], Any]
Kept = Callable[[], list[str]]
pytestmark = pytest.mark.terminal

READY = "ctrl-S save"
REQUEST = ComposeRequest()


@pytest.mark.parametrize("save", [CTRL_S, ESC + ENTER, CTRL_D])
def test_three_ways_to_save_give_back_what_was_typed(
    desk: Screen, result: Result, save: str
) -> None:
    desk.send("two lines" + ENTER + "  and a half" + ENTER + "\tor three")
    desk.wait_for("or three")
    desk.send(save)
    assert desk.wait_exit() == 0
    assert result() == {
        "text": "two lines\n  and a half\n\tor three",
        "outcome": "saved",
    }


def test_the_heading_and_the_question_stand_above_the_text(desk: Screen) -> None:
    desk.send("here")
    desk.wait_for("here")
    lines = desk.lines()
    assert lines[0] == "Tuesday, 3 March"
    assert lines[1] == "What was the first moment you noticed?"
    assert lines[3] == "here"
    assert (
        lines[-1] == "ctrl-S save · ctrl-C keep as draft and leave · ctrl-Q quick exit"
    )


def test_at_40_columns_everything_fits_and_words_stay_whole(run: Run) -> None:
    question = "What was the first moment in which you noticed something? " * 4
    screen = run("composer", cols=40, QUESTION=question, TEXT="several words " * 6)
    screen.wait_for("ctrl-S save · ctrl-C keep · ctrl-Q exit")
    lines = screen.lines()
    assert lines[1] == "What was the first moment in which you"
    assert lines[4].endswith("…")
    assert lines[6] == "several words several words several"


def test_the_page_is_drawn_anew_when_the_window_changes(run: Run) -> None:
    screen = run("composer", TEXT="several words " * 6)
    screen.wait_for("ctrl-C keep as draft and leave")
    screen.resize(40, 12)
    screen.wait_for("ctrl-S save · ctrl-C keep · ctrl-Q exit")
    screen.wait_for("several words several words several\n")
    screen.resize(80, 24)
    screen.wait_for("ctrl-C keep as draft and leave")


def test_a_paste_never_submits(desk: Screen, result: Result) -> None:
    desk.paste("one\r\ntwo\rthree\n\ttabbed \x13\x03\x04 end")
    desk.wait_for("end")
    desk.send(" and typed" + CTRL_S)
    assert desk.wait_exit() == 0
    assert result()["text"] == "one\ntwo\nthree\n\ttabbed \x13\x03\x04 end and typed"


@pytest.mark.parametrize(
    "text",
    [
        "日本語の文章とかな",
        "family 👩‍👩‍👧 and flag 🇯🇲 and heart ❤️",
        "עברית وعربية mixed",
        "e\u0301 decomposed, zero\u200dwidth, hidden \u202e override",
    ],
)
def test_any_script_comes_back_unchanged(
    desk: Screen, result: Result, text: str
) -> None:
    desk.send(text + CTRL_S)
    assert desk.wait_exit() == 0
    assert result()["text"] == text


def test_direction_overrides_never_reach_the_terminal(desk: Screen) -> None:
    desk.send("plain \u202e override")
    desk.wait_for("plain \ufffd override")
    desk.send(CTRL_S)
    assert desk.wait_exit() == 0
    assert "\u202e".encode() not in desk.raw


def test_bytes_that_are_no_text_become_a_visible_mark(
    desk: Screen, result: Result
) -> None:
    desk.send(b"caf\xe9 ole")
    desk.wait_for("ole")
    desk.send(CTRL_S)
    assert desk.wait_exit() == 0
    assert result()["text"] == "caf\ufffd ole"


def test_undo_takes_back_a_word_and_redo_brings_it_again(
    desk: Screen, result: Result
) -> None:
    desk.send("first words" + ENTER + "second")
    desk.wait_for("second")
    desk.send(UNDO)
    desk.wait_gone("second")
    desk.send(UNDO + UNDO)
    desk.wait_gone("words")
    desk.send(ESC + "e")
    desk.wait_for("words")
    desk.send(ESC + "u")
    desk.wait_gone("words")
    desk.send(CTRL_S)
    assert desk.wait_exit() == 0
    assert result()["text"] == "first "


def test_up_and_down_move_by_the_rows_on_screen(run: Run, result: Result) -> None:
    screen = run("composer", cols=40, TEXT="")
    screen.wait_for(READY)
    screen.send("a paragraph of one line that takes two rows")
    screen.wait_for("rows")
    screen.send(UP + "[here]" + DOWN + "[there]" + CTRL_S)
    assert screen.wait_exit() == 0
    text = result()["text"]
    assert text == "a pa[here]ragraph of one line that takes two [there]rows"


def test_ctrl_d_inside_the_text_deletes_ahead(desk: Screen, result: Result) -> None:
    desk.send("abc" + LEFT + LEFT + CTRL_D + CTRL_S)
    assert desk.wait_exit() == 0
    assert result()["text"] == "ac"


@pytest.mark.parametrize("keys", ["\x1a", "\x0f", ESC + "#", "\x18e", "\x12"])
def test_no_odd_key_changes_or_takes_the_text(
    desk: Screen, result: Result, keys: str
) -> None:
    desk.send("a line to hold")
    desk.wait_for("a line to hold")
    desk.send(keys + CTRL_S)
    assert desk.wait_exit() == 0
    assert result() == {"text": "a line to hold", "outcome": "saved"}


def test_nothing_typed_is_on_the_normal_screen_afterwards(desk: Screen) -> None:
    assert desk.alternate
    desk.send("canary " * 300)
    desk.wait_for("canary canary")
    desk.send(CTRL_S)
    assert desk.wait_exit() == 0
    assert not desk.alternate
    assert "before the page\nafter the page" in desk.normal_text()
    assert "canary" not in desk.normal_text()


def test_the_terminal_is_asked_for_nothing_beyond_a_page(desk: Screen) -> None:
    desk.send("canary" + CTRL_S)
    assert desk.wait_exit() == 0
    assert b"\x1b[?1049h" in desk.raw
    for asked in (b"\x1b]", b"\x1b[?1000h", b"\x1b[?1003h", b"\x1b[6n"):
        assert asked not in desk.raw


def test_writing_makes_no_file(desk: Screen, folder: Path) -> None:
    desk.send("canary" + ENTER + CTRL_S)
    assert desk.wait_exit() == 0
    assert [path.name for path in folder.iterdir()] == ["result.json"]
