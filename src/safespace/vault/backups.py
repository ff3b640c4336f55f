"""The folder of backups: one folder for each, named by its instant and its reason."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from safespace.domain.moment import EPOCH
from safespace.domain.rotation import choose_kept
from safespace.errors import NotFoundError, SafespaceError, StorageError
from safespace.frozen import dataclass
from safespace.vault import private
from safespace.vault.folder import Fill, State, Vault, create, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SECOND_MS = 1000


class Reason(StrEnum):
    """Why a backup was made; the value is part of its folder's name."""

    DAILY = "daily"
    ASKED = "asked"
    MIGRATION = "migration"
    ROTATION = "rotation"
    RESTORE = "restore"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: a folder like a journal's own; its instant is a whole second."""

    path: Path
    taken_ms: int
    reason: Reason


_BEFORE_A_CHANGE = {Reason.MIGRATION, Reason.ROTATION, Reason.RESTORE, Reason.IMPORT}
_WAY_BACK_MS = 28 * 86_400_000
_NAME = re.compile("([0-9]{8}T[0-9]{6}Z)-([a-z]+)")
# Compiled when first used: most runs look at the names of whole backups alone.
_LEFTOVER = rf"{_NAME.pattern}\.new-[0-9a-f]{{16}}"


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of a folder by their names alone, newest first.

    Raises:
        StorageError: when the folder may not be looked into.
    """
    with private.translated(folder.name):
        try:
            with os.scandir(folder) as found:
                names = [one.name for one in found if one.is_dir(follow_symlinks=False)]
        except FileNotFoundError:
            return ()
    backups = (_read_name(folder, name) for name in sorted(names, reverse=True))
    return tuple(backup for backup in backups if backup is not None)


def newest(folder: Path) -> Backup | None:
    """Return the newest backup with all of its files, or None."""
    return next((one for one in list_backups(folder) if is_whole(one)), None)


def is_due(folder: Path, *, now_ms: int, day_start_ms: int) -> bool:
    """Say whether this day has no backup yet; `day_start_ms` is when it began (UTC).

    It costs one listing of the folder. A backup dated later than now, from a clock
    that ran ahead, does not count; nor does one made before a change of the whole
    journal, or anything older, because the journal has been another one since.
    """
    past = [each for each in list_backups(folder) if each.taken_ms <= now_ms]
    changes = [each.taken_ms for each in past if each.reason in _BEFORE_A_CHANGE]
    since_ms = max(day_start_ms, *changes[:1], 0)
    return not any(
        each.taken_ms >= since_ms and each.reason not in _BEFORE_A_CHANGE
        for each in past
    )


def add(folder: Path, fill: Fill, *, reason: Reason, taken_ms: int) -> Backup:
    """Make a backup that is there whole or not at all, whenever this is killed.

    `fill` puts the journal, and its key file if there is one, into a fresh private
    folder, and proves them: what it raises leaves no backup. If the second of
    `taken_ms` has a backup for the same reason, the next free one names this.

    Raises:
        StorageError: when the disk refuses.
    """
    private.ensure_folder(folder)

    def fill_whole(fresh: Path) -> None:
        fill(fresh)
        if not _is_whole(fresh):
            raise StorageError(
                "The backup did not come out whole, so it was not kept.",
                hint="The journal itself is untouched. Try again.",
            )

    with _alone(folder):
        backup = _free_place(folder, reason, taken_ms)
        create(backup.path, fill_whole)
    return backup


def rotate(folder: Path, *, now_ms: int) -> tuple[Backup, ...]:
    """Remove the backups that `choose_kept` does not keep, and return them.

    What was made before a change of the whole journal is the way back from it, and
    stays for four weeks in any case. What has not all of its files neither counts nor
    goes, so the newest whole backup always stays.

    Raises:
        StorageError: when the disk refuses.
    """
    backups = list_backups(folder)
    if not backups:
        return ()
    with _alone(folder), private.translated(folder.name):
        whole = [backup for backup in backups if is_whole(backup)]
        kept = choose_kept((backup.taken_ms for backup in whole), now_ms=now_ms)
        gone = tuple(
            backup
            for backup in whole
            if backup.taken_ms not in kept and not _is_way_back(backup, now_ms)
        )
        for backup in gone:
            _discard(backup.path)
        private.sync_folder(folder)
    return gone


def is_whole(backup: Backup) -> bool:
    """Say whether a backup has all of its files; nothing is opened for it."""
    return _is_whole(backup.path)


def remove(backups: Iterable[Backup]) -> None:
    """Remove backups for good, each in one step.

    Raises:
        StorageError: when the disk refuses.
    """
    for backup in backups:
        with _alone(backup.path.parent), private.translated(backup.path.name):
            _discard(backup.path)
            private.sync_folder(backup.path.parent)


def is_readable(backup: Backup) -> bool:
    """Say whether a backup is not encrypted; what is not whole is not."""
    with suppress(SafespaceError):
        return tell(backup.path) in {State.PLAIN, State.PLAIN_BESIDE_KEY}
    return False


def read_backup(path: Path) -> Backup:
    """Return a backup that lies anywhere; without our name, as old as its file.

    Raises:
        NotFoundError: when no journal with all of its files lies there.
    """
    if not _is_whole(path):
        raise NotFoundError(
            "There is no backup with all of its files in that folder.",
            hint="The ones there are: safespace backup list",
        )
    named = _read_name(path.parent, path.name)
    if named is not None:
        return named
    changed_ms = Vault(path).journal.stat().st_mtime_ns // 1_000_000
    return Backup(path, changed_ms // _SECOND_MS * _SECOND_MS, Reason.ASKED)


def _is_way_back(backup: Backup, now_ms: int) -> bool:
    return backup.reason in _BEFORE_A_CHANGE and now_ms - backup.taken_ms < _WAY_BACK_MS


def _read_name(folder: Path, name: str) -> Backup | None:
    parts = _NAME.fullmatch(name)
    if parts is None:
        return None
    try:
        taken, reason = datetime.fromisoformat(parts[1]), Reason(parts[2])
    except ValueError:
        return None
    taken_ms = (taken - EPOCH) // timedelta(milliseconds=1)
    return Backup(folder / name, taken_ms, reason)


def _free_place(folder: Path, reason: Reason, taken_ms: int) -> Backup:
    at_ms = taken_ms // _SECOND_MS * _SECOND_MS
    while True:
        taken = EPOCH + timedelta(milliseconds=at_ms)
        stamp = taken.replace(tzinfo=None).isoformat("T", "seconds")
        path = folder / f"{re.sub('[-:]', '', stamp)}Z-{reason}"
        if not os.path.lexists(path):
            return Backup(path, at_ms, reason)
        at_ms += _SECOND_MS


def _is_whole(path: Path) -> bool:
    with suppress(SafespaceError):
        return tell(path) in {State.PLAIN, State.ENCRYPTED}
    return False


def _discard(path: Path) -> None:
    # Under a leftover's name first: half a backup never looks like a whole one.
    doomed = path.with_name(f"{path.name}.new-{os.urandom(8).hex()}")
    with suppress(FileNotFoundError):
        path.rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other programs from changing the folder, and clear what killed ones left."""
    with private.translated(folder.name):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with private.translated(folder.name):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            for beside in folder.iterdir():
                if re.fullmatch(_LEFTOVER, beside.name):
                    # It refuses links; and what stays is in nobody's way.
                    shutil.rmtree(beside, ignore_errors=True)
        yield
    finally:
        os.close(descriptor)
