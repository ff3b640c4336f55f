"""Doing an exercise from its first question, or from answers in a file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.cli._drafts import open_drafts
from safespace.cli._saving import Commit, show_saved
from safespace.cli._sitting import Sitting, finish
from safespace.domain.entry import Content, NewEntry
from safespace.errors import BadInputError, NotFoundError, UsageError
from safespace.exercises.answer import AnswerError
from safespace.exercises.forming import blank, check_answers, read_form
from safespace.exercises.shelf import load
from safespace.exercises.walk import Walk, begin
from safespace.render.line import line

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.cli._saving import Kept
    from safespace.exercises.answer import Answers
    from safespace.exercises.exercise import Exercise
    from safespace.vault.drafts import DraftBox

LARGEST_FILE = 1024 * 1024


def find_exercise(name: str) -> Exercise:
    """Return an exercise by its name.

    Raises:
        NotFoundError: where there is none.
    """
    found = load(name)
    if found is None:
        raise NotFoundError(
            f"There is no exercise called {name}.",
            hint="safespace exercises lists them.",
        )
    return found


def do_exercise(
    run: AppContext, walk: Walk, new: NewEntry, *, commit: Commit, as_json: bool
) -> Kept | None:
    """Ask what there is to ask, save it, and say so with the exercise's last lines."""
    sitting = Sitting(run, walk, new, box=open_drafts(run))
    sitting.ask()
    kept = sitting.save(commit)
    show_done(run, sitting.walk, kept, as_json=as_json)
    return kept


def go_on(
    run: AppContext, new: NewEntry, *, box: DraftBox, commit: Commit, as_json: bool
) -> None:
    """Take an exercise up again at the step it was left at."""
    form = new.content.form
    if form is None:
        raise UsageError("That draft is not an exercise.")
    exercise = find_exercise(form.exercise)
    walk = begin(exercise, read_form(exercise, form), at=form.at)
    sitting = Sitting(run, walk, new, box=box, kept=True)
    if run.interactive:
        sitting.ask()
    show_done(run, sitting.walk, sitting.save(commit), as_json=as_json)


def do_from_file(
    run: AppContext, exercise: Exercise, source: str, new: NewEntry, *, commit: Commit
) -> tuple[Walk, Kept]:
    """Save answers from a JSON file, or from standard input for a dash.

    Raises:
        BadInputError: when they do not fit; every slip is named and nothing is saved.
    """
    answers = read_answers(run, exercise, source)
    walk = replace(begin(exercise, answers), at=None)
    ready = finish(new, walk)
    if ready.content.form is None or not ready.content.form.answers:
        raise BadInputError("There is no answer in that, so nothing was saved.")
    return walk, commit(ready)


def read_answers(run: AppContext, exercise: Exercise, source: str) -> Answers:
    """Read and check a file of answers: one JSON object, step by step."""
    try:
        table = json.loads(_read(run, source))
    except (ValueError, RecursionError) as error:
        raise BadInputError(
            "That is not JSON, so nothing was saved.",
            hint=f"The empty form: safespace do {exercise.name} --blank",
        ) from error
    if not isinstance(table, dict):
        raise BadInputError(
            "Answers are one JSON object with a value for each step.",
            hint=f"The empty form: safespace do {exercise.name} --blank",
        )
    try:
        return check_answers(exercise, table)
    except AnswerError as error:
        raise BadInputError(
            "These answers do not fit, so nothing was saved.", hint=str(error)
        ) from error


def show_blank(run: AppContext, exercise: Exercise) -> None:
    """Print the empty form as JSON, ready to be filled in."""
    run.output.show_text(json.dumps(blank(exercise), indent=2))


def show_done(run: AppContext, walk: Walk, kept: Kept | None, *, as_json: bool) -> None:
    """Say that it is saved, and what the exercise says at its end."""
    if kept is None:
        run.output.note("Nothing was answered, so nothing was saved.")
        return
    show_saved(run, kept, as_json=as_json)
    ending = walk.exercise.ending
    if ending is not None and not as_json:
        answers = kept.content.form.answers if kept.content.form else walk.answers
        run.output.show([line(text) for text in ending({**walk.answers, **answers})])


def begin_entry(run: AppContext, *, people: tuple[str, ...] = ()) -> NewEntry:
    """Make the entry an exercise becomes, with everything but its answers."""
    from safespace.cli.write import begin as begin_writing  # noqa: PLC0415

    return begin_writing(run, Content(body="", people=people), at=None)


def _read(run: AppContext, source: str) -> bytes:
    if source == "-":
        stream = getattr(run.stdin, "buffer", None)
        raw = (
            stream.read(LARGEST_FILE + 1)
            if stream is not None
            else run.stdin.read().encode()
        )
    else:
        try:
            with Path(source).open("rb") as file:
                raw = file.read(LARGEST_FILE + 1)
        except OSError as error:
            raise UsageError("The file of answers cannot be read.") from error
    if len(raw) > LARGEST_FILE:
        raise BadInputError("A file of answers has 1 MiB at most.")
    return bytes(raw)
