"""Backups: whether there is a whole one, how old it is, and whether it lies elsewhere."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from safespace.doctor.disk import find_device
from safespace.doctor.encryption import find_state
from safespace.doctor.finding import Finding, amiss, look, ok
from safespace.errors import SafespaceError
from safespace.vault.backups import Backup, list_backups
from safespace.vault.folder import State, tell

if TYPE_CHECKING:
    from safespace.doctor.surroundings import Surroundings

NAME = "backup"
PLACE = "backup place"
_DAY_MS = 86_400_000
_MAKE = "safespace backup"
# Rounded this far, an age tells nobody on which day somebody wrote.
_AGES = (
    (14, "less than two weeks old"),
    (60, "some weeks old"),
    (365, "some months old"),
)
_OLD = "more than a year old"
_FRESH_DAYS = 60


def check_backups(around: Surroundings) -> tuple[Finding, ...]:
    """Look at the newest backup with all of its files."""
    if find_state(around) is State.ABSENT:
        return ()
    try:
        found = _find_newest(around)
    except SafespaceError as error:
        return (amiss(NAME, error.message, error.hint),)
    if found is None:
        return (amiss(NAME, "There is no backup yet.", _MAKE),)
    days = (around.now_ms - found.taken_ms) // _DAY_MS
    if days < 0:
        words = "The newest backup is dated in the future: a clock was wrong."
        return (look(NAME, words, _MAKE), *_check_place(around))
    words = f"The newest backup is {_say_age(days)}."
    fresh = ok(NAME, words) if days < _FRESH_DAYS else look(NAME, words, _MAKE)
    return (fresh, *_check_place(around))


def _find_newest(around: Surroundings) -> Backup | None:
    whole = {State.PLAIN, State.ENCRYPTED}
    for backup in list_backups(around.places.backups):
        with suppress(SafespaceError):
            if tell(backup.path, tighten=False) in whole:
                return backup
    return None


def _say_age(days: int) -> str:
    return next((words for limit, words in _AGES if days < limit), _OLD)


def _check_place(around: Surroundings) -> tuple[Finding, ...]:
    places = around.places
    if find_device(places.backups) != find_device(places.journal):
        return (ok(PLACE, "Backups and journal lie on different disks."),)
    words = "Backups and journal lie on the same disk, and would be gone together."
    mend = "Copy the folder of backups to a disk or a place you trust."
    return (look(PLACE, words, mend),)
