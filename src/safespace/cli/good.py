"""safespace good: something good, kept for a bad day."""

from __future__ import annotations

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.cli._exercising import (
    begin_entry,
    do_exercise,
    do_from_file,
    find_exercise,
    show_blank,
    show_done,
)
from safespace.cli._holds import step_aside
from safespace.cli._selecting import read_label_options
from safespace.cli.write import choose_commit
from safespace.exercises.walk import begin, quick_steps

app = typer.Typer(rich_markup_mode=None, add_completion=False)
NAME = "good"


@app.command()
def good(
    ctx: typer.Context,
    quick: options.Quick = False,
    answers: options.AnswersFile = None,
    blank: options.Blank = False,
    with_: options.People = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Keep something good: appreciation, a memory, credit to you."""
    run = context(ctx)
    exercise = find_exercise(NAME)
    if blank:
        show_blank(run, exercise)
        return
    people = read_label_options(with_, noun="name")
    step_aside(run, exercise, people, passphrase_fd=passphrase_fd)
    new = begin_entry(run, people=people)
    commit = choose_commit(run, passphrase_fd)
    if answers is not None:
        walk, kept = do_from_file(run, exercise, answers, new, commit=commit)
        show_done(run, walk, kept, as_json=as_json)
        return
    walk = begin(exercise, only=quick_steps(exercise) if quick else None)
    do_exercise(run, walk, new, commit=commit, as_json=as_json)
