"""safespace pause: twenty seconds, a break that has an end, and coming back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import AppContext, context
from safespace.cli._exercising import begin_entry, find_exercise, practise, show_blank
from safespace.cli._holds import keep_apart, read_held
from safespace.cli._later import find_done
from safespace.cli._practising import Wish, do_named
from safespace.cli._unlock import Passphrases, open_journal
from safespace.domain.entry import Entry, NewEntry
from safespace.domain.form import Form
from safespace.errors import UsageError
from safespace.exercises.answer import words
from safespace.exercises.limits import RETURN_WITHIN
from safespace.exercises.walk import begin

if TYPE_CHECKING:
    from safespace.exercises.answer import Answers
    from safespace.journal.journal import Journal

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)
NAME, BACK = "pause", "pause-back"


@app.callback()
def pause(
    ctx: typer.Context,
    answers: options.AnswersFile = None,
    blank: options.Blank = False,
    with_: options.People = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Take twenty seconds, then a break that has an end."""
    if ctx.invoked_subcommand is not None:
        return
    wish = Wish(answers, blank, with_, as_json, passphrase_fd)
    do_named(context(ctx), NAME, wish)


@app.command()
def back(
    ctx: typer.Context,
    reference: Annotated[
        str, typer.Argument(metavar="[ID]", help="A pause; the newest without one.")
    ] = "",
    answers: options.AnswersFile = None,
    blank: options.Blank = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Come back: how it is now, one step, and what can wait."""
    run = context(ctx)
    exercise = find_exercise(BACK)
    if blank:
        show_blank(run, exercise)
        return
    opened = open_journal(run, Passphrases(run, passphrase_fd))
    try:
        before = _find_open(opened.journal, reference)
        new = _begin_about(run, before)
        walk = begin(exercise, _note_return(before, new))
        walk = keep_apart(walk, before.content.people, read_held(opened.journal))
        commit = opened.journal.save
        practise(run, walk, new, source=answers, commit=commit, as_json=as_json)
    finally:
        opened.journal.close()


def _find_open(journal: Journal, reference: str) -> Entry:
    entry = find_done(journal, NAME, reference)
    for done in journal.list_about(entry, BACK):
        raise UsageError(
            "You came back from that pause before.",
            hint=f"To read it: safespace read {done.short}. A new one: safespace pause",
        )
    return entry


def _begin_about(run: AppContext, before: Entry) -> NewEntry:
    new = begin_entry(run, people=before.content.people)
    form = Form(exercise=BACK, version=1, answers={}, about=before.id)
    return replace(new, kind=BACK, content=replace(new.content, form=form))


def _note_return(before: Entry, new: NewEntry) -> Answers:
    """Note that somebody is back at the time they named; nothing otherwise."""
    form = before.content.form
    named = words(form.answers, "return_at") if form else ""
    if not named:
        return {}
    left = before.written.wall()
    planned = datetime.combine(left.date(), time.fromisoformat(named), left.tzinfo)
    if planned < left:
        planned += timedelta(days=1)
    late = new.written.wall() - planned
    return {"as_planned": "yes"} if late <= timedelta(minutes=RETURN_WITHIN) else {}
