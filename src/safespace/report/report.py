"""A report as values: sections of findings, chosen entries, and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date

    from safespace.domain.day import DayRange
    from safespace.domain.entry import Entry
    from safespace.insights.shape import Shape

# More than this is no longer one page.
MOST_ENTRIES, MOST_QUESTIONS = 3, 12


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with what was found under it."""

    name: str
    title: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Excerpt:
    """An entry that was chosen to be in the report, and who was there, as shown."""

    entry: Entry
    people: tuple[str, ...]

    def __repr__(self) -> str:
        """Show the id alone."""
        return f"Excerpt({self.entry.id})"


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """One page: the days it is about, what they say, and words somebody chose.

    `silent` has the titles of sections with nothing to say. Without `figures`, nothing
    that is shown has a number that was counted or rated. People are letters if `masked`.
    """

    days: DayRange
    made: date
    sections: tuple[Section, ...]
    silent: tuple[str, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    questions: tuple[str, ...] = ()
    figures: bool = True
    masked: bool = True

    def __repr__(self) -> str:
        """Show nothing of the words."""
        return f"Report({self.made})"
