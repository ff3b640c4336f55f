"""restore at a terminal: it shows what changes, and asks for a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.titles import titles

if TYPE_CHECKING:
    from tests.saying import Say
    from tests.terminal.window import OpenWindow

pytestmark = pytest.mark.terminal


@pytest.fixture
def say(say_encrypted: Say) -> Say:
    """An encrypted journal with one entry in a backup, and one that came later."""
    say_encrypted.write("first words")
    say_encrypted.write("second words")
    return say_encrypted


def test_it_goes_on_only_with_the_word(window: OpenWindow, say: Say) -> None:
    screen = window("restore")
    screen.unlock()
    screen.wait_for("Type restore to go on:")
    assert "Written since, and not in it: 1 entry." in screen.text()
    screen.send("yes\r")
    assert screen.wait_exit() == 130
    assert "Nothing was changed." in screen.text()
    assert len(titles(say, "list")) == 2

    screen = window("restore")
    screen.unlock()
    screen.wait_for("Type restore to go on:")
    screen.send("restore\r")
    assert screen.wait_exit() == 0
    assert "first words" not in screen.text()
    assert titles(say, "list") == ["first words"]
