"""Interleaved rounds: a slow minute of the machine touches every command alike."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from process import Command, CommandError, output_of, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LOOKED_AT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing that is measured: an operation, on a journal, in a look."""

    what: str
    journal: str = ""
    entries: int = 0
    look: str = "plain"


@dataclass(frozen=True, slots=True)
class Task:
    """A command, and a piece of what it prints when it does its work."""

    command: Command
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A floor, and what is run right after it and compared with it, in every round."""

    floor: tuple[Cell, Task]
    others: tuple[tuple[Cell, Task], ...]

    @property
    def tasks(self) -> tuple[tuple[Cell, Task], ...]:
        """Return all of them in the order they are run."""
        return (self.floor, *self.others)


@dataclass(slots=True)
class Times:
    """One command in several rounds: seconds, those of its floor, and MiB."""

    seconds: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    peak_mib: float = 0.0

    @property
    def least(self) -> float:
        """The shortest run, in seconds."""
        return min(self.seconds)

    @property
    def middle(self) -> float:
        """The median run, in seconds."""
        return median(self.seconds)


Measured = dict[Cell, Times]


def measure(groups: Sequence[Group], rounds: int, scratch: Path) -> Measured:
    """Run everything once to warm up and to check, then in rounds, and time it."""
    for group in groups:
        for cell, task in group.tasks:
            run(task.command, scratch)
            _check(cell, task, output_of(scratch, LOOKED_AT))
    measured: Measured = {cell: Times() for g in groups for cell, _ in g.tasks}
    for number in range(rounds):
        for group in groups:
            _run_group(group, measured, scratch)
        print(f"\rround {number + 1} of {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return measured


def compare(seconds: Sequence[float], floor: Sequence[float]) -> tuple[float, float]:
    """Return the median ratio within a round, and that of the shortest runs of all.

    On a machine that is now fast and now slow, the first is the one to believe.
    """
    pairs = [a / b for a, b in zip(seconds, floor, strict=True)]
    return median(pairs), min(seconds) / min(floor)


def _run_group(group: Group, measured: Measured, scratch: Path) -> None:
    floor = 0.0
    for cell, task in group.tasks:
        ran = run(task.command, scratch)
        floor = floor or ran.seconds
        times = measured[cell]
        times.seconds.append(ran.seconds)
        times.floor.append(floor)
        times.peak_mib = max(times.peak_mib, ran.peak_mib)


def _check(cell: Cell, task: Task, said: str) -> None:
    if task.shows not in said:
        raise CommandError(f"{cell} did not show {task.shows!r}: {said[:300]!r}")
