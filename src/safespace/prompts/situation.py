"""A situation: all that choosing a prompt for now may look at, gathered by the caller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass, field
from safespace.prompts.choose import Taste

if TYPE_CHECKING:
    from datetime import date, datetime

    from safespace.prompts.pack import Depth, Perspective
    from safespace.prompts.shown import Showing


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for by hand; `consent` says yes to one deep prompt."""

    theme: str | None = None
    depth: Depth | None = None
    perspective: Perspective | None = None
    easier: bool = False
    consent: bool = False

    def __bool__(self) -> bool:
        """Say whether anything was asked for."""
        return bool(self.theme or self.depth or self.perspective or self.easier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """This moment, what was felt lately, what was shown, and what is wished for.

    `now` is the local wall clock, `day` the journal day it belongs to. `distress` (0 to 10) is the last one noted, and
    `distress_age_h` how many hours ago; `very_high` says that 8 or more was noted
    within 24 hours. `topics` are tags and themes of the latest entries and triggers.
    `held` are people on hold, `circling` says that the guard against going round in
    circles is on. `shown` is oldest first. `current` is the id being shown right now.
    """

    now: datetime
    day: date
    distress: int | None = None
    distress_age_h: float | None = None
    very_high: bool = False
    topics: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    circling: bool = False
    shown: tuple[Showing, ...] = ()
    current: str | None = None
    deep: bool = False
    taste: Taste = field(default_factory=Taste)
    wish: Wish = field(default_factory=Wish)

    @property
    def recent_distress(self) -> int | None:
        """Return the last distress, unless it is more than a day old."""
        age = self.distress_age_h
        return self.distress if age is not None and 0 <= age <= 24 else None

    @property
    def night(self) -> bool:
        """Say whether it is between ten in the evening and six in the morning."""
        return self.now.hour >= 22 or self.now.hour < 6
