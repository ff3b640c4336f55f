"""Breaking a command at one of the calls it makes inside the program."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from safespace.storage.driver import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

# What only the broken call knows: in its error, in the cause of it, and in its frame.
SECRET = "heronmarblekite"
ERRORS: tuple[type[Exception], ...] = (
    *(RuntimeError, KeyError, ValueError, DatabaseError, AssertionError),
    *(OSError, MemoryError, AttributeError, RecursionError, TypeError),
)


@dataclass(slots=True)
class Breaking:
    """Counts the calls from the command's own first one on, and breaks one of them."""

    module: str
    at: int = -1
    calls: int = 0
    broken: str = ""
    _begun: bool = field(default=False, repr=False)

    def __call__(self, frame: FrameType, event: str, arg: object) -> None:
        """Be told of a call; where it is the one, it fails with the secret."""
        del arg
        name = str(frame.f_globals.get("__name__", ""))
        inside = name.startswith("safespace.") and event == "call"
        if not inside or frame.f_code.co_name.startswith("<") or self.broken:
            return
        self._begun = self._begun or name == self.module
        if not self._begun:
            return
        self.calls += 1
        if self.calls - 1 == self.at:
            self.broken = f"{name}.{frame.f_code.co_name}"
            fail(ERRORS[self.at % len(ERRORS)])


def fail(kind: type[Exception]) -> None:
    """Raise an error that holds the secret in every place an error has."""
    known = {SECRET: SECRET}
    error = kind(SECRET, known)
    error.add_note(SECRET)
    raise error from LookupError(SECRET)


@contextmanager
def breaking(module: str, at: int = -1) -> Iterator[Breaking]:
    """Break whatever runs in the block; without a number, only count."""
    watched = Breaking(module, at)
    before = sys.gettrace()
    sys.settrace(watched)
    try:
        yield watched
    finally:
        sys.settrace(before)
