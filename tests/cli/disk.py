"""Every byte under a folder, to look for words that should or should not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def on_disk(folder: Path) -> bytes:
    """Return the content of all files under a folder, one after the other."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return b"\n".join(path.read_bytes() for path in files)
