"""A private folder for the one file an external editor sees, in memory where it can.

Memory-backed folders never reach a disk, a backup or an indexer. Every folder carries
the process id of its owner, so that the next start can clear up after a killed one.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - we make a private folder inside it
UNTOUCHED_NS = 0
_NAME = re.compile(r"safespace-edit-(\d+)-[0-9a-f]{16}")


def private_root(
    environ: Mapping[str, str], *, state: Path, shared: Path = SHARED_MEMORY
) -> Path:
    """Choose where private folders go: in memory, or else in the state folder.

    The runtime folder counts only if it belongs to this account and to nobody else.
    """
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    if runtime and _is_ours_alone(Path(runtime)):
        return Path(runtime)
    if shared.is_dir() and os.access(shared, os.W_OK | os.X_OK):
        return shared
    try:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as trouble:
        raise _no_folder() from trouble
    return state


def private_roots(
    environ: Mapping[str, str], *, state: Path, shared: Path = SHARED_MEMORY
) -> tuple[Path, ...]:
    """Return every place that may hold private folders, for this login or another."""
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    return (*([Path(runtime)] if runtime else []), shared, state)


@contextmanager
def private_folder(root: Path) -> Iterator[Path]:
    """Make a folder only this account can enter, and remove it with all it holds."""
    folder = root / f"safespace-edit-{os.getpid()}-{os.urandom(8).hex()}"
    try:
        folder.mkdir(mode=0o700)
    except OSError as trouble:
        raise _no_folder() from trouble
    try:
        yield folder
    finally:
        # A remainder is left to the next sweep: an error here would cost the text.
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def held(folder: Path) -> Iterator[int]:
    """Mark a folder as in use by whoever has this descriptor, down to the last one.

    An editor that inherits it keeps its folder although we were killed under it.
    """
    hold = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        # Some file systems have no such locks; then the process id has to do.
        with suppress(OSError):
            fcntl.flock(hold, fcntl.LOCK_SH)
        yield hold
    finally:
        os.close(hold)


def is_anything_left(root: Path) -> bool:
    """Say whether a sweep would find something, for the price of one look."""
    return any(leftovers(root))


def sweep(root: Path, *, keep: Callable[[str], None] | None = None) -> int:
    """Remove folders whose process is gone, and return how many there were.

    `keep` is given each text that was saved in one of them and never taken back, before
    its folder goes. A folder holding bytes that are not text is left where it is.
    """
    swept = 0
    for folder in leftovers(root):
        try:
            texts = _saved_in(folder)
        except UnicodeDecodeError:
            continue
        if keep:
            for text in texts:
                keep(text)
        shutil.rmtree(folder, ignore_errors=True)
        swept += 1
    return swept


def write_private(path: Path, text: str) -> None:
    """Create a file only this account can read, marked as untouched by its time."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    try:
        with open(os.open(path, flags, 0o600), "wb") as page:  # noqa: PTH123 - a descriptor
            page.write(text.encode())
        os.utime(path, ns=(UNTOUCHED_NS, UNTOUCHED_NS))
    except OSError as trouble:
        raise _no_folder() from trouble


def leftovers(root: Path) -> Iterator[Path]:
    """Yield the folders of this account whose process is gone."""
    try:
        names = sorted(os.listdir(root))  # noqa: PTH208 - no Path for each of many files
    except OSError:
        return
    for name in names:
        named, folder = _NAME.fullmatch(name), root / name
        if named and _is_ours_alone(folder) and not _is_in_use(folder, int(named[1])):
            yield folder


def _saved_in(folder: Path) -> list[str]:
    pages = (page for page in sorted(folder.iterdir()) if page.is_file())
    saved = (page for page in pages if page.stat().st_mtime_ns != UNTOUCHED_NS)
    texts = [page.read_bytes().decode() for page in saved if _is_page(page)]
    return [text for text in texts if text.strip()]


def _is_page(page: Path) -> bool:
    """Tell the text, and an emergency copy of it, from an editor's own files."""
    return page.stem == "entry" or page.suffix == ".save"


def _is_ours_alone(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    alone = stat.S_ISDIR(found.st_mode) and not stat.S_IMODE(found.st_mode) & 0o077
    return alone and found.st_uid == os.getuid()


def _is_in_use(folder: Path, process: int) -> bool:
    if _is_running(process):
        return True
    try:
        with held(folder) as hold:
            fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        # Gone already, or on a file system without such locks.
        return False
    return False


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        # The folder is ours, so another account's process has taken the number over.
        return False
    return True


def _no_folder() -> StorageError:
    return StorageError(
        "There is no private place to put the text for an editor.",
        hint="Check that the disk has room, or write without an editor.",
    )
