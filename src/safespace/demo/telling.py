"""Reading how the half year is told: two files of this package, by week and weekday."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from safespace.frozen import dataclass
from safespace.prompts.tree import Fields, Items, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from safespace.prompts.tree import Node

DAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_HERE = Path(__file__).parent
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is told: when, on a clock without a zone, and all that is said."""

    at: datetime
    said: Mapping[str, Any]


def read_evenings(today: date) -> Iterator[Told]:
    """Give the plain entries, placed in the weeks before and around a day."""
    return _read("evenings.yaml", today)


def read_triggers(today: date) -> Iterator[Told]:
    """Give the triggers in the same way."""
    return _read("triggers.yaml", today)


def _read(name: str, today: date) -> Iterator[Told]:
    monday = today - timedelta(days=today.weekday())
    text = (_HERE / name).read_text(encoding="utf-8")
    for row in _plain(read_tree(text, name)):
        days = DAYS.index(row["day"]) - _WEEK * row["week"]
        clock = time.fromisoformat(row["at"])
        yield Told(datetime.combine(monday + timedelta(days=days), clock), row)


def _plain(node: Node) -> Any:  # noqa: ANN401 - YAML is whatever stands there
    """Return a tree as lists, mappings, texts, and whole numbers where one stands."""
    if isinstance(node, Fields):
        return {key: _plain(each) for key, each in node.nodes.items()}
    if isinstance(node, Items):
        return [_plain(each) for each in node.items]
    return int(node.text) if re.fullmatch(r"-?[0-9]+", node.text) else node.text
