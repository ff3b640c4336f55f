"""Doing an exercise from its first question, or from answers in a file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.cli._drafts import open_drafts
from safespace.cli._own import find_any
from safespace.cli._saving import Commit, show_saved
from safespace.cli._sitting import Sitting, finish
from safespace.domain.entry import Content, NewEntry
from safespace.errors import BadInputError, NotFoundError, UsageError
from safespace.exercises.answer import AnswerError
from safespace.exercises.forming import blank, check_answers, read_form
from safespace.exercises.shelf import load
from safespace.exercises.walk import Walk, begin, own_steps
from safespace.render.line import line

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.cli._saving import Kept
    from safespace.exercises.answer import Answers
    from safespace.exercises.exercise import Exercise
    from safespace.render.line import Line
    from safespace.vault.drafts import DraftBox

LARGEST_FILE = 1024 * 1024


def find_exercise(name: str, run: AppContext | None = None) -> Exercise:
    """Return an exercise by its name; with a run, also one of somebody's own.

    Raises:
        NotFoundError: where there is none.
    """
    found = load(name) if run is None else find_any(run, name)
    if found is None:
        raise NotFoundError(
            f"There is no exercise called {name}.",
            hint="safespace exercises lists them.",
        )
    return found


def practise(
    run: AppContext,
    walk: Walk,
    new: NewEntry,
    *,
    source: str | None,
    commit: Commit,
    as_json: bool,
) -> Kept | None:
    """Do an exercise here, or with answers from a file, and save it."""
    if source is None:
        return do_exercise(run, walk, new, commit=commit, as_json=as_json)
    done, kept = do_from_file(run, walk, source, new, commit=commit)
    show_done(run, done, kept, as_json=as_json)
    return kept


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
    exercise = find_exercise(form.exercise, run)
    only = own_steps(exercise) if form.about and exercise.given else None
    walk = begin(exercise, read_form(exercise, form), only=only, at=form.at)
    sitting = Sitting(run, walk, new, box=box, kept=True)
    if run.interactive:
        sitting.ask()
    show_done(run, sitting.walk, sitting.save(commit), as_json=as_json)


def do_from_file(
    run: AppContext, walk: Walk, source: str, new: NewEntry, *, commit: Commit
) -> tuple[Walk, Kept | None]:
    """Save answers from a JSON file, or from standard input for a dash.

    What is heard and never kept, by itself, saves nothing.

    Raises:
        BadInputError: when they do not fit; every slip is named and nothing is saved.
    """
    read = read_answers(run, walk.exercise, source)
    if not has_answers(read):
        raise BadInputError("There is no answer in that, so nothing was saved.")
    done = replace(begin(walk.exercise, {**read, **walk.answers}), at=None)
    ready = finish(new, done)
    form = ready.content.form
    return done, commit(ready) if form is not None and form.answers else None


def has_answers(answers: Answers) -> bool:
    """Say whether anything was answered at all, kept or not."""
    return any(value is not None for value in answers.values())


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
    if kept is None and not has_answers(walk.answers):
        run.output.note("Nothing was answered, so nothing was saved.")
        return
    if kept is None:
        run.output.note("Nothing of this is kept.")
    show_saved(run, kept, as_json=as_json)
    ending = walk.exercise.ending
    if ending is not None and not as_json:
        form = kept.content.form if kept else None
        given = {n: value for n, value in walk.answers.items() if value is not None}
        answers = {**form.answers, **given} if form else given
        run.output.show(_lay_out(text) for text in ending(answers))


def _lay_out(text: str) -> Line:
    # What is set in stays so where it goes on.
    return line(text, indent=len(text) - len(text.lstrip()))


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
