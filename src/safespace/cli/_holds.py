"""People on hold: what is about reaching out to them steps aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.cli._locks import is_locked
from safespace.errors import UsageError
from safespace.exercises.safety_card import HOLD_LINE
from safespace.exercises.walk import begin

if TYPE_CHECKING:
    from collections.abc import Collection

    from safespace.cli._context import AppContext
    from safespace.exercises.walk import Walk
    from safespace.journal.journal import Journal


def find_held(
    run: AppContext, people: Collection[str], passphrase_fd: int | None = None
) -> frozenset[str]:
    """Return the folded names on hold; while the journal is locked they are not known.

    Without people to ask about, the journal is not opened for it.
    """
    if not people or (passphrase_fd is None and is_locked(run)):
        return frozenset()
    with run.journal(passphrase_fd) as journal:
        return read_held(journal)


def read_held(journal: Journal) -> frozenset[str]:
    """Return the folded names on hold in an open journal."""
    return frozenset(name.casefold() for name in journal.holds.list_names())


def keep_apart(walk: Walk, people: Collection[str], held: Collection[str]) -> Walk:
    """Leave out what is about dealing with somebody, where that person is on hold.

    Raises:
        UsageError: when all of the exercise is about that.
    """
    if {name.casefold() for name in people}.isdisjoint(held):
        return walk
    if walk.exercise.relational:
        raise refusal()
    return begin(walk.exercise, walk.answers, only=walk.only, at=walk.at, apart=True)


def refusal() -> UsageError:
    """Return what is said in the place of whatever steps aside."""
    return UsageError(
        f"This is on hold. {HOLD_LINE}",
        hint="Writing is always open. To lift the hold: safespace safety lift NAME",
    )
