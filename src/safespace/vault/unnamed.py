"""Files that get their name when they are whole: of one that is cut short, nothing stays.

Linux keeps a file without a name for as long as it is open (O_TMPFILE in open(2)), so
that neither a kill nor a power cut leaves half of somebody's words behind.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.vault import private

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BY_NUMBER = Path("/proc/self/fd")


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that is not there yet, of any length, as its pieces come.

    If one does not come, or the disk refuses, there is no file; nor is there where the
    program is killed on the way, on systems that know files without a name.

    Raises:
        StorageError: when anything is there already, or the disk refuses; and whatever
            giving the pieces raises.
    """
    with private.translated(path.name), _unnamed(path.parent) as descriptor:
        if descriptor is None:
            private.fill_new(path, pieces)
        else:
            private.fill(descriptor, pieces)
            _give_name(descriptor, path)
        private.sync_folder(path.parent)


@contextmanager
def _unnamed(folder: Path) -> Iterator[int | None]:
    """Open a new file of a folder without a name; None where the system has no such."""
    flag = getattr(os, "O_TMPFILE", 0)
    descriptor = None
    if flag and _BY_NUMBER.is_dir():
        try:
            descriptor = os.open(
                folder, flag | os.O_WRONLY | os.O_CLOEXEC, private.FILE_MODE
            )
        except OSError:
            # Some file systems have none; others refuse in words of their own later.
            descriptor = None
    try:
        yield descriptor
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _give_name(descriptor: int, path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        # With a folder's descriptor, Python calls linkat, which follows the number.
        os.link(_BY_NUMBER / str(descriptor), path.name, dst_dir_fd=folder)
    finally:
        os.close(folder)
