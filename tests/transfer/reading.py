"""Reading files of other programs, as import does, and what came of it."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from safespace.domain.arrival import Arrival
from safespace.transfer.formats import find_importer
from safespace.transfer.item import Left, Unread
from safespace.transfer.setting import Setting
from safespace.transfer.source import open_source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from safespace.transfer.item import Item

DUBLIN = "Europe/Dublin"


def make_setting(zone: str = DUBLIN, moods: Mapping[str, int] | None = None) -> Setting:
    """Return what reading needs: somebody in Dublin, whose day starts at four."""
    return Setting(ZoneInfo(zone), zone, time(4), moods or {})


def read_all(
    path: Path, setting: Setting | None = None, *, name: str | None = None
) -> list[Item]:
    """Read a file with the importer that knows it, or with the one that is named."""
    with open_source(path) as source:
        return list(find_importer(source, name).read(source, setting or make_setting()))


def tell_format(path: Path) -> str:
    """Return the name of the importer that knows a file."""
    with open_source(path) as source:
        return find_importer(source).NAME


def arrivals(items: Sequence[Item]) -> list[Arrival]:
    """Return the entries among what was read."""
    return [each for each in items if isinstance(each, Arrival)]


def unread(items: Sequence[Item]) -> list[tuple[str, str]]:
    """Return what could not be read: where it stands, and why."""
    return [(each.place, each.why) for each in items if isinstance(each, Unread)]


def left(items: Sequence[Item]) -> dict[str, int]:
    """Return how many of each kind of thing stayed behind."""
    found: dict[str, int] = {}
    for each in items:
        if isinstance(each, Left):
            found[each.what] = found.get(each.what, 0) + each.count
    return found
