"""safespace trigger: log it in the storm, understand it later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._comforting import Comfort
from safespace.cli._context import context
from safespace.cli._drafts import open_drafts
from safespace.cli._exercising import (
    begin_entry,
    find_exercise,
    practise,
    show_blank,
)
from safespace.cli._guard import Guard
from safespace.cli._holds import find_held, keep_apart, read_held
from safespace.cli._saving import show_saved
from safespace.cli._screen import show_private
from safespace.cli._selecting import read_label_options, read_selection
from safespace.cli._sitting import Sitting
from safespace.cli._triggers import find_trigger, rate, read_answers_of
from safespace.cli._unlock import Passphrases, open_journal
from safespace.cli.edit import reopen
from safespace.cli.write import choose_commit
from safespace.exercises.walk import begin, open_steps, quick_steps
from safespace.render.envelope import describe_entry, describe_summary
from safespace.render.reading import lay_out_entry
from safespace.render.triggers import list_triggers, say_wave

if TYPE_CHECKING:
    from safespace.domain.entry import Entry
    from safespace.journal.journal import Journal

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, invoke_without_command=True
)
NAME = "trigger"
Reference = Annotated[
    str, typer.Argument(metavar="[ID]", help="As listed; the newest without one.")
]


@app.callback()
def trigger(
    ctx: typer.Context,
    whole: Annotated[
        bool, typer.Option("--all", help="Every question now, not only the first few.")
    ] = False,
    answers: options.AnswersFile = None,
    blank: options.Blank = False,
    with_: options.People = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Log a trigger in about a minute; the rest can wait for trigger finish."""
    if ctx.invoked_subcommand is not None:
        return
    run = context(ctx)
    exercise = find_exercise(NAME)
    if blank:
        show_blank(run, exercise)
        return
    new = begin_entry(run, people=read_label_options(with_, noun="name"))
    guard, comfort = Guard(run), Comfort(run)

    def look(journal: Journal, saved: Entry) -> None:
        guard.look(journal, saved)
        comfort.look(journal, saved)

    commit = choose_commit(run, passphrase_fd, after=look)
    walk = begin(exercise, only=None if whole else quick_steps(exercise))
    people = new.content.people
    walk = keep_apart(walk, people, find_held(run, people, passphrase_fd))
    practise(run, walk, new, source=answers, commit=commit, as_json=as_json)
    if not as_json:
        guard.show()
        comfort.offer()


@app.command()
def finish(
    ctx: typer.Context,
    reference: Reference = "",
    everything: Annotated[
        bool, typer.Option("--all", help="Go through the answered questions, too.")
    ] = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Go on with a trigger: the questions that have no answer yet."""
    run = context(ctx)
    exercise = find_exercise(NAME)
    opened = open_journal(run, Passphrases(run, passphrase_fd))
    try:
        entry = find_trigger(opened.journal, reference)
        answers = read_answers_of(exercise, entry)
        only = None if everything else open_steps(exercise, answers)
        walk = begin(exercise, answers, only=only)
        walk = keep_apart(walk, entry.content.people, read_held(opened.journal))
        box = open_drafts(run, opened)
        sitting = Sitting(run, walk, reopen(entry, entry.content), box=box)
        sitting.ask()
        kept = sitting.save(opened.journal.save)
    finally:
        opened.journal.close()
    show_saved(run, kept, as_json=as_json)


@app.command()
def rerate(
    ctx: typer.Context,
    reference: Reference = "",
    strength: Annotated[
        int | None,
        typer.Option("--strength", metavar="N", min=0, max=10, help="0 to 10, now."),
    ] = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Rate a trigger again, an hour, a day or a week later."""
    run = context(ctx)
    opened = open_journal(run, Passphrases(run, passphrase_fd))
    try:
        entry = find_trigger(opened.journal, reference)
        kept = rate(run, opened.journal, entry, strength=strength)
    finally:
        opened.journal.close()
    if as_json:
        show_saved(run, kept, as_json=True)
        return
    run.output.show([say_wave(kept)])


@app.command(name="list")
def list_(
    ctx: typer.Context,
    limit: options.Limit = 20,
    with_: options.People = None,
    on: options.On = None,
    from_: options.From = None,
    to: options.To = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """List triggers: when, how strong then and later, and the facts."""
    run = context(ctx)
    found = read_selection(run, labels=(None, with_), days=(on, from_, to))
    selection = replace(found, kind=NAME)
    with run.journal(passphrase_fd) as journal:
        page = journal.select(selection, limit=options.read_limit(limit))
        if as_json:
            rows = (
                describe_summary(e, discreet=run.settings.discreet)
                for e in page.entries
            )
            run.output.show_json_rows("triggers", rows, more=page.more)
            return
        if not page.entries:
            run.output.note("No triggers yet. To log one: safespace trigger")
        run.output.show(list_triggers(page.entries, discreet=run.settings.discreet))


@app.command()
def show(
    ctx: typer.Context,
    reference: Reference = "",
    printed: options.Printed = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Show a trigger: facts, story and other readings apart."""
    run = context(ctx)
    with run.journal(passphrase_fd) as journal:
        entry = find_trigger(journal, reference)
    if as_json:
        run.output.show_json("read", {"entries": [describe_entry(entry)]})
        return
    show_private(run, list(lay_out_entry(entry)), printed=printed)
