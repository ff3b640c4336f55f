"""The alternate screen: a place to show private text that scrollback never holds.

Standard library only, since reading is a daily thing. POSIX terminals; elsewhere, and
where input or output is not a terminal, entering it raises UsageError.
"""

from __future__ import annotations

import os
import re
import select
import signal
import termios
import tty
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field  # noqa: TID251 - a stage changes
from typing import TYPE_CHECKING

from safespace.errors import QuickExit, StoppedError, UsageError, WindowClosedError
from safespace.terminal.visible import visible_styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import FrameType

RESIZED = "resized"
IDLE = "idle"

# Enter: alternate screen, no cursor, no wrapping. Leave: all blank first, in case the
# terminal has no second screen or keeps its contents for the next program.
_ENTER = b"\x1b[?1049h\x1b[?25l\x1b[?7l"
_LEAVE = b"\x1b[0m\x1b[H\x1b[J\x1b[?7h\x1b[?25h\x1b[?1049l"
# What another program switched on and may have left on: style, mouse, brackets around
# what is pasted, a hidden cursor, its screen. On a terminal that is tidy it does nothing.
_TIDY = (
    b"\x1b[0m\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?7h\x1b[?25h"
    b"\x1b[?1047l"
)
# The window first, because some terminals move it into the scrollback, then that.
_WIPE = b"\x1b[0m\x1b[H\x1b[2J\x1b[3J\x1b[H"
# ctrl-Q, and ctrl-\, which ends a program anywhere else.
_AWAY = frozenset({"\x11", "\x1c"})
_STOP_SIGNALS = (signal.SIGHUP, signal.SIGTERM)
_KEY = re.compile(r"\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Za-z]|.", re.DOTALL)
_UNFINISHED = re.compile(r"\x1b(\[[0-9;]*|O)?$")
_ESCAPE_WAIT_S = 0.05


@dataclass(slots=True)
class Stage:
    """An entered alternate screen: its size, its keys, and what it shows."""

    fd_in: int
    fd_out: int
    wakeup: int
    noted: set[int]
    _keys: list[str] = field(default_factory=list)

    def size(self) -> tuple[int, int]:
        """Return columns and rows, or 80 by 24 where the terminal does not say."""
        with _terminal_there():
            size = os.get_terminal_size(self.fd_out)
        return size.columns or 80, size.lines or 24

    def show(self, rows: Sequence[str]) -> None:
        """Draw the rows from the top and blank the rest; no line ever scrolls."""
        # Blanked before and not after: behind a full row the cursor stands on its end.
        drawn = [
            f"\x1b[{number};1H\x1b[K{visible_styled(row)}\x1b[0m"
            for number, row in enumerate(rows, start=1)
        ]
        below = f"\x1b[{len(rows) + 1};1H\x1b[J" if len(rows) < self.size()[1] else ""
        _write_all(self.fd_out, ("".join(drawn) + below).encode("utf-8", "replace"))

    def key(self, idle_s: float | None = None) -> str:
        """Wait for a key: a character, an escape sequence, RESIZED or IDLE.

        Raises StoppedError when the terminal closes or the process is asked to end,
        and QuickExit on the keys for that.
        """
        while not self._keys:
            ready = select.select([self.fd_in, self.wakeup], [], [], idle_s)[0]
            if not ready:
                return IDLE
            if self.wakeup in ready:
                os.read(self.wakeup, 512)
            if self.noted.intersection(_STOP_SIGNALS):
                raise _stopped(self.noted)
            if signal.SIGWINCH in self.noted:
                self.noted.discard(signal.SIGWINCH)
                return RESIZED
            if self.fd_in in ready:
                self._keys += _KEY.findall(self._read())
        if not _AWAY.isdisjoint(self._keys):
            # Whatever was typed before it no longer matters.
            raise QuickExit
        return self._keys.pop(0)

    def _read(self) -> str:
        typed = _read_some(self.fd_in)
        # A lone Esc and the start of an arrow key look alike for a moment.
        while _UNFINISHED.search(typed.decode("latin-1")):
            if not select.select([self.fd_in], [], [], _ESCAPE_WAIT_S)[0]:
                break
            typed += _read_some(self.fd_in)
        return typed.decode("utf-8", "replace")


@contextmanager
def alternate_screen(fd_in: int, fd_out: int) -> Iterator[Stage]:
    """Enter the alternate screen, and leave it blank and the terminal as it was.

    That holds for errors too, and for SIGHUP and SIGTERM, which raise StoppedError
    once the terminal is restored. Runs in the main thread.
    """
    if not (os.isatty(fd_in) and os.isatty(fd_out)):
        raise UsageError(
            "Showing this on screen needs a terminal.",
            hint="Run it in a terminal window, or ask for plain output.",
        )
    with _noting() as (wakeup, noted), restored(fd_in):
        try:
            with _terminal_there():
                tty.setraw(fd_in, termios.TCSANOW)
            _write_all(fd_out, _ENTER)
            yield Stage(fd_in, fd_out, wakeup, noted)
        finally:
            leave(fd_out)
    if noted.intersection(_STOP_SIGNALS):
        raise _stopped(noted)


@contextmanager
def restored(fd: int) -> Iterator[None]:
    """Put the terminal's settings back afterwards, if it is still there."""
    with _terminal_there():
        settings = termios.tcgetattr(fd)
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(fd, termios.TCSANOW, settings)


def leave(fd_out: int) -> None:
    """Blank the alternate screen and show the normal one, if there is a terminal."""
    with suppress(StoppedError):
        _write_all(fd_out, _LEAVE)


def tidy(fd_out: int) -> None:
    """Switch off what a program that was cut short left on, its screen first of all."""
    with suppress(StoppedError):
        _write_all(fd_out, _TIDY)


def wipe(fd_out: int) -> None:
    """Clear the window and, where the terminal can, what was scrolled out of it."""
    with suppress(StoppedError):
        _write_all(fd_out, _WIPE)


@contextmanager
def _noting() -> Iterator[tuple[int, set[int]]]:
    """Write down signals instead of acting on them, and wake whoever waits for keys."""
    noted: set[int] = set()

    def note(number: int, _: FrameType | None) -> None:
        noted.add(number)

    readable, writable = os.pipe()
    os.set_blocking(writable, False)
    wakeup = signal.set_wakeup_fd(writable, warn_on_full_buffer=False)
    watched = (*_STOP_SIGNALS, signal.SIGWINCH)
    before = {number: signal.signal(number, note) for number in watched}
    try:
        yield readable, noted
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(wakeup)
        os.close(readable)
        os.close(writable)


def _write_all(fd: int, data: bytes) -> None:
    with _terminal_there():
        while data:
            data = data[os.write(fd, data) :]


def _read_some(fd: int) -> bytes:
    with _terminal_there():
        typed = os.read(fd, 1024)
    if not typed:
        raise _stopped()
    return typed


@contextmanager
def _terminal_there() -> Iterator[None]:
    """Say in one way that a terminal is gone, whatever call noticed it."""
    try:
        yield
    except (OSError, termios.error) as gone:
        raise _stopped() from gone


def _stopped(noted: Iterable[int] = (signal.SIGHUP,)) -> StoppedError:
    kind = WindowClosedError if signal.SIGHUP in noted else StoppedError
    return kind("The terminal closed, or the program was asked to stop.")
