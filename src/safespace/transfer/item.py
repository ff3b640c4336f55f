"""What an importer gives, one after another, while it reads what another program wrote."""

from __future__ import annotations

from typing import Literal, TypeAlias

from safespace.domain.arrival import Arrival, Begun, Held
from safespace.frozen import dataclass

# What stays behind, by the same noun in whatever format it stands.
Noun: TypeAlias = Literal[
    "activity",
    "attachment",
    "clock time",
    "contact",
    "device name",
    "document",
    "entry in the bin",
    "entry without words",
    "folder",
    "label",
    "link",
    "mood",
    "older copy",
    "other file",
    "other item",
    "part without words",
    "photo",
    "place",
    "podcast",
    "recording",
    "scale",
    "secret",
    "song",
    "spreadsheet",
    "unknown column",
    "unknown field",
    "video",
    "weather",
]


@dataclass(frozen=True, slots=True)
class Unread:
    """A record that cannot be taken over: where it stands, and why; never its words."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Left:
    """Something that has no place in a journal of words, such as a photo.

    `what` is one of them; `count` is how many of them stood there.
    """

    what: Noun
    count: int = 1


Item: TypeAlias = Arrival | Held | Begun | Unread | Left
