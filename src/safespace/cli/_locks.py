"""Whether reading would ask for a passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.vault.folder import State, inspect

if TYPE_CHECKING:
    from safespace.cli._context import AppContext

MINUTE_S = 60


def is_locked(run: AppContext) -> bool:
    """Say whether the journal is encrypted, and neither unlocked nor remembered."""
    if inspect(run.places.journal) is not State.ENCRYPTED or left_unlocked(run):
        return False
    return run.remembered is None


def left_unlocked(run: AppContext) -> int:
    """Return for how many seconds the journal stays unlocked, 0 when it is locked."""
    # A plain journal never looks for keys.
    from safespace.vault import session  # noqa: PLC0415

    found = session.find(run.places.journal, using=False)
    return found.left_s if found else 0


def say_span(seconds: int) -> str:
    """Return a span in words."""
    if seconds < MINUTE_S:
        return f"{seconds} seconds"
    minutes = round(seconds / MINUTE_S)
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
