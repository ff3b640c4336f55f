"""Which backup somebody means: by its number, its time, or the folder it lies in."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.domain.moment import EPOCH
from safespace.errors import NotFoundError, UsageError
from safespace.vault.backups import (
    is_readable,
    is_whole,
    list_backups,
    read_backup,
)
from safespace.vault.folder import State, tell

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.vault.backups import Backup

_NUMBER = re.compile(r"[0-9]{1,3}")
_TIME = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[T ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2}))?)?"
    r"(?:\s*(?:Z|UTC))?(?:-[a-z]+)?"
)
_LISTED = "The ones there are: safespace backup list"


def choose(run: AppContext, which: str | None) -> list[Backup]:
    """Return the backups to try, in this order; one alone if it was named.

    Raises:
        UsageError: when what was typed is no number, time or folder, or fits several.
        NotFoundError: when there is no such backup, or none at all.
    """
    if which is not None and "/" in which:
        return [read_backup(Path(which).expanduser().absolute())]
    found = list(list_backups(run.places.backups))
    if not found:
        raise NotFoundError(
            "There is no backup in the folder for them.",
            hint="To restore one from elsewhere: safespace restore FOLDER/",
        )
    if which is not None:
        return [_find(found, which.strip())]
    fitting = list_fitting(run)
    if not fitting:
        raise UsageError(
            "The journal was encrypted, and no whole backup of it is.",
            hint="To take a readable one all the same, name it: safespace restore 1",
        )
    return fitting


def list_fitting(run: AppContext) -> list[Backup]:
    """Return the whole backups that may take the journal's place unnamed, newest first.

    Where a key file is, a readable one never does: whoever put it there would get to
    read what is written next.
    """
    found = [each for each in list_backups(run.places.backups) if is_whole(each)]
    state = tell(run.places.journal)
    if state in {State.ABSENT, State.PLAIN, State.EMPTY_FILE}:
        return found
    sealed = [each for each in found if not is_readable(each)]
    return sealed or (found if state is State.JOURNAL_WITHOUT_KEY else [])


def _find(found: list[Backup], which: str) -> Backup:
    if _NUMBER.fullmatch(which):
        number = int(which)
        if not 1 <= number <= len(found):
            raise NotFoundError(f"There is no backup {number}.", hint=_LISTED)
        return found[number - 1]
    fits = [backup for backup in found if _digits(backup).startswith(_read(which))]
    if not fits:
        raise NotFoundError("There is no backup of that time.", hint=_LISTED)
    if len(fits) > 1:
        raise UsageError(f"{len(fits)} backups fit that time.", hint=_LISTED)
    return fits[0]


def _read(which: str) -> str:
    parts = _TIME.fullmatch(which)
    if parts is None:
        raise UsageError(
            "A backup is named by its number, its time in UTC, or its folder.",
            hint=_LISTED,
        )
    return "".join(filter(None, parts.groups()))


def _digits(backup: Backup) -> str:
    return f"{EPOCH + timedelta(milliseconds=backup.taken_ms):%Y%m%d%H%M%S}"
