"""Coming back to a filled-in exercise: finding it, and the questions left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.cli._drafts import open_drafts
from safespace.cli._exercising import find_exercise, show_done
from safespace.cli._sitting import Sitting
from safespace.cli._triggers import read_answers_of
from safespace.cli._unlock import Passphrases, open_journal
from safespace.cli.edit import read_entry, reopen
from safespace.domain.selection import Selection
from safespace.errors import NotFoundError, UsageError
from safespace.exercises.walk import begin, open_steps

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.domain.entry import Entry
    from safespace.journal.journal import Journal


def find_done(journal: Journal, kind: str, reference: str) -> Entry:
    """Return a filled-in exercise by its code, or the newest of its kind.

    Raises:
        NotFoundError: when there is none yet.
        UsageError: when that entry is something else.
    """
    if reference:
        entry = read_entry(journal, reference)
        if entry.kind != kind or entry.content.form is None:
            raise UsageError(f"That entry was not written with {kind}.")
        return entry
    page = journal.select(Selection(kind=kind), limit=1)
    if not page.entries:
        raise NotFoundError(
            f"There is nothing written with {kind} yet.",
            hint=f"To begin: safespace {kind}",
        )
    return page.entries[0]


def ask_the_rest(
    run: AppContext,
    kind: str,
    reference: str,
    *,
    passphrase_fd: int | None,
    as_json: bool,
) -> None:
    """Ask the questions of a filled-in exercise that have no answer yet."""
    exercise = find_exercise(kind)
    opened = open_journal(run, Passphrases(run, passphrase_fd))
    try:
        entry = find_done(opened.journal, kind, reference)
        answers = read_answers_of(exercise, entry)
        walk = begin(exercise, answers, only=open_steps(exercise, answers))
        new = reopen(entry, entry.content)
        sitting = Sitting(run, walk, new, box=open_drafts(run, opened))
        sitting.ask()
        kept = sitting.save(opened.journal.save)
    finally:
        opened.journal.close()
    show_done(run, sitting.walk, kept, as_json=as_json)
