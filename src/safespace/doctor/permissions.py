"""Permissions: whether other accounts on this computer may open the journal's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.doctor.address import say_command
from safespace.doctor.disk import find_real
from safespace.doctor.finding import Finding, amiss, ok
from safespace.frozen import dataclass
from safespace.vault.folder import JOURNAL_NAME, KEY_NAME
from safespace.vault.private import FILE_MODE, FOLDER_MODE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from safespace.doctor.disk import Seen
    from safespace.doctor.surroundings import Surroundings

NAME = "permissions"
_FILES = {
    JOURNAL_NAME: "the journal itself",
    KEY_NAME: "the key file",
    "settings.toml": "the settings",
}


@dataclass(frozen=True, slots=True)
class _Area:
    top: Path
    words: str


def check_permissions(around: Surroundings) -> tuple[Finding, ...]:
    """Find files that are not for this account alone."""
    if not around.seen:
        return ()
    found = [_check(around, area) for area in _areas(around)]
    amiss_ones = tuple(each for each in found if each is not None)
    return amiss_ones or (ok(NAME, "Only this account may open the journal's files."),)


def _areas(around: Surroundings) -> tuple[_Area, ...]:
    places = around.places
    return (
        _Area(places.journal, "the journal's folder"),
        _Area(places.drafts, "the folder of drafts"),
        _Area(places.inbox, "the folder of notes written while locked"),
        _Area(places.backups, "the folder of backups"),
        _Area(places.settings, "the settings"),
    )


def _check(around: Surroundings, area: _Area) -> Finding | None:
    top = find_real(area.top)
    inside = (seen for seen in around.seen if seen.path.is_relative_to(top))
    wide = [seen for seen in inside if _is_wrong(seen)]
    if not wide:
        return None
    words, mend = _tell(around, area, wide)
    if any(seen.mode & 0o077 for seen in wide):
        return amiss(NAME, f"Other accounts on this computer may open {words}.", mend)
    return amiss(NAME, f"This account may not do all it needs with {words}.", mend)


def _is_wrong(seen: Seen) -> bool:
    return seen.mode != (FOLDER_MODE if seen.is_folder else FILE_MODE)


def _tell(around: Surroundings, area: _Area, wide: Sequence[Seen]) -> tuple[str, str]:
    only = wide[0]
    path = area.top / only.path.relative_to(find_real(area.top))
    if len(wide) == 1 and path == area.top and only.is_folder:
        return area.words, say_command(around, "chmod 700", path)
    known = path.parent == around.places.journal or path == around.places.settings
    if len(wide) == 1 and known and path.name in _FILES:
        return _FILES[path.name], say_command(around, "chmod 600", path)
    # Names of drafts and backups hold dates, so the whole folder is set right.
    words = f"{area.words}, or files in it"
    return words, say_command(around, "chmod -R u+rwX,go=", area.top)
