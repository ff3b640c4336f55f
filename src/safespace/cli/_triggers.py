"""Finding a trigger, its answers, and rating it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from safespace.cli._ask import ask
from safespace.cli._exercising import find_exercise
from safespace.cli.edit import read_entry
from safespace.domain.form import Field
from safespace.domain.selection import Selection
from safespace.errors import NewerSchemaError, NotFoundError, UsageError
from safespace.exercises.answer import AnswerError
from safespace.exercises.forming import NewerFormError, read_form
from safespace.exercises.numbers import DISTRESS
from safespace.exercises.words import say_form

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.domain.entry import Entry
    from safespace.exercises.answer import Answers
    from safespace.exercises.exercise import Exercise
    from safespace.journal.journal import Journal

NAME = "trigger"
RATING = "rating"


def find_trigger(journal: Journal, reference: str) -> Entry:
    """Return a trigger by its code, or the newest.

    Raises:
        NotFoundError: when there is none yet.
        UsageError: when that entry is something else.
    """
    if not reference:
        page = journal.select(Selection(kind=NAME), limit=1)
        if not page.entries:
            raise NotFoundError(
                "There is no trigger yet.", hint="To log one: safespace trigger"
            )
        return page.entries[0]
    entry = read_entry(journal, reference)
    if entry.kind != NAME or entry.content.form is None:
        raise UsageError(
            "That entry is not a trigger.",
            hint="safespace trigger list shows the triggers.",
        )
    return entry


def read_answers_of(exercise: Exercise, entry: Entry) -> Answers:
    """Return the answers of an entry.

    Raises:
        NewerSchemaError: when a newer safespace filled it in.
    """
    if entry.content.form is None:
        return {}
    try:
        return read_form(exercise, entry.content.form)
    except NewerFormError as error:
        raise NewerSchemaError(
            "This was filled in with a newer safespace and is left as it is.",
            hint="Update safespace on this machine, then try again.",
        ) from error


def rate(
    run: AppContext, journal: Journal, entry: Entry, *, strength: int | None
) -> Entry:
    """Add a rating with its time, asking for the number if it was not given.

    Raises:
        NewerSchemaError: when a newer safespace filled it in.
    """
    form = entry.content.form
    if form is None:
        raise UsageError("That entry has nothing to rate.")
    # Nobody is asked for what cannot be kept.
    read_answers_of(find_exercise(NAME), entry)
    if strength is None:
        strength = _ask_strength(run)
    rated = Field(RATING, number=strength, at_ms=run.world.now_ms())
    after = replace(form, ratings=(*form.ratings, rated))
    body = say_form(find_exercise(NAME), after, since_ms=entry.moment.at_ms)
    content = replace(entry.content, form=after, body=body)
    return journal.edit(entry.id, content)


def _ask_strength(run: AppContext) -> int:
    if not run.interactive:
        raise UsageError(
            "This asks how strong it is.", hint="In a script: --strength N"
        )
    while True:
        typed = ask(run, "How strong is it now, from 0 settled to 10 the most I know?")
        try:
            return int(str(DISTRESS.check(int(typed))))
        except (ValueError, AnswerError):
            run.output.note("A number from 0 to 10, or ctrl-C to leave.")
