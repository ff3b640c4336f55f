"""ZIP archives from anywhere: their members are read in place, within limits."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from safespace.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

MOST_MEMBERS = 100_000
LARGEST = 1024**3
# Words shrink to a third or a fifth; below a mebibyte it does no harm to anybody.
STEEPEST = 100
HARMLESS = 1024**2
_DIRECTORY_LARGEST = 32 * 1024**2
_MAGIC = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_END = struct.Struct("<4s4H2LH")
_END64_PLACE = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LONGEST_END = _END.size + 0xFFFF
_TRUST = "Nothing was unpacked, and nothing was imported."


def is_archive(file: BinaryIO) -> bool:
    """Say whether a file begins as a ZIP archive does."""
    file.seek(0)
    magic = file.read(4)
    file.seek(0)
    return magic in {_MAGIC, _EMPTY}


class Archive:
    """An open archive as a source of files.

    Raises BadInputError when it is damaged, encrypted, has names that lead out of it,
    links or devices, more members than a journal has, or one that grows beyond reason.
    """

    def __init__(self, file: BinaryIO) -> None:
        _check_directory(file)
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise _damaged() from error
        self._members = {one.filename: one for one in self._zip.infolist()}
        if len(self._members) != len(self._zip.infolist()):
            raise _refused("has two members of one name")
        for one in self._members.values():
            _check(one)
        self._opened: dict[str, int] = {}
        files = (one for one in self._members.values() if not one.is_dir())
        self.names: tuple[str, ...] = tuple(sorted(one.filename for one in files))

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self._zip.close()

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open a member for reading; no more of it comes than its size says."""
        member = self._members[name]
        _check_packing(member)
        _check_growth(member)
        self._opened[name] = member.file_size
        if sum(self._opened.values()) > LARGEST:
            raise _refused("holds more than 1 GiB of text")
        try:
            with self._zip.open(member) as file:
                yield cast("BinaryIO", file)
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            EOFError,
        ) as error:
            raise _damaged() from error


def _check(member: zipfile.ZipInfo) -> None:
    parts = member.filename.replace("\\", "/").split("/")
    rooted = parts[0] == "" or parts[0].endswith(":")
    if rooted or ".." in parts or not member.filename.isprintable():
        raise _refused("has a name that leads out of it")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise _refused("holds a link or a device")
    if member.flag_bits & 0x1:
        raise BadInputError(
            "The archive is encrypted.",
            hint="Unpack it into a private folder, and import what is in it.",
        )


def _check_packing(member: zipfile.ZipInfo) -> None:
    """Refuse what no program that keeps a journal uses.

    The others take memory as a file bids them, and have errors of their own.
    """
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise _refused("is packed in an unusual way")


def _check_growth(member: zipfile.ZipInfo) -> None:
    if member.file_size > LARGEST:
        raise _refused("holds a file of more than 1 GiB")
    steep = member.file_size > STEEPEST * max(member.compress_size, 1)
    if member.file_size > HARMLESS and steep:
        raise _refused("holds a file that grows beyond reason when it is unpacked")


def _check_directory(file: BinaryIO) -> None:
    """Look at how many members an archive says it has, before the list is read.

    PKWARE's APPNOTE, 4.3.14 to 4.3.16; the list of a crafted file fills the memory.
    """
    size = file.seek(0, 2)
    file.seek(max(size - _LONGEST_END, 0))
    tail = file.read(_LONGEST_END)
    place = tail.rfind(_EMPTY)
    if place < 0 or len(tail) - place < _END.size:
        raise _damaged()
    _, _, _, _, count, length, _, _ = _END.unpack_from(tail, place)
    before = place - _END64_PLACE.size
    if before >= 0 and tail[before : before + 4] == b"PK\x06\x07":
        count, length = _read_end64(file, _END64_PLACE.unpack_from(tail, before)[2])
    if count > MOST_MEMBERS or length > _DIRECTORY_LARGEST:
        raise _refused("has more members than any journal")
    file.seek(0)


def _read_end64(file: BinaryIO, place: int) -> tuple[int, int]:
    try:
        file.seek(place)
        found = _END64.unpack(file.read(_END64.size))
    except (struct.error, OSError, OverflowError) as error:
        raise _damaged() from error
    return found[7], found[8]


def _refused(why: str) -> BadInputError:
    return BadInputError(f"The archive {why}, so it was not read.", hint=_TRUST)


def _damaged() -> BadInputError:
    return BadInputError("The archive is damaged or cut short.", hint=_TRUST)
