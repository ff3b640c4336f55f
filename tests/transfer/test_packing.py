"""Archives that are packed as no journal's is are refused, not read."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from safespace.errors import BadInputError
from safespace.transfer.source import open_source

if TYPE_CHECKING:
    from pathlib import Path


def _pack(path: Path, method: int) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("words.txt", "a few words " * 50)
    return path


def _unpack(path: Path) -> bytes:
    with open_source(path) as source, source.open("words.txt") as file:
        return file.read()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_rare_way_of_packing_is_refused(tmp_path: Path, method: int) -> None:
    with pytest.raises(BadInputError, match="unusual way"):
        _unpack(_pack(tmp_path / "a.zip", method))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_usual_ways_are_read(tmp_path: Path, method: int) -> None:
    assert _unpack(_pack(tmp_path / "a.zip", method)).startswith(b"a few words")
