"""Leaving before anything is saved: the words are a draft, whatever ended it."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.terminal.screen import CTRL_C
from tests.terminal.window import Window
from tests.terminal.written import KEPT, WORDS, bodies, drafts, start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say
    from tests.terminal.window import OpenWindow

pytestmark = pytest.mark.terminal

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


@pytest.mark.parametrize(
    ("shown", "ending"),
    [
        ("Passphrase:", "the window closes"),
        ("Passphrase:", "SIGTERM"),
        (WORDS, "the window closes"),
    ],
    ids=["closed while asked", "stopped while asked", "closed while resumed"],
)
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


def test_words_are_kept_while_they_are_typed(window: OpenWindow, say: Say) -> None:
    screen = start(window)
    screen.wait_until(lambda: drafts(say) == 1, "a draft", seconds=30)
    screen.signal(signal.SIGKILL)
    assert screen.wait_exit() == -signal.SIGKILL
    say("drafts", "resume")
    assert bodies(say) == [WORDS]


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
