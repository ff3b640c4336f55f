"""A programme: steps in an order, each a question or an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Stage:
    """One step; where there is an exercise by its name, that is done instead.

    `relational` ones are about dealing with somebody, and step aside during a hold.
    """

    id: str
    part: str
    prompt: str
    why: str = ""
    exercise: str | None = None
    relational: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """A named row of stages, with no dates in it."""

    name: str
    title: str
    summary: str
    stages: tuple[Stage, ...]
    practice: tuple[str, ...] = ()

    def find_next(self, done: Collection[str]) -> Stage | None:
        """Return the first stage that is not done, or None at the end."""
        return next((stage for stage in self.stages if stage.id not in done), None)

    def place_of(self, stage: Stage) -> tuple[int, int]:
        """Return how manieth a stage is, from 1, and of how many."""
        return self.stages.index(stage) + 1, len(self.stages)
