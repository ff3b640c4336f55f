"""safespace reflect: a week, a month or a year, with its facts above the questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import AppContext, context
from safespace.cli._drafts import open_drafts
from safespace.cli._exercising import (
    begin_entry,
    find_exercise,
    read_answers,
    show_blank,
    show_done,
)
from safespace.cli._memories import show_memories
from safespace.cli._reflecting import (
    find_earlier,
    lay_out_facts,
    show_above,
    take_facts,
)
from safespace.cli._selecting import read_span
from safespace.cli._sitting import Sitting, finish
from safespace.cli._unlock import Passphrases, open_journal
from safespace.domain.period import Period, find_period, find_recent
from safespace.errors import BadInputError, UsageError
from safespace.exercises.answer import Answers, words
from safespace.exercises.reflecting import PERIOD, REFLECTIONS
from safespace.exercises.walk import begin
from safespace.frozen import dataclass
from safespace.render.calendar import say_stretch

if TYPE_CHECKING:
    from safespace.cli._saving import Kept
    from safespace.domain.day import DayRange
    from safespace.exercises.exercise import Exercise
    from safespace.exercises.walk import Walk
    from safespace.journal.opening import Opened

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for: a period, its days, and how they answer."""

    period: Period
    days: DayRange
    answers: str | None
    again: bool


@app.command()
def reflect(
    ctx: typer.Context,
    period: Annotated[
        Period, typer.Argument(metavar="PERIOD", help="week, month or year.")
    ],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The one that day is in."),
    ] = None,
    facts: Annotated[bool, typer.Option("--facts", help="Only the facts.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Even if there is one already.")
    ] = False,
    answers: options.AnswersFile = None,
    blank: options.Blank = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Look back on a week, month or year: a high, a low, a small step.

    In the first days of one, the one before is meant.
    """
    run = context(ctx)
    exercise = find_exercise(REFLECTIONS[period])
    if blank:
        show_blank(run, exercise)
        return
    days = _find_days(run, period, on)
    if facts:
        _show_facts(run, period, days, passphrase_fd, as_json=as_json)
        return
    opened = open_journal(run, Passphrases(run, passphrase_fd))
    try:
        _reflect(
            run, exercise, Asked(period, days, answers, again), opened, as_json=as_json
        )
    finally:
        opened.journal.close()


def _find_days(run: AppContext, period: Period, on: str | None) -> DayRange:
    asked = read_span(run, on, None, None)
    if asked is None:
        return find_recent(period, run.today())
    days = find_period(period, asked.first)
    if asked.last > days.last:
        raise UsageError(f"These days are in more than one {period.value}.")
    return days


def _show_facts(
    run: AppContext,
    period: Period,
    days: DayRange,
    passphrase_fd: int | None,
    *,
    as_json: bool,
) -> None:
    with run.journal(passphrase_fd) as journal:
        facts = take_facts(run, journal, days)
    if not as_json:
        run.output.show(lay_out_facts(days, facts))
        return
    from safespace.render.insight_json import describe_shape  # noqa: PLC0415

    data = {
        "period": period.value,
        "first": days.first,
        "last": days.last,
        "facts": [describe_shape(shape) for shape in facts],
    }
    run.output.show_json("reflect_facts", data)


def _reflect(
    run: AppContext, exercise: Exercise, asked: Asked, opened: Opened, *, as_json: bool
) -> None:
    """Ask, or take the answers from a file, and save them in the open journal."""
    earlier = find_earlier(opened.journal, asked.period, asked.days)
    if earlier is not None and not asked.again:
        said = f"There is one for {say_stretch(asked.days)} already."
        hint = f"safespace read {earlier.short} shows it; --again adds another."
        if asked.answers is not None or as_json:
            raise UsageError(f"{said} Nothing was saved.", hint=hint)
        run.output.note(f"{said} To add another: --again")
        show_memories(run, (earlier,), printed=False)
        return
    given = {PERIOD: asked.days.first.isoformat()}
    if asked.answers is not None:
        answers = read_answers(run, exercise, asked.answers)
        if find_days(answers, asked) != asked.days:
            raise BadInputError(
                f"The answers are about another {asked.period.value}, so nothing was"
                " saved.",
                hint="Name it on the line: --on DATE",
            )
        walk = replace(begin(exercise, {**answers, **given}), at=None)
        show_done(run, walk, _save(run, walk, opened), as_json=as_json)
        return
    walk, sat = _sit(run, exercise, asked, opened)
    show_done(run, walk, sat, as_json=as_json)


def find_days(answers: Answers, asked: Asked) -> DayRange:
    """Return the days the answers are about; without a day, those asked for."""
    day = words(answers, PERIOD)
    if not day:
        return asked.days
    return find_period(asked.period, date.fromisoformat(day))


def _save(run: AppContext, walk: Walk, opened: Opened) -> Kept:
    ready = finish(begin_entry(run), walk)
    if ready.content.form is None or not ready.content.form.answers:
        raise BadInputError("There is no answer in that, so nothing was saved.")
    return opened.journal.save(ready)


def _sit(
    run: AppContext, exercise: Exercise, asked: Asked, opened: Opened
) -> tuple[Walk, Kept | None]:
    facts = take_facts(run, opened.journal, asked.days)
    lines = tuple(lay_out_facts(asked.days, facts))
    # Read aloud, the same facts before every question would be in the way.
    shown = show_above(exercise, lines, repeated=not run.output.look.still)
    only = frozenset(step.name for step in exercise.steps) - {PERIOD}
    walk = begin(shown, {PERIOD: asked.days.first.isoformat()}, only=only)
    sitting = Sitting(run, walk, begin_entry(run), box=open_drafts(run, opened))
    sitting.ask()
    return sitting.walk, sitting.save(opened.journal.save)
