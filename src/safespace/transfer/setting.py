"""What reading another program's file needs from outside: zone, day start, a mood map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import time, tzinfo


@dataclass(frozen=True, slots=True)
class Setting:
    """The zone of clock times that come without one, and when a day starts.

    `moods` are names of moods as another program has them, in lower case, each with
    the valence from -4 to 4 that it stands for.
    """

    zone: tzinfo
    zone_name: str
    day_start: time
    moods: Mapping[str, int] = field(default_factory=dict)
