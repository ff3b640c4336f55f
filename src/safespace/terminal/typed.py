"""What was typed before anybody was asked."""

from __future__ import annotations

import termios
from contextlib import suppress


def forget_typed(descriptor: int) -> None:
    """Throw away keys that wait in a terminal: they are no answer to what comes now."""
    with suppress(termios.error):
        termios.tcflush(descriptor, termios.TCIFLUSH)
