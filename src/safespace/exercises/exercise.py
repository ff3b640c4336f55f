"""An exercise: its steps in order, what it is for, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any

from safespace.frozen import dataclass, field

if TYPE_CHECKING:
    from datetime import date

    from safespace.exercises.answer import Answers, Condition
    from safespace.exercises.kinds import Kind

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


class Topic(Enum):
    """A page shown in the middle of an exercise; the program knows what is on it."""

    HELP_NOW = "help-now"
    BREATH = "breath"
    MOMENT = "moment"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Step:
    """One screen with one question.

    `quick` steps make up the short path. `when` says whether the step applies, given
    the answers so far. `show` is text above the question made from the answers. What
    is not `stored` is asked and acted on, and never kept. A step with a `topic` shows
    that page; it may have no question of its own. What is not `asked` is filled in by
    the program. `hidden` words stay in the form: lists, reading and searching never
    meet them.
    `relational` steps are about dealing with somebody, and are left out while that
    person is on hold.
    """

    name: str
    question: str
    kind: Kind | None
    label: str = ""
    hint: str = ""
    quick: bool = False
    when: Condition | None = None
    show: Callable[[Answers], str] | None = None
    stored: bool = True
    unkept: frozenset[str] = frozenset()
    topic: Topic | None = None
    asked: bool = True
    hidden: bool = False
    relational: bool = False

    def applies(self, answers: Answers) -> bool:
        """Say whether this step is asked, given the answers so far."""
        return self.when is None or self.when(answers)


@dataclass(frozen=True, slots=True)
class Exercise:
    """A named row of steps; `practices` are the ids of what it realises.

    `relational` exercises are about dealing with somebody, and step aside while that
    person is on hold. `upgrades[n]` turns stored answers of version n + 1 into those
    of the next. `fill` adds answers nobody was asked for, given the day. `ending`
    gives the lines shown after it is saved. `feelings` names the steps whose answers
    are the entry's valence, energy and distress. `given` steps come from the entry
    that a form is about, and are only asked where it is about none.
    """

    name: str
    title: str
    summary: str
    steps: tuple[Step, ...]
    practices: tuple[str, ...] = ()
    minutes: int = 5
    version: int = 1
    relational: bool = False
    upgrades: tuple[Upgrade, ...] = ()
    fill: Callable[[Answers, date], Answers] | None = None
    ending: Callable[[Answers], tuple[str, ...]] | None = None
    feelings: Mapping[str, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()

    def step(self, name: str) -> Step | None:
        """Return a step by its name."""
        return next((step for step in self.steps if step.name == name), None)

    @property
    def has_quick_path(self) -> bool:
        """Whether there is a shorter way through."""
        return any(step.quick for step in self.steps)
