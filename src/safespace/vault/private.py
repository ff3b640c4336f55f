"""Private files and folders: 0600 and 0700 from the first byte, never through a link.

Every error of the operating system leaves here as one calm `StorageError`.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from safespace.errors import DamagedError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_OTHERS = 0o077
_STALE_NS = 3600 * 10**9

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
# NONBLOCK: a pipe planted where a file should be must not make the program wait.
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC

_KEPT = "What was saved before is untouched."
_FULL = (
    "There is no room left on the disk for {what}.",
    f"Make room and try again. {_KEPT}",
)
_REFUSED = (
    "This account is not allowed to use {what}.",
    "Check who owns the folder shown by: safespace path",
)
_LINKED = (
    "A link stands where {what} should be, and links are not followed here.",
    "Put the file or folder itself in that place.",
)
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.ELOOP: _LINKED,
    errno.EROFS: (
        "The disk that holds {what} can only be read.",
        f"Make it writable, or set SAFESPACE_HOME to another place. {_KEPT}",
    ),
    errno.EEXIST: (
        "Something is already in the place of {what}, and it was left as it is.",
        "Move it away, or choose another name.",
    ),
    errno.ENOENT: (
        "There is no {what} where it was looked for.",
        "Check the folder shown by: safespace path",
    ),
    errno.ENOTDIR: (
        "A folder is needed for {what}, and a file or a link stands in its place.",
        "Move it away, or set SAFESPACE_HOME to another place.",
    ),
}
_OTHERWISE = (
    "The disk did not accept what was asked of it for {what}.",
    f"Check the disk and try again. {_KEPT}",
)


def storage_error(error: OSError, what: str) -> StorageError:
    """Turn an error of the operating system into a calm one; `what` names the file."""
    message, hint = _REASONS.get(error.errno or 0, _OTHERWISE)
    return StorageError(message.format(what=what), hint=hint)


@contextmanager
def translated(what: str) -> Iterator[None]:
    """Let the operating system's errors leave as `StorageError`, with their cause."""
    try:
        yield
    except OSError as error:
        raise storage_error(error, what) from error


def ensure_folder(path: Path) -> None:
    """Make sure a folder is there, is ours, and is open to nobody else.

    Raises:
        StorageError: when it belongs to another account, or is a link or a file.
    """
    with translated(path.name):
        _make(path)
        descriptor = os.open(path, _FOLDER)
        try:
            _tighten_folder(descriptor, path.name)
        finally:
            os.close(descriptor)


def ensure_parents(path: Path) -> None:
    """Make the folders above `path` that are missing; those there stay as they are."""
    with translated(path.parent.name):
        if not path.parent.exists():
            _make(path.parent)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet; when this returns it is on the disk.

    Raises:
        StorageError: when anything is there already, or the disk refuses.
    """
    with translated(path.name):
        fill_new(path, (data,))
        sync_folder(path.parent)


def replace(path: Path, data: bytes) -> None:
    """Put new content in place of a file in one step: a reader sees the old or the new.

    Raises:
        StorageError: when a link is in its place, or the disk refuses.
    """
    with translated(path.name):
        if path.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        beside = path.with_name(f".{path.name}.{os.urandom(8).hex()}.new")
        fill_new(beside, (data,))
        try:
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
        _sweep(path)


def read(path: Path, limit: int, *, tighten: bool = True) -> bytes:
    """Read a whole file of at most `limit` bytes, taking it from others' eyes if ours.

    Only somebody who looks for what is amiss leaves the file's mode as it is.

    Raises:
        StorageError: when it is missing, a link, no regular file, or unreadable.
        DamagedError: when it is larger than such a file can be.
    """
    data = peek(path, limit + 1, tighten=tighten)
    if data is None:
        missing = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        raise storage_error(missing, path.name) from missing
    if len(data) > limit:
        raise DamagedError(
            f"{path.name} is larger than it can be, and was not read.",
            hint="Leave it as it is.",
        )
    return data


def peek(path: Path, size: int, *, tighten: bool = True) -> bytes | None:
    """Read the first `size` bytes of a file; None when there is no such file.

    Raises:
        StorageError: when it is a link, no regular file, or unreadable.
    """
    with translated(path.name):
        try:
            descriptor = os.open(path, _READ)
        except FileNotFoundError:
            return None
        try:
            _check_file(descriptor, path.name)
            if tighten:
                _tighten_file(descriptor)
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                return file.read(size)
        finally:
            os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file for good; one that is not there needs nothing done."""
    with translated(path.name), suppress(FileNotFoundError):
        path.unlink()
        sync_folder(path.parent)


def settle(path: Path) -> None:
    """Make a file or folder that something else wrote private, and bring it to disk."""
    with translated(path.name):
        descriptor = os.open(path, _READ)
        try:
            is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
            os.fchmod(descriptor, FOLDER_MODE if is_folder else FILE_MODE)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Bring to disk which names a folder holds, so that a rename outlives a power cut."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def fill_new(path: Path, pieces: Iterable[bytes]) -> None:
    """Make a file of its pieces, and none if one does not come.

    Raises:
        OSError: when anything is there already, or the disk refuses.
    """
    descriptor = os.open(path, _NEW, FILE_MODE)
    try:
        try:
            fill(descriptor, pieces)
        finally:
            os.close(descriptor)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def fill(descriptor: int, pieces: Iterable[bytes]) -> None:
    """Fill an open file, make it private, and bring it to disk."""
    os.fchmod(descriptor, FILE_MODE)
    for piece in pieces:
        _write_all(descriptor, piece)
    os.fsync(descriptor)


def _make(path: Path) -> None:
    if not path.parent.exists():
        _make(path.parent)
    try:
        path.mkdir(mode=FOLDER_MODE)
    except FileExistsError:
        return
    path.chmod(FOLDER_MODE)  # a strict umask may have taken more than it should
    with suppress(PermissionError):  # a folder one may write to and not list
        sync_folder(path.parent)


def _tighten_folder(descriptor: int, what: str) -> None:
    info = os.fstat(descriptor)
    if info.st_uid != os.geteuid():
        raise StorageError(
            f"The folder {what} belongs to another account and was not used.",
            hint="Use safespace from the account that made it, or set SAFESPACE_HOME.",
        )
    if info.st_mode & _OTHERS:
        os.fchmod(descriptor, FOLDER_MODE)


def _check_file(descriptor: int, what: str) -> None:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise StorageError(
            f"{what} is not a regular file and was not read.",
            hint="Move it away and put a copy from a backup in its place.",
        )


def _tighten_file(descriptor: int) -> None:
    info = os.fstat(descriptor)
    if info.st_mode & _OTHERS and info.st_uid == os.geteuid():
        with suppress(OSError):  # a read-only disk still lets people read
            os.fchmod(descriptor, FILE_MODE)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sweep(path: Path) -> None:
    """Remove what a killed `replace` of the same file left beside it an hour ago."""
    named_so = re.compile(re.escape(f".{path.name}.") + r"[0-9a-f]{16}\.new")
    with suppress(OSError):  # the file itself is in place already
        stale = path.lstat().st_mtime_ns - _STALE_NS
        for beside in path.parent.iterdir():
            if named_so.fullmatch(beside.name) and beside.lstat().st_mtime_ns < stale:
                beside.unlink()
