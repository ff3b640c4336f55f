"""Quick exit: the window cleared, the words kept, the journal locked, nothing said."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from safespace.crypto.keyring import KeyringUnavailableError
from safespace.crypto.opened import OpenedKeys
from safespace.vault import session
from tests.program import Program
from tests.terminal.screen import CTRL_S, ENTER, Screen
from tests.terminal.window import Window
from tests.terminal.written import WORDS, bodies, drafts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say
    from tests.terminal.window import OpenWindow

pytestmark = pytest.mark.terminal

Shell = Callable[..., Window]
CTRL_Q, CTRL_BACKSLASH = "\x11", "\x1c"
KEYS = pytest.mark.parametrize(
    "key", [CTRL_Q, CTRL_BACKSLASH], ids=["ctrl-Q", "ctrl-\\"]
)
WIPED = b"\x1b[2J\x1b[3J"
# What the window held before: more than fits in it, so that some has scrolled away.
EARLIER = "for n in $(seq 40); do echo earlier $n; done; "


@pytest.fixture
def say(say_encrypted: Say) -> Say:
    """An encrypted journal with one entry, unlocked for a while."""
    say_encrypted.write(f"A canary sang. {WORDS}")
    try:
        session.begin(say_encrypted.home / "journal", OpenedKeys(b"", b""), span_s=60)
    except KeyringUnavailableError:
        pytest.skip("this machine has no kernel keyring to use")
    say_encrypted("unlock")
    return say_encrypted


def is_locked(say: Say) -> bool:
    return session.find(say.home / "journal", using=False) is None


def left_in(screen: Screen) -> str:
    """Return all that can still be seen or scrolled to."""
    return (screen.normal_text() + screen.text()).strip()


@KEYS
def test_from_the_page_the_words_are_a_draft_and_nothing_else_is_left(
    shell: Shell, say: Say, key: str
) -> None:
    screen = shell(EARLIER + "safespace write")
    screen.compose(WORDS)
    assert "earlier 1\n" in screen.normal_text()
    assert not is_locked(say)
    screen.send(key)
    assert screen.wait_exit() == 0
    assert left_in(screen) == ""
    assert not screen.alternate
    assert is_locked(say)
    assert drafts(say) == 1
    say("drafts", "resume")
    assert WORDS in bodies(say)


@KEYS
def test_from_the_reader_nothing_is_left(shell: Shell, say: Say, key: str) -> None:
    screen = shell(EARLIER + "safespace read")
    screen.wait_for("A canary sang.")
    assert "earlier 1\n" in screen.normal_text()
    screen.send(key)
    assert screen.wait_exit() == 0
    assert left_in(screen) == ""
    assert is_locked(say)


def test_leaving_in_the_usual_way_keeps_the_window_and_the_keys(
    shell: Shell, say: Say
) -> None:
    screen = shell(EARLIER + "safespace read")
    screen.wait_for("A canary sang.")
    screen.send("q")
    assert screen.wait_exit() == 0
    assert "earlier 1\n" in screen.normal_text()
    assert not is_locked(say)


def test_the_shell_goes_on_in_a_terminal_as_it_was(shell: Shell, say: Say) -> None:
    screen = shell('safespace write; read line; echo "$? then $line"')
    screen.compose(WORDS)
    screen.send(CTRL_Q)
    screen.wait_until(lambda: WIPED in screen.raw, "an empty window")
    assert screen.echoes
    screen.send("typed" + ENTER)
    assert screen.wait_exit() == 0
    assert left_in(screen).split("\n")[:2] == ["typed", "0 then typed"]


@pytest.mark.parametrize("end", ["/quit" + ENTER, CTRL_BACKSLASH])
def test_line_by_line_there_is_a_word_for_it_and_the_same_key(
    window: OpenWindow, say: Say, end: str
) -> None:
    screen = window("write", ACCESSIBLE="1")
    screen.wait_for("so does ctrl-backslash.")
    screen.send(WORDS + ENTER)
    screen.wait_until(lambda: drafts(say) == 1, "a draft")
    screen.wait_for(WORDS)
    screen.send(end)
    assert screen.wait_exit() == 0
    assert left_in(screen) == ""
    assert is_locked(say)
    say("drafts", "resume")
    assert WORDS in bodies(say)


def test_while_a_passphrase_is_asked_the_words_stay_a_draft(
    window: OpenWindow, say: Say
) -> None:
    say("lock")
    screen = window("edit", "last")
    screen.unlock()
    screen.compose(" And later.")
    screen.send(CTRL_Q)
    assert screen.wait_exit() == 0
    screen = window("drafts", "resume")
    screen.wait_for("Passphrase:")
    screen.send(CTRL_BACKSLASH)
    assert screen.wait_exit() == 0
    assert left_in(screen) == ""
    assert screen.echoes
    assert drafts(say) == 1


def test_a_page_without_words_keeps_nothing(window: OpenWindow, say: Say) -> None:
    screen = window("write")
    screen.wait_for("ctrl-Q quick exit")
    screen.send(CTRL_Q)
    assert screen.wait_exit() == 0
    assert left_in(screen) == ""
    assert drafts(say) == 0


def test_the_key_is_no_way_of_saving(window: OpenWindow, say: Say) -> None:
    screen = window("write")
    screen.compose("Once.")
    screen.send(CTRL_Q + CTRL_S)
    assert screen.wait_exit() == 0
    assert len(bodies(say)) == 1


@pytest.mark.parametrize("command", ["read", "write"])
@pytest.mark.parametrize("closed", [True, False], ids=["closed", "SIGHUP"])
def test_a_closed_window_locks_and_nothing_is_said(
    window: OpenWindow, say: Say, command: str, *, closed: bool
) -> None:
    screen = window(command)
    screen.wait_for("ctrl-Q quick exit")
    if command == "write":
        screen.compose(WORDS)
    if closed:
        screen.hangup()
    else:
        screen.signal(signal.SIGHUP)
    assert screen.wait_exit() == 130
    assert closed or left_in(screen) == ""
    assert is_locked(say)
    assert drafts(say) == (1 if command == "write" else 0)


def test_a_reader_left_alone_closes_and_locks(say: Say, folder: Path) -> None:
    hurried = "from safespace.cli import _screen; _screen.IDLE_S = 1.0\n"
    run = "import sys; from safespace.__main__ import main; main()"
    argv = [sys.executable, "-c", hurried + run, "read"]
    with Screen(argv, env=Program(say.home).environ()) as screen:
        screen.wait_for("A canary sang.")
        assert screen.wait_exit() == 0
        assert "canary" not in left_in(screen)
        assert "Closed and locked" in screen.text()
    assert is_locked(say)
