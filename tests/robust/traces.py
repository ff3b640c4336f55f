"""Looking for a word wherever a program may have left it, in whatever spelling."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def spellings(word: str) -> tuple[bytes, ...]:
    """Return how a word looks in bytes: UTF-8, UTF-16, hexadecimal and base64."""
    raw = word.encode()
    return (
        raw,
        raw.upper(),
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        raw.hex().encode(),
        raw.hex().upper().encode(),
        *_in_base64(raw),
    )


def _in_base64(raw: bytes) -> Iterator[bytes]:
    # Three letters become four, so a word inside a text has one of three spellings;
    # what it shares with its neighbours is cut off at both ends.
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + raw)
        yield coded[4 if before else 0 : (before + len(raw)) // 3 * 4]


def find_in_bytes(word: str, data: bytes) -> bool:
    """Say whether a word is in some bytes, in any spelling."""
    lower = data.lower()
    return word.encode() in lower or any(each in data for each in spellings(word))


def find_in_files(word: str, folders: Iterable[Path]) -> list[str]:
    """Return the files below some folders that hold a word, or are named by it."""
    return [
        str(path)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if find_in_bytes(word, str(path).encode())
        or (path.is_file() and find_in_bytes(word, path.read_bytes()))
    ]


def find_in_processes(word: str) -> set[str]:
    """Return which of argv and environment shows a word, in any process there is."""
    found = set()
    for name in ("cmdline", "environ"):
        for file in Path("/proc").glob(f"[0-9]*/{name}"):
            try:
                data = file.read_bytes()
            except OSError:
                continue  # it ended, or belongs to another account
            if find_in_bytes(word, data):
                found.add(name)
    return found
