"""safespace do: any exercise by its name, here or from a file of answers."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.cli._exercising import (
    begin_entry,
    find_exercise,
    practise,
    show_blank,
)
from safespace.cli._holds import find_held, keep_apart
from safespace.cli._selecting import read_label_options
from safespace.cli.write import choose_commit
from safespace.exercises.walk import begin, quick_steps

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def do(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As exercises lists it.")],
    quick: options.Quick = False,
    answers: options.AnswersFile = None,
    blank: options.Blank = False,
    with_: options.People = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Do an exercise: one question at a time, each can be skipped."""
    run = context(ctx)
    exercise = find_exercise(name, run)
    if blank:
        show_blank(run, exercise)
        return
    people = read_label_options(with_, noun="name")
    new = begin_entry(run, people=people)
    commit = choose_commit(run, passphrase_fd)
    only = quick_steps(exercise) if quick and exercise.has_quick_path else None
    held = find_held(run, people, passphrase_fd)
    walk = keep_apart(begin(exercise, only=only), people, held)
    practise(run, walk, new, source=answers, commit=commit, as_json=as_json)
