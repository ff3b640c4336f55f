"""Insights that name somebody's words are read on the second screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal.window import NARROW, WIDE

if TYPE_CHECKING:
    from tests.terminal.window import OpenWindow

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_named_fears_leave_nothing_in_the_scrollback(
    window: OpenWindow, size: tuple[int, int]
) -> None:
    screen = window("demo", "insights", "fears", size=size)
    screen.wait_for("q back")
    assert screen.alternate
    assert "It happened in 4 of" in screen.text()
    assert "●" in screen.text()
    screen.send("q")
    assert screen.wait_exit() == 0
    assert "It happened" not in screen.normal_text()
    assert screen.switched(1049) == "hl"


def test_printing_does_leave_them_there(window: OpenWindow) -> None:
    screen = window("demo", "insights", "fears", "--print")
    assert screen.wait_exit() == 0
    assert "It happened in 4 of" in screen.normal_text()
    assert screen.switched(1049) == ""


def test_the_demo_alone_says_what_there_is_to_try(window: OpenWindow) -> None:
    screen = window("demo")
    assert screen.wait_exit() == 0
    assert "To try after safespace demo" in screen.normal_text()
    assert "insights fears  feared, and happened" in screen.normal_text()
