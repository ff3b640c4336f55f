"""A remembered journal at a terminal: asked about first, and closed by the quick exit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.keychains import FileKeychain, WaitingKeychain
from tests.program import Program
from tests.terminal.screen import ENTER

if TYPE_CHECKING:
    from pathlib import Path

    from keyring.backend import KeyringBackend

    from tests.keychains import Desktop
    from tests.saying import Say
    from tests.terminal.window import OpenWindow, Window

pytestmark = pytest.mark.terminal
CTRL_Q = "\x11"


@pytest.fixture
def journal(say_encrypted: Say) -> Path:
    """An encrypted journal with an entry."""
    say_encrypted.write("A canary sang.")
    return say_encrypted.home


def remember(home: Path, desktop: Desktop) -> None:
    done = Program(home)("passphrase", "remember", "--yes", **desktop.environ())
    assert done.code == 0, done.err


def read(home: Path, desktop: Desktop) -> int:
    return Program(home)("list", unlock=False, **desktop.environ()).code


def leave(window: OpenWindow, desktop: Desktop, kind: type[KeyringBackend]) -> Window:
    """Read without the passphrase, and leave in a hurry."""
    screen = window("read", **desktop.environ(kind))
    screen.wait_for("A canary sang.")
    screen.send(CTRL_Q)
    assert screen.wait_exit() == 0
    assert (screen.normal_text() + screen.text()).strip() == ""
    return screen


def test_the_word_is_typed_and_then_the_passphrase(
    window: OpenWindow, journal: Path, desktop: Desktop
) -> None:
    screen = window("passphrase", "remember", **desktop.environ())
    screen.wait_for("Type remember to go on:")
    assert "Anybody at this desktop" in screen.normal_text()
    assert not desktop.handed
    screen.send("remember" + ENTER)
    screen.unlock()
    assert screen.wait_exit() == 0
    assert read(journal, desktop) == 0


def test_any_other_word_changes_nothing(
    window: OpenWindow, journal: Path, desktop: Desktop
) -> None:
    screen = window("passphrase", "remember", **desktop.environ())
    screen.wait_for("Type remember to go on:")
    screen.send("yes" + ENTER)
    assert screen.wait_exit() == 130
    assert not desktop.handed


def test_the_quick_exit_ends_it(
    window: OpenWindow, journal: Path, desktop: Desktop
) -> None:
    remember(journal, desktop)
    assert read(journal, desktop) == 0

    leave(window, desktop, FileKeychain)

    assert not desktop.items
    assert read(journal, desktop) == 4


def test_the_quick_exit_does_not_wait_long_for_a_keychain(
    window: OpenWindow, journal: Path, desktop: Desktop
) -> None:
    remember(journal, desktop)

    # Ended by its own patience: the keychain would take a minute.
    leave(window, desktop, WaitingKeychain)

    assert desktop.items
    assert (journal / "state" / "forgetting").exists()
    assert read(journal, desktop) == 4
    assert not desktop.items


def test_a_closed_window_ends_it(
    window: OpenWindow, journal: Path, desktop: Desktop
) -> None:
    remember(journal, desktop)
    screen = window("read", **desktop.environ())
    screen.wait_for("A canary sang.")

    screen.hangup()

    screen.wait_until(lambda: not desktop.items, "an empty keychain")
    assert read(journal, desktop) == 4
