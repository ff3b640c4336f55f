"""What a form asks on one screen and what comes back, free of any terminal library."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from safespace.frozen import dataclass, field


class Move(Enum):
    """Where somebody goes from a question."""

    NEXT = "next"
    SKIP = "skip"
    BACK = "back"
    SAVE = "save"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class TextField:
    """Room for words."""

    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ScaleField:
    """A row of numbers; anchors are words for some of them, `value` the present one.

    A number stands for `step` times itself, and is shown and handed back as that.
    """

    low: int
    high: int
    anchors: tuple[tuple[int, str], ...] = ()
    value: int | None = None
    step: int = 1
    sign: str = ""


@dataclass(frozen=True, slots=True)
class ListField:
    """Options with their meanings; numbers from 1. `most` is 1 for one, 0 for any."""

    options: tuple[tuple[str, str], ...]
    chosen: frozenset[int] = frozenset()
    most: int = 1


@dataclass(frozen=True, slots=True)
class PageField:
    """A page to read; `frame` draws what moves, by seconds, until `lasts_s`."""

    lines: tuple[str, ...] = ()
    frame: Callable[[float, int], tuple[str, ...]] | None = None
    lasts_s: float = 0.0


FieldOf = TextField | ScaleField | ListField | PageField


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """One screen: where this is, what is asked, and how it can be answered."""

    heading: str
    text: str
    field: FieldOf
    above: str = ""
    hint: str = ""
    trouble: str = ""

    def __repr__(self) -> str:
        """Show nothing of the answers."""
        return f"Question({self.heading})"


@dataclass(frozen=True, slots=True, repr=False)
class Reply:
    """A move, and what was typed: words, a number, or numbers of options."""

    move: Move
    typed: str = ""

    def __repr__(self) -> str:
        """Show nothing of what was typed."""
        return f"Reply({self.move.value})"


Respond = Callable[[Reply], "Question | None"]
