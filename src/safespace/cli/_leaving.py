"""Leaving without a trace: the window cleared, the keys forgotten, nothing said."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safespace.cli._context import AppContext

_STDOUT, _STDERR = 1, 2


def vanish(run: AppContext) -> None:
    """Clear the terminal, then make kernel and keychain forget the keys.

    In this order, since eyes are quicker than another program; and no trouble with one
    of them keeps the other from being done.
    """
    # Whoever leaves in the usual way pays for neither of these.
    from safespace.terminal.alternate import wipe  # noqa: PLC0415

    terminal = next((fd for fd in (_STDOUT, _STDERR) if os.isatty(fd)), None)
    if terminal is not None and run.environ.get("TERM") != "dumb":
        wipe(terminal)
    _say_no_more()
    lock_quietly(run)


def lock_quietly(run: AppContext) -> bool:
    """Lock as far as that is possible, whatever state the files are in.

    Say whether nothing is left that opens the journal without the passphrase.
    """
    from safespace.cli._remembered import forget_keys_soon  # noqa: PLC0415

    return forget_keys_soon(run)


def _say_no_more() -> None:
    # What was printed and not yet sent would come after the window was cleared.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (_STDOUT, _STDERR):
        os.dup2(nowhere, stream)
