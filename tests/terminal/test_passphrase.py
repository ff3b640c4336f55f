"""Being asked for the passphrase: on the terminal, never shown, wherever pipes lead."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from safespace.crypto.derive import Cost
from safespace.journal.founding import Protection, found
from tests.journals import PASSPHRASE
from tests.terminal.screen import CTRL_C, CTRL_D, ENTER
from tests.terminal.window import NARROW, WIDE, Window

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say
    from tests.terminal.window import OpenWindow

pytestmark = pytest.mark.terminal

WRONG = "copper lantern orchard"
REFUSED = "That passphrase does not open this journal"
Shell = Callable[[str], Window]

# Slow enough to look at the terminal while a passphrase is tried.
SLOW = Cost(memory_kib=64 * 1024, passes=3)

# Stops while nothing is asked, with what was typed ahead still unread.
STOPPING = """
import sys, time
from pathlib import Path
from safespace.cli._secret import unseen
try:
    with unseen():
        print("ready", flush=True)
        while not Path(sys.argv[1]).exists():
            time.sleep(0.01)
        sys.argv[2] == "stop" and sys.exit()
finally:
    print("over", flush=True)
print("then came:", sys.stdin.readline())
"""


@pytest.fixture
def say(say_encrypted: Say) -> Say:
    """An encrypted journal with three entries, to look into without a window."""
    for words in ("first words", "second words", "third words"):
        say_encrypted.write(words)
    return say_encrypted


def test_it_is_never_shown(window: OpenWindow, say: Say) -> None:
    screen = window("list")
    screen.unlock(WRONG)
    screen.unlock()
    assert screen.wait_exit() == 0
    assert "third words" in screen.text()
    for typed in (WRONG, PASSPHRASE):
        assert typed.encode() not in screen.raw


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_third_wrong_one_ends_it(
    window: OpenWindow, say: Say, size: tuple[int, int]
) -> None:
    screen = window("list", size=size)
    for _ in range(3):
        screen.unlock(WRONG)
    assert screen.wait_exit() == 4
    said = " ".join(screen.text().split())
    assert said.count(REFUSED) == 3
    assert said.endswith("check caps lock and the keyboard layout.")


def test_typing_stays_unseen_while_one_is_tried(window: OpenWindow, home: Path) -> None:
    found(home / "journal", Protection(PASSPHRASE.encode(), SLOW))
    screen = window("list")
    screen.wait_for("Passphrase:")
    assert not screen.echoes
    screen.unlock(WRONG)
    while REFUSED not in screen.text():
        assert not screen.echoes
        screen.look(0.01)
    screen.unlock()
    assert screen.wait_exit() == 0
    assert screen.echoes


@pytest.mark.parametrize("then", ["stop", "go on"])
def test_what_was_typed_ahead_reaches_a_shell_only_if_all_went_well(
    tmp_path: Path, shell: Shell, then: str
) -> None:
    ahead = f"'{sys.executable}' -c '{STOPPING}' '{tmp_path / 'go'}' '{then}'"
    screen = shell(f"{ahead}; echo shell; head -n 1")
    screen.wait_for("ready")
    screen.send(f"secret{ENTER}")
    screen.look(0.2)
    (tmp_path / "go").touch()
    screen.wait_for("over")
    if then == "stop":
        screen.wait_for("shell")
        screen.send(f"typed later{ENTER}")
        assert screen.wait_exit() == 0
        assert "secret" not in screen.text()
    else:
        screen.wait_for("then came: secret")


def test_ctrl_c_and_ctrl_d_leave_a_tidy_line(window: OpenWindow, say: Say) -> None:
    for key, code in ((CTRL_C, 130), (CTRL_D, 4)):
        screen = window("list")
        screen.wait_for("Passphrase:")
        screen.send(key)
        assert screen.wait_exit() == code
        assert screen.at_line_start
        assert screen.lines()[0] == "Passphrase:"
        assert screen.echoes


def test_bytes_that_are_no_text_are_told_calmly(window: OpenWindow, say: Say) -> None:
    screen = window("list")
    screen.wait_for("Passphrase:")
    screen.send(b"caf\xe9" + ENTER.encode())
    assert screen.wait_exit() == 2
    assert "The passphrase holds bytes that are not text." in screen.text()
    assert "caf" not in screen.text()


def test_in_a_pipe_it_is_asked_on_the_terminal(shell: Shell, say: Say) -> None:
    screen = shell("safespace list | head -n 2")
    screen.unlock()
    assert screen.wait_exit() == 0
    _, day, newest = screen.text().strip().splitlines()
    assert day == "Sat 21 Nov 2026"
    assert newest.endswith("third words")


def test_a_reader_that_has_seen_enough_ends_it_quietly(shell: Shell, say: Say) -> None:
    screen = shell("safespace read --print | true; safespace path")
    screen.unlock()
    assert screen.wait_exit() == 0
    said = screen.text()
    assert "third" not in said
    assert "Broken" not in said
    assert "Something" not in said


def test_words_from_a_pipe_still_find_somebody_to_ask(shell: Shell, say: Say) -> None:
    screen = shell("echo piped words | safespace edit last")
    screen.unlock()
    assert screen.wait_exit() == 0
    assert "Saved  " in screen.text()
    assert say("read").out.rstrip().endswith("piped words")


def test_with_messages_elsewhere_it_is_asked_on_the_terminal_still(
    shell: Shell, say: Say, tmp_path: Path
) -> None:
    screen = shell(f"safespace list 2> '{tmp_path / 'messages'}'")
    screen.unlock()
    assert screen.wait_exit() == 0
    assert "third words" in screen.text()
    assert (tmp_path / "messages").read_text() == ""
