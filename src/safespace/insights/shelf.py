"""Finding insights by name; each is one file of the catalogue."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from safespace.insights import catalog

if TYPE_CHECKING:
    from safespace.insights.insight import Insight

# What people look for first stands first; the others follow by name.
_FIRST = ("fears", "waves", "triggers", "urges", "body", "before-and-after", "mood")


def list_names() -> tuple[str, ...]:
    """Return the names of all insights, without importing one of them."""
    found = {module.name.replace("_", "-") for module in iter_modules(catalog.__path__)}
    first = [name for name in _FIRST if name in found]
    return (*first, *sorted(found - set(first)))


def load(name: str) -> Insight | None:
    """Import one insight, or return None where there is none by that name."""
    if name not in list_names():
        return None
    module = import_module(f"{catalog.__name__}.{name.replace('-', '_')}")
    found: Insight = module.INSIGHT
    return found
