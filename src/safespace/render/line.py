"""Lines of spans: what every screen is made of before anybody picks colours."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Role(Enum):
    """What a piece of text is; the theme decides how that looks."""

    TEXT = "text"
    HEADING = "heading"
    CODE = "code"
    QUIET = "quiet"
    TAG = "tag"
    PERSON = "person"
    QUESTION = "question"
    MATCH = "match"
    FULL = "full"
    ACCENT = "accent"
    HEAVY = "heavy"


class Fold(Enum):
    """What happens to a line that is wider than the screen.

    BETWEEN breaks after separators, and inside a part only where one has no room.
    """

    WRAP = "wrap"
    CUT = "cut"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one role."""

    text: str
    role: Role = Role.TEXT


@dataclass(frozen=True, slots=True)
class Line:
    """One line; its continuation lines, if it wraps, start at indent cells."""

    spans: tuple[Span, ...] = ()
    fold: Fold = Fold.WRAP
    indent: int = 0

    @property
    def plain(self) -> str:
        """Return the text alone."""
        return "".join(span.text for span in self.spans)


BLANK = Line()
SEPARATOR = " · "


def line(*parts: str | Span, fold: Fold = Fold.WRAP, indent: int = 0) -> Line:
    """Build a line from texts and spans."""
    spans = tuple(Span(p) if isinstance(p, str) else p for p in parts)
    return Line(spans, fold, indent)


def quiet(text: str) -> Span:
    """Return a span for what matters less."""
    return Span(text, Role.QUIET)


def heading(text: str) -> Span:
    """Return a span for a heading."""
    return Span(text, Role.HEADING)


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Put separators between spans."""
    for number, span in enumerate(spans):
        if number:
            yield quiet(SEPARATOR)
        yield span
