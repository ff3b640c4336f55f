"""What lay in the journal's place and could not be read, moved aside untouched."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from safespace.domain.moment import EPOCH
from safespace.vault import claim, private

if TYPE_CHECKING:
    from pathlib import Path

_STAMP = "%Y%m%dT%H%M%SZ"


def move_aside(folder: Path, *, now_ms: int) -> Path:
    """Give a journal's folder another name, in one step, and return it.

    Raises:
        StorageError: when the disk refuses, or another terminal has the folder.
    """
    with claim.calm(folder.name), claim.held(folder):
        place = _free_place(folder, now_ms)
        folder.rename(place)
        private.sync_folder(folder.parent)
    return place


def put_back(place: Path, folder: Path) -> None:
    """Give what was moved aside its name again."""
    with private.translated(folder.name):
        place.rename(folder)
        private.sync_folder(folder.parent)


def list_aside(folder: Path) -> tuple[Path, ...]:
    """Return what was moved aside from a journal's place, newest first."""
    named_so = re.compile(re.escape(folder.name) + r"\.aside-[0-9]{8}T[0-9]{6}Z")
    with private.translated(folder.parent.name):
        try:
            beside = list(folder.parent.iterdir())
        except FileNotFoundError:
            return ()
    found = [path for path in beside if named_so.fullmatch(path.name)]
    return tuple(sorted(found, reverse=True))


def _free_place(folder: Path, now_ms: int) -> Path:
    at = EPOCH + timedelta(milliseconds=now_ms)
    while True:
        place = folder.with_name(f"{folder.name}.aside-{at.strftime(_STAMP)}")
        if not os.path.lexists(place):
            return place
        at += timedelta(seconds=1)
