"""Changing a filled-in exercise: its questions again, with the answers there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.cli._drafts import open_drafts
from safespace.cli._exercising import find_exercise
from safespace.cli._sitting import Sitting
from safespace.cli._triggers import read_answers_of
from safespace.errors import UsageError
from safespace.exercises.walk import begin

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.cli._saving import Kept
    from safespace.domain.entry import Entry, NewEntry
    from safespace.journal.journal import Journal


def refill(
    run: AppContext, journal: Journal, before: Entry, changed: NewEntry, *, words: bool
) -> Kept | None:
    """Ask an exercise's questions again; words from elsewhere would part from them.

    Raises:
        UsageError: where words were handed over, or the answers are in the drawer.
    """
    exercise = find_exercise(before.kind, run)
    if words or not run.interactive:
        raise UsageError(
            "This entry is made of answers, and its words follow them.",
            hint="At a terminal, edit asks its questions again; options change labels.",
        )
    if any(step.hidden for step in exercise.steps):
        raise UsageError("This is in the drawer, and stays as it was put there.")
    walk = begin(exercise, read_answers_of(exercise, before))
    sitting = Sitting(run, walk, changed, box=open_drafts(run))
    sitting.ask()
    return sitting.save(journal.save)
