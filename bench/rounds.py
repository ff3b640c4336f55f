"""Interleaved rounds: a slow minute of the machine touches every command alike."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from process import Command, CommandError, Ran, output_of, run

if TYPE_CHECKING:
    from collections.abc import Mapping
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
class Times:
    """Several runs of one command: seconds on the wall, of processor, and MiB."""

    least: float
    middle: float
    cpu: float
    peak_mib: float


def measure(
    tasks: Mapping[Cell, Task], rounds: int, scratch: Path
) -> dict[Cell, Times]:
    """Run everything once to warm up and to check, then in rounds, and time it."""
    for cell, task in tasks.items():
        run(task.command, scratch)
        _check(cell, task, output_of(scratch, LOOKED_AT))
    took: dict[Cell, list[Ran]] = {cell: [] for cell in tasks}
    cells = list(tasks)
    for number in range(rounds):
        # Each round begins elsewhere, so that none always follows the same neighbour.
        turn = number * len(cells) // rounds
        for cell in cells[turn:] + cells[:turn]:
            took[cell].append(run(tasks[cell].command, scratch))
        print(f"\rround {number + 1} of {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return {cell: _sum_up(runs) for cell, runs in took.items()}


def _check(cell: Cell, task: Task, said: str) -> None:
    if task.shows not in said:
        raise CommandError(f"{cell} did not show {task.shows!r}: {said[:300]!r}")


def _sum_up(runs: list[Ran]) -> Times:
    seconds = [ran.seconds for ran in runs]
    return Times(
        least=min(seconds),
        middle=median(seconds),
        cpu=min(ran.cpu_seconds for ran in runs),
        peak_mib=max(ran.peak_mib for ran in runs),
    )
