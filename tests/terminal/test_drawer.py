"""Words for the drawer, typed on the screen: kept as a draft, closed, never left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal.screen import CTRL_C, ENTER

if TYPE_CHECKING:
    from tests.saying import Say
    from tests.terminal.window import OpenWindow

pytestmark = pytest.mark.terminal


def test_what_is_left_half_way_goes_on_from_the_drafts_and_closes(
    window: OpenWindow, say_encrypted: Say
) -> None:
    screen = window("unsent")
    screen.wait_for("What would you send?")
    screen.send("You forgot the heron.")
    screen.wait_for("heron.")
    screen.send(CTRL_C)
    assert screen.wait_exit() == 130
    assert "heron" not in screen.normal_text()

    screen = window("drafts", "resume")
    screen.unlock()
    screen.wait_for("You forgot the heron.")
    screen.send(ENTER)
    screen.wait_for("How long should it stay closed?")
    screen.send("5")
    assert screen.wait_exit() == 0

    assert "closed for good" in say_encrypted("unsent", "list").out
    assert say_encrypted("search", "heron").out == ""
    assert "heron" not in say_encrypted("read", "--json").out
    assert say_encrypted("drafts").err == "No drafts.\n"
