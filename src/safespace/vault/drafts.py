"""Drafts: words on their way into the journal, kept so that nothing ends them early."""

from __future__ import annotations

import re
import stat
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from safespace.errors import NotFoundError, StorageError, UsageError
from safespace.frozen import dataclass
from safespace.vault import private

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_BYTES = 256 * 1024 * 1024
_NAME = re.compile(r"[0-9a-z-]{1,64}")


class Sealer(Protocol):
    """Turns a draft into the bytes on disk, and back."""

    def close(self, plain: bytes) -> bytes:
        """Return what goes on the disk."""
        ...

    def open(self, kept: bytes) -> bytes:
        """Return what was handed to `close`."""
        ...


@dataclass(frozen=True, slots=True)
class PlainDrafts:
    """Keeps drafts as they are, for a journal that is not encrypted."""

    def close(self, plain: bytes) -> bytes:
        """Return the draft itself."""
        return plain

    def open(self, kept: bytes) -> bytes:
        """Return the draft itself."""
        return kept


class LateSealer:
    """A sealer that is made when it is first used, as most words never need one."""

    def __init__(self, make: Callable[[], Sealer]) -> None:
        self._make = make

    def close(self, plain: bytes) -> bytes:
        """Return what goes on the disk."""
        return self._made.close(plain)

    def open(self, kept: bytes) -> bytes:
        """Return what was handed to `close`."""
        return self._made.open(kept)

    @cached_property
    def _made(self) -> Sealer:
        return self._make()


@dataclass(frozen=True, slots=True)
class DraftInfo:
    """What can be said of a draft without opening it; `size` is in bytes on disk."""

    name: str
    changed_ms: int
    size: int


@dataclass(frozen=True, slots=True)
class DraftBox:
    """A private folder of drafts, one file each, named by a safe id.

    Files that are not named so, links and folders are left alone and never listed.
    """

    folder: Path
    sealer: Sealer
    limit: int = MAX_BYTES

    def keep(self, name: str, payload: bytes) -> None:
        """Keep a draft, in place of an older one of the same name.

        Raises:
            UsageError: for an unsafe name, or a draft too large to be read again.
            StorageError: when the disk refuses; the older draft is still there.
        """
        path = self._path(name)
        kept = self.sealer.close(payload)
        if len(kept) > self.limit:
            raise UsageError(
                f"A draft can be {self.limit // 1024:,} KiB at most.",
                hint="Divide the text into several entries.",
            )
        private.ensure_folder(self.folder)
        private.replace(path, kept)

    def names(self) -> list[DraftInfo]:
        """Return what is kept, oldest first.

        Raises:
            StorageError: when this account may not look.
        """
        with private.translated(self.folder.name):
            try:
                places = list(self.folder.iterdir())
            except FileNotFoundError:
                return []
            found = [info for info in map(_info, places) if info is not None]
        return sorted(found, key=lambda info: (info.changed_ms, info.name))

    def read(self, name: str) -> bytes:
        """Return a draft as it was handed in.

        Raises:
            NotFoundError: when there is none by that name.
            LockedError: when reading needs the passphrase.
            DamagedError: when it was changed on disk.
        """
        try:
            kept = private.read(self._path(name), self.limit)
        except StorageError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                raise NotFoundError(
                    "There is no draft by that name.", hint="It may be saved already."
                ) from error
            raise
        return self.sealer.open(kept)

    def remove(self, name: str) -> None:
        """Remove a draft; one that is gone already needs nothing done."""
        private.remove(self._path(name))

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise UsageError(
                "A draft's name is 1 to 64 small letters, digits and dashes."
            )
        return self.folder / name


def _info(path: Path) -> DraftInfo | None:
    if not _NAME.fullmatch(path.name):
        return None
    try:
        seen = path.lstat()
    except FileNotFoundError:  # another terminal saved it in this moment
        return None
    if not stat.S_ISREG(seen.st_mode):
        return None
    return DraftInfo(path.name, seen.st_mtime_ns // 1_000_000, seen.st_size)
