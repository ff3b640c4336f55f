"""Looking at the disk without changing it: no mode is set, nothing is followed or made."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Seen:
    """A file or folder as it lay there when doctor began; `mode` is its lowest bits."""

    path: Path
    mode: int
    owner: int
    is_folder: bool


def find_real(path: Path) -> Path:
    """Return where a path leads; links that lead in a circle end where they begin."""
    return Path(os.path.realpath(path))


def see(path: Path) -> Seen | None:
    """Return what is there; None for nothing, for a link, and where looking is refused."""
    try:
        found = path.lstat()
    except OSError:
        return None
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        return None
    mode = stat.S_IMODE(found.st_mode) & 0o777
    return Seen(path, mode, found.st_uid, stat.S_ISDIR(found.st_mode))


def see_all(top: Path) -> Iterator[Seen]:
    """Yield a file, or a folder and everything in it; a link to the top is followed."""
    # Somebody may keep the whole folder elsewhere and leave a link in its place.
    top = find_real(top)
    first = see(top)
    if first is None:
        return
    yield first
    for place, folders, files in os.walk(top):
        inside = (see(Path(place, name)) for name in sorted([*folders, *files]))
        yield from (seen for seen in inside if seen is not None)


def list_names(folder: Path) -> tuple[str, ...]:
    """Return the names in a folder, none where it cannot be looked into."""
    try:
        return tuple(sorted(place.name for place in folder.iterdir()))
    except OSError:
        return ()


def read_text(path: Path) -> str | None:
    """Return a small text of the system or the shell, None where there is none."""
    try:
        # Opening a pipe would wait for somebody to write into it.
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(TEXT_BYTES).decode(errors="replace")
    except OSError:
        return None


def find_device(path: Path) -> int | None:
    """Return the number of the disk a file lies on, or None."""
    try:
        return path.stat().st_dev
    except OSError:
        return None
