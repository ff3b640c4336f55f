"""An entry: somebody's words, when they were written, and what was noted beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.domain.text import first_line
from safespace.frozen import dataclass, field

if TYPE_CHECKING:
    from datetime import date

    from safespace.domain.form import Form
    from safespace.domain.ident import EntryId, ShortCode
    from safespace.domain.moment import Moment


@dataclass(frozen=True, slots=True)
class Feelings:
    """How it felt: valence and energy from -4 to 4, distress from 0 to 10."""

    valence: int | None = None
    energy: int | None = None
    distress: int | None = None

    def __bool__(self) -> bool:
        """Say whether anything was noted."""
        return any(v is not None for v in (self.valence, self.energy, self.distress))


@dataclass(frozen=True, slots=True)
class When:
    """When an entry happened, if that differs from when it was written.

    A whole day has no clock time; its moment is local noon, for ordering only.
    """

    moment: Moment
    whole_day: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Content:
    """Everything about an entry that a person can change; each save is a revision.

    The words of a filled-in exercise are its form put into words.
    """

    body: str
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    feelings: Feelings = field(default_factory=Feelings)
    form: Form | None = None

    def __repr__(self) -> str:
        """Show nothing of the words, so that no traceback can."""
        return "Content(…)"

    def says_the_same_as(self, other: Content) -> bool:
        """Say whether saving one over the other would change anything.

        Labels have no order of their own, and their case is that of their first use.
        """
        return (
            self.body == other.body
            and self.feelings == other.feelings
            and self.form == other.form
            and _fold(self.tags) == _fold(other.tags)
            and _fold(self.people) == _fold(other.people)
        )


def _fold(labels: tuple[str, ...]) -> set[str]:
    return {label.casefold() for label in labels}


@dataclass(frozen=True, slots=True, repr=False)
class NewEntry:
    """An entry before it is saved; its id is made before the first try.

    It is captured when it was sealed while the journal was locked: then anybody at
    the computer may have written it.
    """

    id: EntryId
    content: Content
    written: Moment
    day: date
    happened: When | None = None
    kind: str = "entry"
    prompt_id: str | None = None
    question: str | None = None
    captured: bool = False

    def __repr__(self) -> str:
        """Show the id alone."""
        return f"NewEntry({self.id})"


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """A saved entry."""

    id: EntryId
    short: ShortCode
    content: Content
    written: Moment
    day: date
    happened: When | None
    kind: str
    prompt_id: str | None
    question: str | None
    revision: int
    deleted_ms: int | None = None
    captured: bool = False

    def __repr__(self) -> str:
        """Show the id alone."""
        return f"Entry({self.id})"

    @property
    def moment(self) -> Moment:
        """Return when it happened, or else when it was written."""
        return self.happened.moment if self.happened else self.written

    @property
    def whole_day(self) -> bool:
        """Say whether the entry is about a day as a whole, without a clock time."""
        return self.happened is not None and self.happened.whole_day

    @property
    def title(self) -> str:
        """Return the first line that says something."""
        return first_line(self.content.body)


@dataclass(frozen=True, slots=True, repr=False)
class Revision:
    """An earlier state of an entry, and when it was replaced."""

    number: int
    content: Content
    saved_ms: int

    def __repr__(self) -> str:
        """Show the number alone."""
        return f"Revision({self.number})"
