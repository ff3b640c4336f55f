"""Files that a service manager reads, written beside others that are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.errors import StorageError
from safespace.vault import private

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 64 * 1024


def read_unit(path: Path) -> str | None:
    """Return what a file of ours says, or none where there is no such file."""
    try:
        data = private.peek(path, LARGEST)
    except StorageError:
        return None
    return None if data is None else data.decode("utf-8", "replace")


def write_unit(path: Path, text: str) -> None:
    """Write a file, in place of an older one."""
    private.ensure_parents(path)
    private.replace(path, text.encode("utf-8", "surrogateescape"))
