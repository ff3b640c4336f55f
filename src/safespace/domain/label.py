"""Labels: the tags and the people's aliases that a person puts on entries."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from safespace.domain.text import normalise
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_LENGTH = 60


class BadLabelError(ValueError):
    """A tag or alias is empty, too long, or has a comma or line break in it."""


class LabelKind(Enum):
    """What a label is about."""

    TAG = "tag"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class LabelCount:
    """A label and how many entries carry it; the bin does not count."""

    name: str
    count: int


def read_labels(texts: Iterable[str]) -> tuple[str, ...]:
    """Read labels as typed: a leading # or @ is decoration, order is kept."""
    labels: dict[str, str] = {}
    for text in texts:
        name = normalise(text).strip().lstrip("#@ ")
        if not name or len(name) > MAX_LENGTH or "," in name or not name.isprintable():
            raise BadLabelError
        labels.setdefault(name.casefold(), name)
    return tuple(labels.values())
