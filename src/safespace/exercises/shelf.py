"""Finding exercises by name: the ones that come along, then somebody's own."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from safespace.exercises import catalog

if TYPE_CHECKING:
    from safespace.exercises.exercise import Exercise


def list_names() -> tuple[str, ...]:
    """Return the names of the exercises that come along; none of them is imported."""
    found = (module.name for module in iter_modules(catalog.__path__))
    return tuple(sorted(name.replace("_", "-") for name in found))


def load(name: str) -> Exercise | None:
    """Import one exercise, or return None where there is none by that name."""
    if name not in list_names():
        return None
    module = import_module(f"{catalog.__name__}.{name.replace('-', '_')}")
    found: Exercise = module.EXERCISE
    return found


def find_hidden(name: str) -> frozenset[str]:
    """Return the steps of an exercise whose words stay in their form."""
    found = load(name)
    return (
        frozenset(step.name for step in found.steps if step.hidden)
        if found
        else frozenset()
    )
