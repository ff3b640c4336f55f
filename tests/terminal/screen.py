"""A real pseudo-terminal to drive programs in, and a screen to read what they show.

    with Screen([sys.executable, "-m", "safespace"], env={...}, cols=40) as screen:
        screen.wait_for("Write")
        screen.send("hello" + CTRL_S)
        assert screen.wait_exit() == 0

Every wait has a limit; reaching it is an AssertionError that shows the screen.
"""

from __future__ import annotations

import copy
import os
import signal
import time
from typing import TYPE_CHECKING, Any, Self

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

CTRL_C, CTRL_D, CTRL_S, ESC = "\x03", "\x04", "\x13", "\x1b"
ENTER, UP, DOWN = "\r", "\x1b[A", "\x1b[B"
LEFT, HOME, END, PAGE_DOWN, PAGE_UP = "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[6~", "\x1b[5~"
UNDO = "\x1f"

PATIENCE_S = 20.0
_LOOK_S = 0.05
_ALTERNATE = frozenset({47, 1047, 1049})


class Screen:
    """A program in a pseudo-terminal, with the screen and scrollback it produces."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        env: Mapping[str, str],
        cols: int = 80,
        rows: int = 24,
        cwd: Path | None = None,
    ) -> None:
        self.raw = b""
        self.answers: list[str] = []
        self._view = _View(cols, rows, self.answers)
        self._stream = pyte.ByteStream(self._view)
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            argv[0],
            list(argv[1:]),
            env={"TERM": "xterm-256color", "LANG": "C.UTF-8", **env},
            cwd=os.fspath(cwd) if cwd else None,
            dimensions=(rows, cols),
        )
        self._child.delaybeforesend = None
        self._master: Any = vars(self._child)["ptyproc"].fileobj
        self._hung_up = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child.isalive():
            self.signal(signal.SIGKILL)
            self.wait_exit()
        self.hangup()

    @property
    def pid(self) -> int:
        """The program's process id."""
        assert self._child.pid
        return self._child.pid

    @property
    def alternate(self) -> bool:
        """Whether the alternate screen is showing."""
        return self._view.primary is not None

    def lines(self) -> list[str]:
        """Return the rows on screen now."""
        return [line.rstrip() for line in self._view.display]

    def text(self) -> str:
        """Return what is on screen now."""
        return "\n".join(self.lines())

    def normal_text(self) -> str:
        """Return the normal screen and its scrollback, whichever screen is showing."""
        return "\n".join(self._view.normal_lines())

    def send(self, keys: str | bytes) -> None:
        """Type keys, as bytes of UTF-8."""
        self._child.send(keys)

    def paste(self, text: str) -> None:
        """Paste text the way a terminal does when a program asked for brackets."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, cols: int, rows: int) -> None:
        """Change the window's size, as dragging its corner does."""
        self.look()
        self._view.resize(rows, cols)
        self._child.setwinsize(rows, cols)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hangup(self) -> None:
        """Close the terminal window under the program."""
        if not self._hung_up:
            self._master.close()
        # The number may be another terminal's soon: never read from it again.
        self._hung_up = True

    def look(self, seconds: float = 0.0) -> bool:
        """Take in what the program has drawn; False once it can draw no more."""
        if self._hung_up:
            return False
        try:
            drawn = self._child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += drawn
        self._stream.feed(drawn)
        while self.answers:
            self.send(self.answers.pop(0))
        return True

    def wait_for(self, text: str, *, seconds: float = PATIENCE_S) -> None:
        """Wait until a text is on screen."""
        self.wait_until(lambda: text in self.text(), f"{text!r}", seconds=seconds)

    def wait_gone(self, text: str, *, seconds: float = PATIENCE_S) -> None:
        """Wait until a text is off the screen."""
        self.wait_until(
            lambda: text not in self.text(), f"no {text!r}", seconds=seconds
        )

    def wait_until(
        self, holds: Callable[[], bool], what: str, *, seconds: float = PATIENCE_S
    ) -> None:
        """Wait until something holds, reading what is drawn meanwhile."""
        end = time.monotonic() + seconds
        while not holds():
            more = self.look(_LOOK_S)
            if not more and not holds():
                # Nothing is drawn any more, but a file may still be on its way.
                time.sleep(_LOOK_S)
            assert time.monotonic() < end, f"waited for {what}:\n{self.text()}"

    def wait_exit(self, *, seconds: float = PATIENCE_S) -> int:
        """Wait for the program to end; return its code, or minus its signal."""
        end = time.monotonic() + seconds
        while self._child.isalive():
            if not self.look(_LOOK_S):
                # Closed terminals end programs a moment later.
                time.sleep(_LOOK_S)
            assert time.monotonic() < end, f"still running:\n{self.text()}"
        read = -1
        while len(self.raw) > read:
            read = len(self.raw)
            self.look(_LOOK_S)
        if self._child.exitstatus is None:
            return -(self._child.signalstatus or 0)
        return self._child.exitstatus


class _View(pyte.HistoryScreen):
    """A screen with scrollback that knows the alternate screen, which pyte does not."""

    def __init__(self, cols: int, rows: int, answers: list[str]) -> None:
        self.primary: dict[str, Any] | None = None
        self.answers = answers
        super().__init__(cols, rows, history=5000)

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private") and _ALTERNATE.intersection(modes):
            self._enter_alternate()
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and _ALTERNATE.intersection(modes):
            self._leave_alternate()

    def select_graphic_rendition(self, *attrs: int, **kwargs: Any) -> None:
        # Queries share the letter of styles; pyte does not expect them.
        if not kwargs:
            super().select_graphic_rendition(*attrs)

    def write_process_input(self, data: str) -> None:
        self.answers.append(data)

    def normal_lines(self) -> list[str]:
        """Scrollback and rows of the normal screen."""
        kept = self.primary or self._state()
        held = [*kept["history"].top, *(kept["buffer"][y] for y in range(self.lines))]
        return [self._plain(line) for line in held]

    def _plain(self, line: Mapping[int, Any]) -> str:
        return "".join(line[x].data for x in range(self.columns)).rstrip()

    def _state(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("buffer", "history", "cursor")}

    def _enter_alternate(self) -> None:
        if self.primary is None:
            self.primary = copy.deepcopy(self._state())
            self.erase_in_display(2)

    def _leave_alternate(self) -> None:
        if self.primary is not None:
            # The rows stay the same objects to pyte; what they hold comes back.
            self.buffer.clear()
            self.buffer.update(self.primary["buffer"])
            self.history = self.primary["history"]
            self.cursor = self.primary["cursor"]
            self.primary = None
