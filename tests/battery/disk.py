"""A disk as pessimists draw it: what was not synced may be there, gone, or torn.

Files and folders are told apart from their names: a synced file keeps its content, and
the name it can be reached by only when its folder was synced too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from random import Random

SECTOR = 512


class Loss(Enum):
    """What a power cut leaves of everything that was not synced."""

    ALL = "nothing of it"
    NONE = "all of it"
    SOME = "some of it, torn"


@dataclass(slots=True)
class File:
    """Bytes on the disk, and what was written since the last sync."""

    synced: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, at: int, data: bytes) -> None:
        self.pending.append((at, data))

    def truncate(self, size: int) -> None:
        self.pending.append((size, None))

    def sync(self) -> None:
        self.synced, self.pending = self.content(), []

    def content(self) -> bytes:
        return _play(self.synced, self.pending)

    def after(self, loss: Loss, chance: Random) -> bytes:
        kept: Iterable[tuple[int, bytes | None]] = self.pending
        if loss is Loss.ALL:
            kept = ()
        elif loss is Loss.SOME:
            kept = _tear(self.pending, chance)
        return _play(self.synced, kept)


@dataclass(slots=True)
class Folder:
    """Names on the disk, those since the last sync, and the changes between both."""

    synced: dict[str, File | Folder] = field(default_factory=dict)
    names: dict[str, File | Folder] = field(default_factory=dict)
    pending: list[dict[str, File | Folder]] = field(default_factory=list)

    def change(self, *gone: str, **there: File | Folder) -> None:
        self.names = {k: v for k, v in self.names.items() if k not in gone} | there
        self.pending.append(self.names)

    def sync(self) -> None:
        self.synced, self.pending = self.names, []

    def after(self, loss: Loss, chance: Random) -> dict[str, File | Folder]:
        states = [self.synced, *self.pending]
        if loss is Loss.SOME:
            # Names change in their order: a journalling file system keeps to that.
            return chance.choice(states)
        return states[0 if loss is Loss.ALL else -1]


class Disk:
    """Everything below a home, changed by recorded calls."""

    def __init__(self, home: Path) -> None:
        self._root = _load(home)

    def create(self, path: str) -> None:
        folder, name = self._parent(path)
        if name not in folder.names:
            folder.change(**{name: File()})

    def make_folder(self, path: str) -> None:
        folder, name = self._parent(path)
        folder.change(**{name: Folder()})

    def remove(self, path: str) -> None:
        folder, name = self._parent(path)
        folder.change(name)

    def rename(self, path: str, new: str) -> None:
        folder, name = self._parent(path)
        there, renamed = self._parent(new)
        moved = folder.names[name]
        if there is folder:
            folder.change(name, **{renamed: moved})
            return
        there.change(**{renamed: moved})
        folder.change(name)

    def write(self, path: str, at: int, data: bytes) -> None:
        self._file(path).write(at, data)

    def truncate(self, path: str, size: int) -> None:
        self._file(path).truncate(size)

    def copy(self, path: str, at: int, source: str, start: int, size: int) -> None:
        data = self._file(source).content()
        self.write(path, at, data[start : start + size])

    def sync(self, path: str) -> None:
        self._find(path).sync()

    def lose_power(self, loss: Loss, chance: Random) -> dict[str, bytes | None]:
        """Return what is found afterwards, by path; a folder has no bytes."""
        return dict(_found(self._root, "", loss, chance))

    def _find(self, path: str) -> File | Folder:
        place: File | Folder = self._root
        for part in PurePosixPath(path).parts:
            assert isinstance(place, Folder)
            place = place.names[part]
        return place

    def _file(self, path: str) -> File:
        found = self._find(path)
        assert isinstance(found, File)
        return found

    def _parent(self, path: str) -> tuple[Folder, str]:
        whole = PurePosixPath(path)
        folder = self._find(str(whole.parent))
        assert isinstance(folder, Folder)
        return folder, whole.name


def lay_out(image: dict[str, bytes | None], home: Path) -> None:
    """Put what was found onto a real disk."""
    home.mkdir(mode=0o700)
    for path, data in image.items():
        if data is None:
            (home / path).mkdir(mode=0o700)
        else:
            (home / path).write_bytes(data)
            (home / path).chmod(0o600)


def _load(place: Path) -> Folder:
    names: dict[str, File | Folder] = {
        path.name: _load(path) if path.is_dir() else File(path.read_bytes())
        for path in place.iterdir()
    }
    return Folder(names, names)


def _found(
    folder: Folder, path: str, loss: Loss, chance: Random
) -> Iterator[tuple[str, bytes | None]]:
    for name, there in folder.after(loss, chance).items():
        if isinstance(there, File):
            yield f"{path}{name}", there.after(loss, chance)
        else:
            yield f"{path}{name}", None
            yield from _found(there, f"{path}{name}/", loss, chance)


def _play(data: bytes, changes: Iterable[tuple[int, bytes | None]]) -> bytes:
    whole = bytearray(data)
    for at, new in changes:
        whole.extend(bytes(max(0, at - len(whole))))
        if new is None:
            del whole[at:]
        else:
            whole[at : at + len(new)] = new
    return bytes(whole)


def _tear(
    changes: Iterable[tuple[int, bytes | None]], chance: Random
) -> Iterator[tuple[int, bytes | None]]:
    for at, new in changes:
        luck = chance.random()
        if luck < 0.5:
            yield at, new
        elif new and luck < 0.75 and len(new) > SECTOR:
            yield at, new[: SECTOR * chance.randrange(1, len(new) // SECTOR + 1)]
