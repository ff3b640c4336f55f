"""Finding what can be checked on by now, and putting it off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from safespace.cli._exercising import begin_entry, find_exercise
from safespace.cli._sitting import finish
from safespace.cli._triggers import read_answers_of
from safespace.cli.edit import read_entry, reopen
from safespace.domain.day import DayRange
from safespace.domain.form import Form
from safespace.domain.selection import Selection
from safespace.errors import UsageError
from safespace.exercises.forming import NewerFormError, read_form
from safespace.exercises.limits import (
    CHECKS_A_DAY,
    FLOODED,
    PUT_OFF_DAYS,
    RECENT_HOURS,
)
from safespace.exercises.predictions import (
    SOURCES,
    Prediction,
    put_off,
    read_prediction,
)
from safespace.exercises.walk import begin
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.domain.entry import Entry, NewEntry
    from safespace.exercises.answer import Answers
    from safespace.journal.journal import Journal

NAME = "checkback"
_HOUR_MS = 3_600_000
# Nobody comes back to more than this in a day.
_MOST = 400


@dataclass(frozen=True, slots=True)
class Due:
    """An entry with a prediction that nobody has looked at again yet."""

    entry: Entry
    prediction: Prediction


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered today, how much waits beyond it, and whether it rests now."""

    due: tuple[Due, ...] = ()
    waiting: int = 0
    resting: bool = False


def make_offer(run: AppContext, journal: Journal) -> Offer:
    """Gather what can be checked on by now: the oldest first, and a few a day."""
    if is_flooded(run, journal):
        return Offer(resting=True)
    found = _list_dated(run, journal)
    left = max(0, CHECKS_A_DAY - _count_today(run, journal))
    due = (_read_due(journal.read(one)) for one in found[:left])
    return Offer(tuple(one for one in due if one), len(found[left:]))


def is_flooded(run: AppContext, journal: Journal) -> bool:
    """Say whether the latest rating of this day and night is too high for this."""
    since = run.world.now_ms() - RECENT_HOURS * _HOUR_MS
    return (journal.find_distress(since_ms=since) or 0) >= FLOODED


def find_one(journal: Journal, reference: str) -> Due:
    """Return an entry with its prediction.

    Raises:
        UsageError: when it has none, or was looked at again before.
    """
    entry = read_entry(journal, reference)
    prediction = None
    if entry.kind in SOURCES:
        answers = read_answers_of(find_exercise(entry.kind), entry)
        prediction = read_prediction(entry.kind, answers)
    if prediction is None:
        raise UsageError(
            "There is no prediction in that entry.",
            hint="safespace checkback list shows what there is.",
        )
    for about in journal.list_about(entry, NAME):
        raise UsageError(
            "You came back to that one before.",
            hint=f"To read it: safespace read {about.short}",
        )
    return Due(entry, prediction)


def begin_about(run: AppContext, due: Due) -> tuple[NewEntry, Answers]:
    """Make the entry a check-back becomes, and the answers it starts with."""
    new = begin_entry(run, people=due.entry.content.people)
    form = Form(exercise=NAME, version=1, answers={}, about=due.entry.id)
    started = replace(new, kind=NAME, content=replace(new.content, form=form))
    given = {"prediction": due.prediction.words, "expected": due.prediction.percent}
    return started, {name: value for name, value in given.items() if value is not None}


def move_on(run: AppContext, journal: Journal, due: Due) -> Entry:
    """Put a check-back off by some days, or close it when it was put off before.

    Returns the entry that was changed, or the check-back that closes it.
    """
    if due.prediction.put_off:
        new, given = begin_about(run, due)
        exercise = find_exercise(NAME)
        walk = begin(exercise, {**given, "outcome": "cant_tell"})
        return journal.save(finish(new, walk))
    entry = due.entry
    exercise = find_exercise(entry.kind)
    until = run.today() + timedelta(days=PUT_OFF_DAYS)
    answers = put_off(entry.kind, read_answers_of(exercise, entry), until)
    return journal.save(finish(reopen(entry, entry.content), begin(exercise, answers)))


def _list_dated(run: AppContext, journal: Journal) -> list[str]:
    """Return the ids of entries whose prediction can be known by now, oldest first."""
    today = run.today().isoformat()
    checked = journal.list_subjects(NAME)
    dated = [
        (str(one.field.word), one.id)
        for kind, source in SOURCES.items()
        for one in journal.list_answers(kind)
        if one.field.step == source.check_on and one.id not in checked
    ]
    return [found for day, found in sorted(dated) if day <= today]


def _read_due(entry: Entry) -> Due | None:
    form = entry.content.form
    try:
        answers = read_form(find_exercise(entry.kind), form) if form else {}
    except NewerFormError:
        # Made with a newer safespace: it is left as it is.
        return None
    prediction = read_prediction(entry.kind, answers)
    return Due(entry, prediction) if prediction else None


def _count_today(run: AppContext, journal: Journal) -> int:
    today = run.today()
    done = journal.select(
        Selection(kind=NAME, days=DayRange(today, today)), limit=_MOST
    )
    return sum(
        entry.content.form is not None and entry.content.form.about is not None
        for entry in done.entries
    )
