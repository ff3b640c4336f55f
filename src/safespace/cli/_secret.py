"""Asking for a secret: never shown, not even what is typed before it is asked for."""

from __future__ import annotations

import getpass
import os
import sys
import termios
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from safespace.crypto.memory import close_memory
from safespace.errors import UsageError
from safespace.render.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator


def ask_secret(question: str) -> str:
    """Ask for a secret on the terminal itself, without showing it.

    Raises:
        UsageError: when what was typed is not text.
        EOFError: when nothing more comes, or the terminal went away.
        KeyboardInterrupt: on ctrl-C.
    """
    typed = None
    close_memory()
    try:
        typed = getpass.getpass(fold(question, sys.stderr))
    except (OSError, termios.error) as gone:
        raise EOFError from gone
    except UnicodeDecodeError:
        pass
    finally:
        if typed is None:
            _end_row()
    if typed is not None:
        return typed
    # Not inside the block above: that error would carry the secret along.
    raise UsageError(
        "The passphrase holds bytes that are not text.",
        hint="Check that the terminal is set to UTF-8.",
    )


def _end_row() -> None:
    # The cursor still stands behind the question.
    with suppress(OSError):
        sys.stderr.write("\n")
        sys.stderr.flush()


@contextmanager
def unseen() -> Iterator[None]:
    """Keep typing from being shown between one secret and the next.

    Trying a passphrase takes a second; who types the next one meanwhile would see it
    on screen. Where there is no terminal in the foreground, nothing is touched.
    """
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        yield
        return
    try:
        if os.tcgetpgrp(terminal) == os.getpgrp():
            with _without_echo(terminal):
                yield
        else:
            yield
    finally:
        os.close(terminal)


@contextmanager
def _without_echo(terminal: int) -> Iterator[None]:
    before = termios.tcgetattr(terminal)
    quiet = [*before]
    quiet[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, quiet)
    after = termios.TCSANOW
    try:
        yield
    except BaseException:
        # What was typed ahead may be a passphrase: the shell must not get it.
        after = termios.TCSAFLUSH
        raise
    finally:
        with suppress(termios.error):
            termios.tcsetattr(terminal, after, before)
