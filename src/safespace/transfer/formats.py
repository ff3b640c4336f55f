"""Finding the importer for a file; each is a module that is loaded when it is needed."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

from safespace.errors import BadInputError, UsageError
from safespace.transfer import importers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.transfer.item import Item
    from safespace.transfer.setting import Setting
    from safespace.transfer.source import Source

_ANY = "--as names one of them if you know which it is."


class Importer(Protocol):
    """What a module of `importers` has."""

    NAME: str
    # With its article, as in "a backup of Daylio".
    TITLE: str

    @staticmethod
    def detect(source: Source) -> bool:
        """Say whether a source is of this format, from names and first bytes alone."""

    @staticmethod
    def read(source: Source, setting: Setting) -> Iterator[Item]:
        """Give what is there, record by record, the same each time it is read."""


def list_importers() -> tuple[Importer, ...]:
    """Return all importers, in the order of their names."""
    names = sorted(module.name for module in iter_modules(importers.__path__))
    found = (import_module(f"{importers.__name__}.{name}") for name in names)
    return tuple(cast("Importer", module) for module in found)


def find_importer(source: Source, name: str | None = None) -> Importer:
    """Return the importer of a name, or else the one that knows the source.

    Raises:
        UsageError: when there is none of that name.
        BadInputError: when none knows the source, or nothing is in it.
    """
    if not source.names:
        raise BadInputError("There is no file in it.")
    every = list_importers()
    said = ", ".join(each.NAME for each in every)
    if name is not None:
        named = next((each for each in every if name.lower() == each.NAME), None)
        if named is None:
            raise UsageError(
                "There is no format of that name.", hint=f"The formats are: {said}"
            )
        return named
    knowing = next((each for each in every if each.detect(source)), None)
    if knowing is None:
        raise BadInputError(
            "This is of no format that safespace reads.",
            hint=f"The formats are: {said}. {_ANY}",
        )
    return knowing
