"""Claims: a lock on a folder that says somebody alive is at work in it.

The kernel takes the lock back when its holder ends, however it ends.
"""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from safespace.errors import StorageError
from safespace.vault import private

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


def take(place: Path) -> int:
    """Claim a folder of this account, never through a link; closing it lets go.

    Raises:
        BlockingIOError: when somebody else has it.
        FileNotFoundError: when it is not there, or was moved in this moment.
        OSError: when it is no folder, or another account's.
    """
    descriptor = os.open(place, _FOLDER)
    try:
        _lock(place, descriptor)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


@contextmanager
def held(place: Path) -> Iterator[None]:
    """Claim a folder for a while; raises what `take` raises."""
    descriptor = take(place)
    try:
        yield
    finally:
        os.close(descriptor)


def is_on(place: Path, descriptor: int) -> bool:
    """Tell whether the folder of a claim is the one that has this name now."""
    try:
        return os.path.samestat(place.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def is_taken(place: Path) -> bool:
    """Tell whether a folder cannot be claimed."""
    try:
        with held(place):
            return False
    except OSError:
        return True


def is_own_folder(place: Path) -> bool:
    """Tell whether a folder of this account is there, and not a link to one."""
    try:
        seen = place.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(seen.st_mode) and seen.st_uid == os.geteuid()


@contextmanager
def calm(what: str) -> Iterator[None]:
    """Let refused claims, and what else the system refuses, leave as `StorageError`."""
    with private.translated(what):
        try:
            yield
        except BlockingIOError as error:
            raise busy() from error


def busy() -> StorageError:
    """Return the error for a journal that another process is replacing."""
    return StorageError(
        "Another safespace is exchanging this journal for a new one.",
        hint="Try again in a moment. Nothing was changed here.",
    )


def _lock(place: Path, descriptor: int) -> None:
    if os.fstat(descriptor).st_uid != os.geteuid():
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    if not is_on(place, descriptor):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
