"""A window of the installed program, and what somebody does in it."""

from __future__ import annotations

import re
import termios
from typing import Protocol

from tests.journals import PASSPHRASE
from tests.terminal.screen import CTRL_S, ENTER, Screen

WIDE, NARROW = (80, 24), (40, 20)

_TITLE = re.compile(rb"\x1b\][^\x07\x1b]*")
_STYLE = re.compile(rb"\x1b\[[0-9;]*m")
_MODE = rb"\x1b\[\?%d([hl])"


class Window(Screen):
    """A screen on which a passphrase is asked and words are written."""

    asked = 0

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Type the passphrase once it is asked for, or asked for again."""
        self.asked += 1
        self.wait_count("Passphrase:", self.asked)
        self.send(passphrase + ENTER)

    def wait_count(self, text: str, count: int) -> None:
        """Wait until a text stands on the normal screen so often."""
        self.wait_until(
            lambda: self.normal_text().count(text) == count, f"{count} times {text!r}"
        )

    def answer(self, question: str, words: str = "") -> None:
        """Wait for the end of a question, type, and press Enter."""
        self.wait_for(question)
        self.send(words + ENTER)

    def compose(self, words: str) -> None:
        """Wait for the page, and write on it."""
        self.wait_for("ctrl-S")
        self.send(words)
        self.wait_for(words.rsplit(maxsplit=1)[-1])

    def save(self) -> None:
        """Save what is on the page."""
        self.send(CTRL_S)

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows what is typed."""
        return bool(termios.tcgetattr(self._child.child_fd)[3] & termios.ECHO)

    @property
    def at_line_start(self) -> bool:
        """Whether the next program begins on a line of its own."""
        return bool(self._view.cursor.x == 0)

    def titles(self) -> list[bytes]:
        """Return what was sent to be a title, a clipboard or the like."""
        return _TITLE.findall(self.raw)

    def switched(self, mode: int) -> str:
        """Return how a private mode was switched, on and off: "hl" is as it should."""
        return b"".join(re.findall(_MODE % mode, self.raw)).decode()

    def styles(self) -> list[bytes]:
        """Return every change of colour or weight."""
        return _STYLE.findall(self.raw)

    def other_controls(self) -> bytes:
        """Return the output from its first control on that is no style."""
        rest = _STYLE.sub(b"", self.raw)
        found = re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]", rest)
        return rest[found.start() :] if found else b""


class OpenWindow(Protocol):
    """Opens a window on a command of the program."""

    def __call__(self, *argv: str, size: tuple[int, int] = WIDE, **env: str) -> Window:
        """Start it."""
