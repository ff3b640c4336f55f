"""Cloud folders: whether something copies the journal to other machines by itself."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from safespace.doctor.disk import find_real, list_names
from safespace.doctor.encryption import find_state
from safespace.doctor.finding import Finding, amiss, look, ok
from safespace.vault.folder import State

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.doctor.surroundings import Surroundings

NAME = "cloud folder"
# How the services name their folders; what follows the name is a person's or a firm's.
_FOLDERS = (
    (r"dropbox( \(.+\))?|dropbox-.+", "Dropbox"),
    (r"onedrive( - .+)?|onedrive-.+", "OneDrive"),
    (r"google ?drive|googledrive-.+|my drive", "Google Drive"),
    (r"icloud ?drive|mobile documents|com~apple~clouddocs", "iCloud"),
    (r"nextcloud.*", "Nextcloud"),
    (r"owncloud.*", "ownCloud"),
    (r"syncthing", "Syncthing"),
    (r"mega|megasync", "MEGA"),
    (r"pcloud|pcloud ?drive", "pCloud"),
    (r"box sync|box-box", "Box"),
    (r"proton ?drive|protondrive-.+", "Proton Drive"),
    (r"seafile|seadrive", "Seafile"),
    (r"tresorit|tresors", "Tresorit"),
    (r"resilio sync", "Resilio Sync"),
    (r"yandex\.disk", "Yandex Disk"),
    (r"kdrive", "kDrive"),
    (r"cloudstorage", "a cloud service"),
)
# What their programs leave in the uppermost folder they copy.
_MARKERS = (
    (".stfolder", "Syncthing"),
    (".dropbox.cache", "Dropbox"),
    (".sync_*.db", "Nextcloud or ownCloud"),
    ("._sync_*.db", "Nextcloud or ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".megaignore", "MEGA"),
)
_AWAY = (
    "Move it out of there, with nothing of safespace running, and set SAFESPACE_HOME"
    " to its new place."
)


def check_syncing(around: Surroundings) -> tuple[Finding, ...]:
    """Find a cloud service by the names above the files and by what it leaves there."""
    places = around.places
    tops = (places.journal, places.drafts, places.inbox, places.settings)
    service = next(filter(None, map(find_service, tops)), None)
    if service is None:
        return (ok(NAME, "No cloud folder was recognised around the files."),)
    words = f"The files lie in a folder that {service} copies elsewhere."
    if find_state(around) is State.PLAIN:
        return (
            amiss(
                NAME, f"{words} They can be read there.", f"safespace encrypt. {_AWAY}"
            ),
        )
    words = f"{words} It sees how large they are and when they change."
    return (look(NAME, words, _AWAY),)


def find_service(path: Path) -> str | None:
    """Return the service whose folder a path lies in, by its own name."""
    ways = dict.fromkeys((path, find_real(path)))
    for place in (place for way in ways for place in (way, *way.parents)):
        found = _by_name(place.name) or _by_marker(list_names(place))
        if found:
            return found
    return None


def _by_name(name: str) -> str | None:
    known = (s for form, s in _FOLDERS if re.fullmatch(form, name, re.IGNORECASE))
    return next(known, None)


def _by_marker(names: tuple[str, ...]) -> str | None:
    for name in names:
        for form, service in _MARKERS:
            if fnmatchcase(name, form):
                return service
    return None
