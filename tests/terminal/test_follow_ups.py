"""After an answer to a prompt, what may follow: offered, never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal.screen import CTRL_C, CTRL_S, ENTER
from tests.terminal.written import bodies, drafts

if TYPE_CHECKING:
    from tests.saying import Say
    from tests.terminal.window import OpenWindow, Window

pytestmark = pytest.mark.terminal

PACK = """\
pack: weather
title: Weather
lang: en
prompts:
  - id: weather-001
    depth: gentle
    text: Which cloud would you ride?
    follow_ups:
      - Where would it take you?
      - Who would be there?
"""


def answer(window: OpenWindow, say: Say, words: str = "The low one.") -> Window:
    """Answer a prompt that has two more questions, up to where they are offered."""
    (say.home / "packs").mkdir()
    (say.home / "packs" / "weather.yaml").write_text(PACK)
    screen = window("write", "--answer", "user/weather-001")
    screen.wait_for("Which cloud would you ride?")
    screen.compose(words)
    screen.save()
    screen.wait_for("Where would it take you?")
    assert not screen.alternate
    return screen


def test_enter_leaves_each_of_them_out(window: OpenWindow, say: Say) -> None:
    screen = answer(window, say)
    screen.send(ENTER)
    screen.wait_for("Who would be there?")
    screen.send(ENTER)

    assert screen.wait_exit() == 0
    assert bodies(say) == ["The low one."]
    assert drafts(say) == 0


def test_what_is_answered_stands_below_with_its_question(
    window: OpenWindow, say: Say
) -> None:
    screen = answer(window, say)
    screen.send(ENTER)
    screen.wait_for("Who would be there?")
    screen.send("y" + ENTER)
    screen.wait_for("ctrl-S")
    screen.compose("My aunt, knitting.")
    screen.save()

    assert screen.wait_exit() == 0
    assert bodies(say) == [
        "The low one.\n\n> Who would be there?\n\nMy aunt, knitting."
    ]
    assert "knitting" not in screen.normal_text()
    assert "low one" not in screen.normal_text()


def test_ctrl_c_there_leaves_all_of_them_and_saves(
    window: OpenWindow, say: Say
) -> None:
    screen = answer(window, say)
    screen.send(CTRL_C)

    assert screen.wait_exit() == 0
    assert bodies(say) == ["The low one."]
    assert drafts(say) == 0


def test_an_empty_page_is_no_answer(window: OpenWindow, say: Say) -> None:
    screen = answer(window, say)
    screen.send("y" + ENTER)
    screen.wait_for("ctrl-S")
    screen.send(CTRL_S)
    screen.wait_for("Who would be there?")
    screen.send(ENTER)

    assert screen.wait_exit() == 0
    assert bodies(say) == ["The low one."]


def test_a_window_that_closes_there_loses_nothing(window: OpenWindow, say: Say) -> None:
    screen = answer(window, say)
    screen.hangup()
    screen.wait_exit()

    assert len(bodies(say)) + drafts(say) == 1


def test_from_a_pipe_nothing_more_is_asked(say: Say) -> None:
    (say.home / "packs").mkdir()
    (say.home / "packs" / "weather.yaml").write_text(PACK)

    said = say("write", "--answer", "user/weather-001", stdin="The low one.")

    assert "Where would it take you?" not in said.out + said.err
    assert bodies(say) == ["The low one."]
