"""The shelf's cache: parsed packs kept as JSON, so that a daily prompt needs no YAML.

The file holds pack data and nothing else. It is used only when it belongs to this
person alone, is whole, and was made by this version from exactly these pack files; in
every other case the packs are read again. A shelf with problems is not kept, so a
mended pack is seen at once.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from stat import S_IMODE, S_ISREG
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from safespace.prompts.library import list_files, load
from safespace.prompts.pack_json import pack_from_json, pack_to_json
from safespace.prompts.shelf import Shelf, shelve

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from safespace.prompts.library import Folder

FORMAT: Final = 1
MAX_BYTES: Final = 8_000_000


def load_cached(folders: Sequence[Folder], *, cache: Path, version: str) -> Shelf:
    """Return the shelf, from the cache where it is current, else from the packs.

    A cache that cannot be read or written changes nothing but the time this takes.
    """
    made_from = {"format": FORMAT, "version": version, "files": _marks(folders)}
    kept = _read(cache, made_from)
    if kept is not None:
        return kept
    shelf = load(folders)
    if not shelf.problems:
        packs = [pack_to_json(pack) for pack in shelf.packs]
        with suppress(OSError):
            _write(cache, {"made_from": made_from, "packs": packs})
    return shelf


def _marks(folders: Sequence[Folder]) -> list[list[Any]]:
    """Return path, origin, size and time of change of every pack file."""
    marks: list[list[Any]] = []
    for folder, path in [(each, path) for each in folders for path in list_files(each)]:
        with suppress(OSError):
            seen = path.stat()
            name = os.fsencode(path).hex()
            marks.append([name, folder.own, seen.st_size, seen.st_mtime_ns])
    return marks


def _read(cache: Path, made_from: dict[str, Any]) -> Shelf | None:
    """Return the kept shelf, or none where anything about the file is not right."""
    try:
        data = _private_bytes(cache)
        check, _, body = data.partition(b"\n")
        if check != _checksum(body):
            return None
        kept = json.loads(body)
        if kept["made_from"] != made_from:
            return None
        return shelve(pack_from_json(pack) for pack in kept["packs"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _private_bytes(cache: Path) -> bytes:
    """Return the bytes of a regular file that only its owner, this person, can open."""
    with open(cache, "rb", opener=_no_link) as file:
        seen = os.fstat(file.fileno())
        private = seen.st_uid == os.getuid() and not S_IMODE(seen.st_mode) & 0o077
        whole = S_ISREG(seen.st_mode) and seen.st_size <= MAX_BYTES
        return file.read(MAX_BYTES) if private and whole else b""


def _no_link(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _write(cache: Path, content: dict[str, Any]) -> None:
    """Write the cache in one step: a reader sees the old file or the new one."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    aside = f".{cache.name}.{os.getpid()}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    # Through the folder itself: a link in its place may lead to somebody else's.
    folder = os.open(cache.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        handle = os.open(aside, flags, 0o600, dir_fd=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_checksum(body) + b"\n" + body)
            os.replace(aside, cache.name, src_dir_fd=folder, dst_dir_fd=folder)
        except OSError:
            os.unlink(aside, dir_fd=folder)
            raise
    finally:
        os.close(folder)


def _checksum(body: bytes) -> bytes:
    """Return a checksum against torn and damaged files, not against people."""
    return b"%08x" % crc32(body)
