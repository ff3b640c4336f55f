"""Somebody's own exercises, read only where their folder is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.shelf import load

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.exercises.exercise import Exercise


def list_own(run: AppContext) -> tuple[Exercise, ...]:
    """Return their exercises, and tell what is wrong with files that are none."""
    folder = run.places.exercises
    try:
        if not any(folder.iterdir()):
            return ()
    except OSError:
        return ()
    # Reading YAML costs more than most commands.
    from safespace.exercises.own import load_own  # noqa: PLC0415

    shelf = load_own(folder)
    for problem in shelf.problems:
        run.output.note(f"{problem.message}. It is left out.")
    return shelf.exercises


def find_any(run: AppContext, name: str) -> Exercise | None:
    """Return an exercise that comes along, or one of their own, by its name."""
    found = load(name)
    if found is not None:
        return found
    return next((one for one in list_own(run) if one.name == name), None)
