"""Choosing a word for a feeling: its meaning can be read on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal.screen import DOWN
from tests.terminal.window import NARROW, WIDE

if TYPE_CHECKING:
    from tests.terminal.window import OpenWindow, Window

pytestmark = [pytest.mark.terminal, pytest.mark.usefixtures("say_encrypted")]
TAB = "\t"


def reach_words(screen: Window) -> None:
    """Skip the body; much energy, very unpleasant."""
    screen.wait_for("Eyes open")
    screen.send(TAB)
    screen.wait_for("How much energy")
    screen.send("3")
    screen.wait_for("How pleasant")
    screen.send("-3")
    screen.wait_for("8 not sure")


def test_on_a_wide_screen_each_word_has_its_meaning_beside_it(
    window: OpenWindow,
) -> None:
    screen = window("feel", size=WIDE)
    reach_words(screen)

    assert "angry  Something is not fair" in screen.text()
    assert "overwhelmed  More is coming in" in screen.text()


def test_on_a_narrow_one_the_marked_word_has_it_below(window: OpenWindow) -> None:
    screen = window("feel", size=NARROW)
    reach_words(screen)

    assert "\nSomething is not fair" in screen.text()
    assert "More is coming in" not in screen.text()
    screen.send(DOWN)
    screen.wait_for("\nMore is coming in")
