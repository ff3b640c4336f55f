"""What an importer gives, one after another, while it reads what another program wrote."""

from __future__ import annotations

from typing import TypeAlias

from safespace.domain.arrival import Arrival, Begun, Held
from safespace.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Unread:
    """A record that cannot be taken over: where it stands, and why; never its words."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Left:
    """Something that has no place in a journal of words, such as a photo.

    `what` is a noun in the singular; `count` is how many of them stood there.
    """

    what: str
    count: int = 1


Item: TypeAlias = Arrival | Held | Begun | Unread | Left
