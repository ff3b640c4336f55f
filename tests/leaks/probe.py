"""Looking for a word wherever a program may have left it, in whatever spelling."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CANARY = "quokkalanternfish"


@cache
def spellings(word: str) -> tuple[bytes, ...]:
    """Return how a word looks in bytes where small and large letters are the same.

    UTF-8, UTF-16 with either end first, hexadecimal, and percent codes as addresses
    have them, for every byte or for those that need it.
    """
    raw = word.lower().encode()
    return (
        raw,
        word.lower().encode("utf-16-le"),
        word.lower().encode("utf-16-be"),
        raw.hex().encode(),
        "".join(f"%{byte:02x}" for byte in raw).encode(),
        quote(word.lower(), safe="").lower().encode(),
    )


@cache
def in_base64(word: str) -> tuple[bytes, ...]:
    """Return how a word looks in the middle of something that is coded as base64."""
    written = {word, word.lower(), word.upper(), word.title()}
    return tuple(each for text in written for each in _align(text.encode()))


def _align(raw: bytes) -> Iterator[bytes]:
    # Three letters become four, so a word inside a text has one of three spellings;
    # what it shares with its neighbours is cut off at both ends.
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + raw)
        found = coded[4 if before else 0 : (before + len(raw)) // 3 * 4]
        yield found
        yield found.translate(bytes.maketrans(b"+/", b"-_"))


def find_in_bytes(word: str, data: bytes) -> bool:
    """Say whether a word is in some bytes, in any spelling."""
    caseless = data.lower()
    return any(each in caseless or each in data for each in spellings(word)) or any(
        each in data for each in in_base64(word)
    )


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
