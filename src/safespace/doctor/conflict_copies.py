"""Conflict copies: what a cloud folder leaves where two machines wrote at once.

They are named in kind and never opened; their names may hold a machine or a person.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from safespace.doctor.disk import list_names
from safespace.doctor.finding import Finding, amiss, ok

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from safespace.doctor.surroundings import Surroundings

NAME = "conflict copies"
_CONFLICT = re.compile(
    r"conflict(ed)?[ _-]copy"  # Dropbox, Nextcloud, Google Drive
    r"|sync-conflict-\d"  # Syncthing
    r"|_conflict-\d"  # ownCloud
    r"|case conflict|\(sfconflict|\[conflict|\.conflict(\.|$)"  # Seafile, pCloud, Resilio
    r"|\(\d+\)(\.[a-z]+)?$"  # Google Drive, OneDrive, MEGA
    r"|^journal \d+(\.[a-z]+)?$"  # iCloud
    r"|^journal-(?!wal$|shm$|journal$).+\.(db|key)$",  # OneDrive: a machine's name
    re.IGNORECASE,
)
_KINDS = ((".db", "the journal"), (".key", "the key file"), (".toml", "the settings"))


def check_conflict_copies(around: Surroundings) -> tuple[Finding, ...]:
    """Find copies beside the journal, its key, the drafts and the settings."""
    kinds = sorted(set(_find_kinds(around)))
    if not kinds:
        return (ok(NAME, "No conflict copies lie beside the files."),)
    return (
        amiss(
            NAME,
            f"There is what looks like a conflict copy of {' and of '.join(kinds)}. "
            "It was not opened.",
            "Make a backup first. Then move the copy to a folder of its own, and look"
            " into it with SAFESPACE_HOME, before you decide.",
        ),
    )


def _find_kinds(around: Surroundings) -> Iterator[str]:
    places = around.places
    journal = places.journal
    yield from (_tell_kind(name) for name in _conflicts(journal))
    beside = (name for name in _conflicts(journal.parent) if "journal" in name.lower())
    yield from ("the journal" for _ in beside)
    for folder in (places.drafts, places.inbox):
        yield from ("a draft or note" for _ in _conflicts(folder))
    yield from ("a backup" for _ in _conflicts(places.backups))
    settings = places.settings.stem
    for name in _conflicts(places.settings.parent):
        if name.startswith(settings):
            yield "the settings"


def _conflicts(folder: Path) -> list[str]:
    return [name for name in list_names(folder) if _CONFLICT.search(name)]


def _tell_kind(name: str) -> str:
    found = (kind for suffix, kind in _KINDS if name.lower().endswith(suffix))
    return next(found, "the journal")
