"""ZIP archives from anywhere: their members are read in place, within limits."""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from typing import IO, TYPE_CHECKING, BinaryIO, Self, cast

from safespace.errors import BadInputError
from safespace.transfer.zip_directory import count_members

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from _typeshed import WriteableBuffer

MOST_MEMBERS = 100_000
LARGEST = 1024**3
# Words shrink to a third or a fifth; below a mebibyte it does no harm to anybody.
STEEPEST = 100
HARMLESS = 1024**2
# Other methods ask for as much memory as a file says.
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# Encrypted, encrypted strongly, and with an encrypted list of members.
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_DRIVE = re.compile(r"[A-Za-z]:(?! )")
_MAGIC = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_PIECE = 64 * 1024
_TRUST = "Nothing was unpacked, and nothing was imported."
# What zipfile and zlib raise at bytes that are none of an archive.
_ODD = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


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
        try:
            count = count_members(file, most=MOST_MEMBERS)
            if count > MOST_MEMBERS:
                raise _refused("has more members than any journal")
            self._zip = zipfile.ZipFile(file)
        except _ODD as error:
            raise _damaged() from error
        self._members = {one.filename: one for one in self._zip.infolist()}
        if len(self._members) != len(self._zip.infolist()):
            raise _refused("has two members of one name")
        for one in self._members.values():
            _check(one)
            if one.header_offset + one.compress_size > self._zip.start_dir:
                raise _damaged()
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
            inside = self._zip.open(member)
        except _ODD as error:
            raise _damaged() from error
        with BufferedReader(_Member(inside, member.file_size), _PIECE) as file:
            yield cast("BinaryIO", file)


class _Member(RawIOBase):
    """An open member that says so, calmly, where it is not what its record says."""

    def __init__(self, inside: IO[bytes], size: int) -> None:
        self._inside = inside
        self._left = size

    def readable(self) -> bool:
        """Say that it is."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Read on, into a buffer."""
        view = memoryview(buffer)
        try:
            piece = self._inside.read(len(view))
        except _ODD as error:
            raise _damaged() from error
        self._left -= len(piece)
        if not piece and self._left:
            raise _damaged()
        view[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Close it."""
        self._inside.close()
        super().close()


def _check(member: zipfile.ZipInfo) -> None:
    name = member.orig_filename
    parts = [part.strip() for part in name.replace("\\", "/").split("/")]
    if not parts[0] or ".." in parts or _DRIVE.match(name):
        raise _refused("has a name that leads out of it")
    if any(unicodedata.category(sign) == "Cc" for sign in name):
        raise _refused("has a name with control characters")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise _refused("holds a link or a device")
    if member.flag_bits & _ENCRYPTED:
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
    if member.compress_type not in _METHODS:
        raise _refused("is packed in a way that safespace does not read")
    if member.file_size > LARGEST:
        raise _refused("holds a file of more than 1 GiB")
    steep = member.file_size > STEEPEST * max(member.compress_size, 1)
    if member.file_size > HARMLESS and steep:
        raise _refused("holds a file that grows beyond reason when it is unpacked")


def _refused(why: str) -> BadInputError:
    return BadInputError(f"The archive {why}, so it was not read.", hint=_TRUST)


def _damaged() -> BadInputError:
    return BadInputError("The archive is damaged or cut short.", hint=_TRUST)
