"""Reading everything a source has, as the most thorough of importers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.transfer.formats import find_importer
from safespace.transfer.source import open_source, read_text
from tests.transfer.reading import make_setting

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.transfer.source import Source

PIECE = 64 * 1024


def drain(path: Path) -> int:
    """Read all files of a source piece by piece, and return how many bytes it has."""
    with open_source(path) as source:
        return sum(_measure(source, name) for name in source.names)


def read_parts(path: Path) -> dict[str, bytes]:
    """Return the bytes of all files of a source."""
    parts = {}
    with open_source(path) as source:
        for name in source.names:
            with source.open(name) as file:
                parts[name] = file.read()
    return parts


def read_only(path: Path) -> str:
    """Return the text of the only file of a source."""
    with open_source(path) as source:
        return read_text(source, source.names[0])


def find_files(path: Path) -> dict[str, int]:
    """Return everything below a folder with its size, to see what was made there."""
    return {str(one): one.lstat().st_size for one in path.rglob("*")}


def _measure(source: Source, name: str) -> int:
    with source.open(name) as file:
        return sum(len(piece) for piece in iter(lambda: file.read(PIECE), b""))


def count_items(path: Path) -> int:
    """Read a source with the importer that knows it, and keep nothing of it."""
    with open_source(path) as source:
        return sum(1 for _ in find_importer(source).read(source, make_setting()))
