"""Reading leaves nothing in a pager's files, and nothing in the terminal's scrollback."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.journals import Mode
from tests.leaks.household import make_household
from tests.leaks.probe import CANARY, find_in_files
from tests.leaks.tracing import STARTING, needs_strace, trace
from tests.program import SCRIPT
from tests.terminal.screen import ENTER
from tests.terminal.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.leaks.household import Household

pytestmark = pytest.mark.terminal
needs_less = pytest.mark.skipif(
    not shutil.which("less"), reason="less is not installed"
)
needs_tmux = pytest.mark.skipif(
    not shutil.which("tmux"), reason="tmux is not installed"
)
PATIENCE_S = 20.0
ENTRY = "\n".join([CANARY, *(f"line {number} of it" for number in range(60)), CANARY])


@pytest.fixture
def house(tmp_path: Path) -> Household:
    """A readable journal with a long entry, for nobody is asked for a passphrase."""
    house = make_household(tmp_path, Mode.PLAIN)
    assert house("write", stdin=ENTRY.encode()).code == 0
    return house


def outside(house: Household) -> list[str]:
    """Return where the word is, besides the journal."""
    found = find_in_files(CANARY, house.looked_through)
    return [path for path in found if not path.startswith(str(house.data))]


@pytest.mark.leak(7)
def test_no_pager_remembers_what_was_read(house: Household) -> None:
    with house.window("read", PAGER="less", LESS="") as window:
        window.wait_for("q back")
        window.send("Gq")
        assert window.wait_exit() == 0

    assert outside(house) == []


@needs_less
@pytest.mark.leak(7)
def test_a_pager_would_remember_what_was_looked_for(house: Household) -> None:
    page = house.root / "bin" / "page"
    page.write_text(ENTRY)
    environ = house.program.environ(**house.environ(LESSHISTFILE=""))
    del environ["LESSHISTFILE"]
    with Window(["less", str(page)], env=environ, cols=80, rows=24) as window:
        window.wait_for(CANARY)
        window.send(f"/{CANARY}{ENTER}q")
        assert window.wait_exit() == 0

    assert len(outside(house)) == 1


@needs_strace
@pytest.mark.leak(7)
def test_no_pager_is_started_at_all(house: Household, tmp_path: Path) -> None:
    traced = trace(
        "safespace read; safespace history last; less /dev/null",
        calls=STARTING,
        environ=house.program.environ(**house.environ(PAGER="less")),
        record=tmp_path / "trace",
    )

    assert CANARY.encode() in traced.out
    begun = [call.paths[0].name for call in traced.calls if call.worked]
    assert [name for name in begun if name != "sh"][-1:] == ["less"]
    assert begun.count("less") == 1


@dataclass(frozen=True, slots=True)
class Tmux:
    """A terminal that keeps a scrollback, with the account's shell in it."""

    socket: Path

    def __call__(self, *argv: str) -> str:
        """Say something to tmux and return its answer."""
        done = subprocess.run(
            ["tmux", "-S", str(self.socket), *argv],
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def scrollback(self) -> str:
        """Return everything that can be scrolled back to."""
        return self("capture-pane", "-p", "-S", "-", "-t", "0")

    def run(self, line: str, keys: str = "", *, once: str = "") -> str:
        """Type a command, then keys once a text is there; return what is left of it."""
        self("send-keys", "-t", "0", f"{line}; echo 'the'' end'", "Enter")
        if keys:
            self.wait_for(once)
            self("send-keys", "-t", "0", keys)
        self.wait_for("the end")
        return self.scrollback()

    def wait_for(self, text: str) -> None:
        """Wait until a text is on the screen."""
        end = time.monotonic() + PATIENCE_S
        while text not in self("capture-pane", "-p", "-t", "0"):
            assert time.monotonic() < end, self.scrollback()
            time.sleep(0.05)


@pytest.fixture
def tmux(house: Household) -> Iterator[Tmux]:
    tmux = Tmux(house.root / "tmux")
    tmux("-f", os.devnull, "new-session", "-d", "-x", "80", "-y", "24", "sh")
    for name, value in house.program.environ(**house.environ()).items():
        tmux("send-keys", "-t", "0", f"export {name}='{value}'", "Enter")
    tmux("send-keys", "-t", "0", "clear", "Enter")
    yield tmux
    tmux("kill-server")


@needs_tmux
@pytest.mark.leak(8)
def test_what_was_read_cannot_be_scrolled_back_to(tmux: Tmux) -> None:
    left = tmux.run(f"{SCRIPT} read", "q", once="line 1 of it")

    assert "the end" in left
    assert CANARY not in left
    assert "of it" not in left


@needs_tmux
@pytest.mark.leak(8)
def test_what_was_printed_can_be(tmux: Tmux) -> None:
    left = tmux.run(f"{SCRIPT} read --print")

    assert left.count(CANARY) == 2
