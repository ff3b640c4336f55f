"""Walking through an exercise: a state and four moves, none of which keeps anything.

Going back shows the step before with the answer it had; going on from there forgets
nothing, except what no longer applies when the walk is settled at its end.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from safespace.frozen import dataclass, field

if TYPE_CHECKING:
    from safespace.exercises.answer import Answers, Value
    from safespace.exercises.exercise import Exercise, Step


@dataclass(frozen=True, slots=True, repr=False)
class Walk:
    """Where somebody is in an exercise; `at` is None once there is nothing to ask.

    `only` limits the walk to some steps: the quick path, or what was left for later.
    `apart` leaves out what is about dealing with somebody.
    """

    exercise: Exercise
    answers: Answers = field(default_factory=dict)
    at: str | None = None
    only: frozenset[str] | None = None
    apart: bool = False

    def __repr__(self) -> str:
        """Show nothing of the answers."""
        return f"Walk({self.exercise.name}, at={self.at})"

    @property
    def step(self) -> Step | None:
        """Return the step that is asked now."""
        return self.exercise.step(self.at) if self.at else None

    @property
    def done(self) -> bool:
        """Whether there is nothing left to ask."""
        return self.at is None

    def steps(self) -> tuple[Step, ...]:
        """Return the steps on this way, given the answers so far, in order."""
        found = applying(self.exercise, self.answers)
        return tuple(
            s
            for s in found
            if s.asked
            and not (self.apart and s.relational)
            and (self.only is None or s.name in self.only)
        )

    @property
    def place(self) -> tuple[int, int]:
        """Return how manieth step this is, from 1, and of how many at present."""
        names = [step.name for step in self.steps()]
        where = names.index(self.at) + 1 if self.at in names else len(names)
        return where, len(names)


def begin(
    exercise: Exercise,
    answers: Answers | None = None,
    *,
    only: frozenset[str] | None = None,
    at: str | None = None,
    apart: bool = False,
) -> Walk:
    """Start at the first step, or where an earlier sitting stopped."""
    walk = Walk(exercise, dict(answers or {}), None, only, apart)
    names = [step.name for step in walk.steps()]
    if at in names:
        return replace(walk, at=at)
    return replace(walk, at=names[0] if names else None)


def quick_steps(exercise: Exercise) -> frozenset[str]:
    """Return the names on the short way through."""
    return frozenset(step.name for step in exercise.steps if step.quick)


def open_steps(exercise: Exercise, answers: Answers) -> frozenset[str]:
    """Return the names that have no answer yet, for finishing later."""
    return frozenset(
        step.name
        for step in exercise.steps
        if answers.get(step.name) is None and step.kind is not None
    )


def own_steps(exercise: Exercise) -> frozenset[str]:
    """Return the names that are asked where the rest comes from another entry."""
    return frozenset(step.name for step in exercise.steps) - exercise.given


def answer(walk: Walk, value: Value | None) -> Walk:
    """Keep an answer for the present step and go on; None skips it."""
    if walk.at is None:
        return walk
    return _on(replace(walk, answers={**walk.answers, walk.at: value}))


def skip(walk: Walk) -> Walk:
    """Go on without an answer; one that was there before goes."""
    return answer(walk, None)


def keep_going(walk: Walk) -> Walk:
    """Go on and leave the step's answer as it is."""
    return _on(walk)


def back(walk: Walk) -> Walk:
    """Return to the step before, with every answer as it was."""
    names = [step.name for step in walk.steps()]
    if walk.at is None:
        return replace(walk, at=names[-1]) if names else walk
    where = names.index(walk.at) if walk.at in names else 0
    return replace(walk, at=names[where - 1]) if where > 0 else walk


def settle(walk: Walk) -> Answers:
    """Return the answers that count: given, still applying, and meant to be stored.

    What follows from a choice that is never kept is not kept either: it would tell.
    """
    telling = {
        step.name: _without_unkept(step, walk.answers.get(step.name))
        for step in walk.exercise.steps
    }
    found = {
        step.name: kept(step, telling[step.name])
        for step in applying(walk.exercise, telling)
    }
    return {name: value for name, value in found.items() if value is not None}


def kept(step: Step, value: Value | None) -> Value | None:
    """Return what of an answer may be kept, if anything."""
    return _without_unkept(step, value) if step.stored else None


def _without_unkept(step: Step, value: Value | None) -> Value | None:
    if isinstance(value, tuple):
        return tuple(one for one in value if one not in step.unkept) or None
    return None if value in step.unkept else value


def applying(exercise: Exercise, answers: Answers) -> tuple[Step, ...]:
    """Return the steps that apply, where only answers to such steps count."""
    so_far: dict[str, Value | None] = {}
    found = []
    for step in exercise.steps:
        if step.applies(so_far):
            found.append(step)
            if step.name in answers:
                so_far[step.name] = answers[step.name]
    return tuple(found)


def _on(walk: Walk) -> Walk:
    order = [step.name for step in walk.exercise.steps]
    after = order.index(walk.at) + 1 if walk.at else len(order)
    left = {step.name for step in walk.steps()}
    following = (name for name in order[after:] if name in left)
    return replace(walk, at=next(following, None))
