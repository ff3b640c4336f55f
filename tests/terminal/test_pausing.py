"""A pause on the whole screen: twenty seconds drawn, or said where nothing moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.terminal.breathing import LASTS_S, draw_breath, draw_moment
from tests.terminal.screen import CTRL_S, ENTER
from tests.terminal.window import NARROW, WIDE

if TYPE_CHECKING:
    from tests.terminal.window import OpenWindow

pytestmark = [pytest.mark.terminal, pytest.mark.usefixtures("say_encrypted")]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_breath_is_drawn_and_enter_ends_it(
    window: OpenWindow, size: tuple[int, int]
) -> None:
    screen = window("pause", size=size)
    screen.wait_for("Twenty seconds first.")
    screen.send("1")
    screen.wait_for("breathe in")
    screen.wait_for("·····")
    screen.send(ENTER)
    screen.wait_for("How strong is it right now?")
    screen.send("3")
    screen.wait_for("In their words")
    screen.send(CTRL_S)

    assert screen.wait_exit() == 0
    assert "Saved" in screen.text()
    assert "breathe in" not in screen.normal_text()


def test_where_nothing_should_move_it_is_said_in_words(window: OpenWindow) -> None:
    screen = window("pause", NO_MOTION="1")
    screen.wait_for("Twenty seconds first.")
    screen.send("1")

    screen.wait_for("Breathe in while you count to four")


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_drawing_is_wider_than_the_screen_or_shows_a_number(width: int) -> None:
    for tenth in range(int(LASTS_S * 10) + 5):
        for draw in (draw_breath, draw_moment):
            rows = draw(tenth / 10, width)
            assert max(map(len, rows)) <= width
            assert not any(sign.isdigit() for row in rows for sign in row)


def test_a_breath_widens_and_narrows_and_dots_only_come() -> None:
    widths = [len(draw_breath(s, 80)[1].strip()) for s in range(11)]
    dots = [draw_moment(s, 80)[1].count("·") for s in range(21)]

    assert widths[:5] == sorted(widths[:5])
    assert widths[4:] == sorted(widths[4:], reverse=True)
    assert dots == sorted(dots)
    assert (dots[0], dots[-1]) == (1, 10)
