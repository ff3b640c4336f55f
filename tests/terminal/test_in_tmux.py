"""In a terminal that many people use: what it shows, and what it keeps after us."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.program import SCRIPT, Program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.saying import Say

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed"),
]
PATIENCE_S = 20.0
CANARY = "quokkalanternfish"


@dataclass(frozen=True, slots=True)
class Pane:
    """A shell in a small window of a server of its own."""

    socket: Path
    environ: dict[str, str]

    def tmux(self, *argv: str) -> str:
        """Tell the server something, and return its answer."""
        done = subprocess.run(
            ["tmux", "-f", os.devnull, "-S", str(self.socket), *argv],
            env=self.environ,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def type(self, *keys: str) -> None:
        """Press keys, by tmux's names for them."""
        self.tmux("send-keys", *keys)

    def everything(self) -> str:
        """Return the window and all that can be scrolled back to."""
        return self.tmux("capture-pane", "-p", "-S", "-")

    def wait_until(self, holds: Callable[[str], bool]) -> str:
        """Wait until something holds for what can be seen, and return that."""
        end = time.monotonic() + PATIENCE_S
        while not holds(seen := self.everything()):
            assert time.monotonic() < end, seen
            time.sleep(0.05)
        return seen


@pytest.fixture
def pane(home: Path, tmp_path: Path) -> Iterator[Pane]:
    environ = Program(home).environ(TERM="xterm-256color")
    opened = Pane(tmp_path / "tmux", environ)
    size = ["-x", "80", "-y", "12"]
    opened.tmux("new-session", "-d", *size, "exec /bin/sh")
    opened.type("PS1='ready> '; clear", "Enter")
    opened.wait_until(lambda seen: seen.strip() == "ready>")
    yield opened
    opened.tmux("kill-server")


def run(pane: Pane, *argv: str) -> None:
    pane.type(
        f"seq 30; echo {CANARY}; seq 30; {shlex.join([str(SCRIPT), *argv])}", "Enter"
    )


@pytest.mark.parametrize("key", ["C-q", "C-\\"])
def test_from_the_page_nothing_can_be_scrolled_back_to(
    pane: Pane, say: Say, key: str
) -> None:
    run(pane, "write")
    pane.wait_until(lambda seen: "ctrl-Q quick exit" in seen)
    pane.type(f"{CANARY} on the page")
    pane.wait_until(lambda seen: f"{CANARY} on the page" in seen)
    pane.type(key)
    seen = pane.wait_until(lambda seen: seen.strip() == "ready>")
    assert CANARY not in seen
    assert say("drafts").out.count("  kept ") == 1


def test_from_the_reader_nothing_can_be_scrolled_back_to(pane: Pane, say: Say) -> None:
    say.write(f"{CANARY} in the journal")
    run(pane, "read")
    pane.wait_until(lambda seen: f"{CANARY} in the journal" in seen)
    pane.type("C-q")
    seen = pane.wait_until(lambda seen: seen.strip() == "ready>")
    assert CANARY not in seen


def test_leaving_in_the_usual_way_leaves_what_was_there_before(
    pane: Pane, say: Say
) -> None:
    say.write("in the journal")
    run(pane, "read")
    pane.wait_until(lambda seen: "in the journal" in seen)
    pane.type("q")
    seen = pane.wait_until(lambda seen: seen.rstrip().endswith("ready>"))
    assert CANARY in seen
    assert "in the journal" not in seen


def test_a_row_as_wide_as_the_window_is_shown_to_its_end(pane: Pane, say: Say) -> None:
    say.write("word " * 15 + "ends!")
    run(pane, "read")
    seen = pane.wait_until(lambda seen: "quick exit" in seen)
    assert "word " * 15 + "ends!" in seen
