"""What reflecting on a period needs: its facts, and whether it was done before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from safespace.exercises.reflecting import PERIOD, REFLECTIONS
from safespace.insights.unfigured import leave_figures_out
from safespace.lookback.facts import find_facts
from safespace.render.calendar import say_stretch
from safespace.render.insights import Manner, lay_out_findings
from safespace.render.line import heading, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.cli._context import AppContext
    from safespace.domain.day import DayRange
    from safespace.domain.entry import Entry
    from safespace.domain.period import Period
    from safespace.exercises.exercise import Exercise
    from safespace.insights.shape import Shape
    from safespace.journal.journal import Journal
    from safespace.render.line import Line

QUIET = "Nothing is noted in these days, and that is fine."


def take_facts(run: AppContext, journal: Journal, days: DayRange) -> tuple[Shape, ...]:
    """Return what a period held, without figures where none are wanted."""
    sample = journal.take_sample(days, until=run.today())
    facts = find_facts(sample, days=run.settings.rhythm)
    return facts if run.settings.numbers else tuple(leave_figures_out(facts))


def lay_out_facts(days: DayRange, facts: tuple[Shape, ...]) -> Iterator[Line]:
    """Lay the facts of a period out under its name."""
    yield line(heading(say_stretch(days)))
    if facts:
        yield from lay_out_findings(facts, Manner())
    else:
        yield line("  ", QUIET, indent=2)


def find_earlier(journal: Journal, period: Period, days: DayRange) -> Entry | None:
    """Return the newest reflection on a period, if there is one."""
    first = days.first.isoformat()
    found = [
        one.id
        for one in journal.list_answers(REFLECTIONS[period])
        if one.field.step == PERIOD and one.field.word == first
    ]
    return journal.read(found[-1]) if found else None


def show_above(
    exercise: Exercise, lines: tuple[Line, ...], *, repeated: bool
) -> Exercise:
    """Put the facts above the questions: above each of them, or the first alone."""
    text = "\n".join(one.plain.strip() for one in lines)
    asked = [step.name for step in exercise.steps if step.name != PERIOD]
    above = frozenset(asked if repeated else asked[:1])
    return replace(
        exercise,
        steps=tuple(
            replace(step, show=lambda _: text) if step.name in above else step
            for step in exercise.steps
        ),
    )
