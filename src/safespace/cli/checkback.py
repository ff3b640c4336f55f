"""safespace checkback: what somebody feared, and what happened in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._checkbacks import (
    NAME,
    Due,
    Offer,
    begin_about,
    find_one,
    is_flooded,
    make_offer,
    move_on,
)
from safespace.cli._context import AppContext, context
from safespace.cli._exercising import find_exercise, practise, show_blank
from safespace.cli._holds import keep_apart, read_held
from safespace.cli._saving import show_saved
from safespace.cli._unlock import Passphrases, open_journal
from safespace.errors import UsageError
from safespace.exercises.walk import begin, own_steps
from safespace.render.checkbacks import describe_prediction, list_prediction
from safespace.render.line import Role, Span, line, quiet

if TYPE_CHECKING:
    from safespace.journal.journal import Journal

app = typer.Typer(rich_markup_mode=None, add_completion=False)
LIST = "list"
RESTING = (
    "The latest number you gave was high, so this can wait. Nothing runs out.\n"
    "For a breath or a break: safespace pause"
)
PUT_OFF_BEFORE = (
    "It was put off once before, so it closes as: I can't tell. That is an answer, too."
)


@app.command()
def checkback(
    ctx: typer.Context,
    reference: Annotated[
        str,
        typer.Argument(
            metavar="[ID|list]",
            help="One trigger, or list to see what there is; without, the oldest.",
        ),
    ] = "",
    later: Annotated[
        bool, typer.Option("--later", help="Put it off for some days, once.")
    ] = False,
    answers: options.AnswersFile = None,
    blank: options.Blank = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Look at something you feared, once you can know how it turned out.

    It asks about up to three a day, and about each of them once.
    """
    run = context(ctx)
    if blank:
        show_blank(run, find_exercise(NAME))
        return
    if answers is not None and reference in {"", LIST}:
        hint = "safespace checkback ID --answers FILE"
        raise UsageError("Answers are about one entry.", hint=hint)
    opened = open_journal(run, Passphrases(run, passphrase_fd))
    try:
        if reference == LIST or not (reference or later or run.interactive):
            _list(run, make_offer(run, opened.journal), as_json=as_json)
            return
        due = _choose(run, opened.journal, reference, asks=not later and not answers)
        if due is not None and later:
            _put_off(run, opened.journal, due, as_json=as_json)
        elif due is not None:
            _check(run, opened.journal, due, source=answers, as_json=as_json)
    finally:
        opened.journal.close()


def _choose(
    run: AppContext, journal: Journal, reference: str, *, asks: bool
) -> Due | None:
    """Return what to ask about; where there is nothing to ask, say why."""
    if reference:
        due = find_one(journal, reference)
        if asks and is_flooded(run, journal):
            run.output.note(RESTING)
            return None
        return due
    offer = make_offer(run, journal)
    if offer.due:
        return offer.due[0]
    run.output.note(_say_nothing(offer))
    return None


def _check(
    run: AppContext, journal: Journal, due: Due, *, source: str | None, as_json: bool
) -> None:
    exercise = find_exercise(NAME)
    new, given = begin_about(run, due)
    walk = begin(exercise, given, only=own_steps(exercise))
    walk = keep_apart(walk, due.entry.content.people, read_held(journal))
    practise(run, walk, new, source=source, commit=journal.save, as_json=as_json)
    if run.interactive and not as_json and (left := len(make_offer(run, journal).due)):
        more = "1 more" if left == 1 else f"{left} more"
        run.output.show([line(quiet(f"{more}, if you like: safespace checkback"))])


def _put_off(run: AppContext, journal: Journal, due: Due, *, as_json: bool) -> None:
    entry = move_on(run, journal, due)
    if as_json:
        show_saved(run, entry, as_json=True)
        return
    if due.prediction.put_off:
        run.output.show([line(PUT_OFF_BEFORE)])
        show_saved(run, entry, as_json=False)
        return
    moved = find_one(journal, entry.id).prediction.check_on
    code = Span(entry.short, Role.CODE)
    run.output.show([line("Put off  ", code, f"  to {moved.isoformat()}")])


def _list(run: AppContext, offer: Offer, *, as_json: bool) -> None:
    discreet = run.settings.discreet
    if as_json:
        due = [
            describe_prediction(one.entry, one.prediction, discreet=discreet)
            for one in offer.due
        ]
        data = {"due": due, "waiting": offer.waiting, "resting": offer.resting}
        run.output.show_json("checkbacks", data)
        return
    if not offer.due:
        run.output.note(_say_nothing(offer))
    for one in offer.due:
        run.output.show(
            list_prediction(one.entry, one.prediction, discreet=discreet),
        )
    if offer.due:
        run.output.show([line(quiet("To look at one: safespace checkback ID"))])


def _say_nothing(offer: Offer) -> str:
    if offer.resting:
        return RESTING
    if offer.waiting:
        return "That is enough for today. The rest keeps until tomorrow."
    return "There is nothing to check on now."
