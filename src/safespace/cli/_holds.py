"""People on hold: what is about reaching out to them steps aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.cli._locks import is_locked
from safespace.errors import UsageError
from safespace.exercises.safety_card import HOLD_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from safespace.cli._context import AppContext
    from safespace.exercises.exercise import Exercise


def find_held(run: AppContext, passphrase_fd: int | None = None) -> frozenset[str]:
    """Return the folded names on hold; while the journal is locked they are not known."""
    if passphrase_fd is None and is_locked(run):
        return frozenset()
    with run.journal(passphrase_fd) as journal:
        return frozenset(name.casefold() for name in journal.list_holds())


def step_aside(
    run: AppContext,
    exercise: Exercise,
    people: Iterable[str],
    *,
    passphrase_fd: int | None = None,
) -> None:
    """Leave an exercise about reaching out, where it is about somebody on hold.

    Raises:
        UsageError: with the line that is for this moment, and the way to lift a hold.
    """
    named = {name.casefold(): name for name in people}
    if not exercise.relational or not named:
        return
    if named.keys() & find_held(run, passphrase_fd):
        raise refusal()


def refusal() -> UsageError:
    """Return what is said in the place of whatever steps aside."""
    return UsageError(
        f"This is on hold. {HOLD_LINE}",
        hint="Writing is always open. To lift the hold: safespace safety lift NAME",
    )
