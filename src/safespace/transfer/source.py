"""What is imported: a file, an archive, or a folder, looked into and never unpacked."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import ExitStack, contextmanager
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from safespace.errors import BadInputError
from safespace.transfer.archive import Archive, is_archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

HEAD = 64 * 1024
# A journal of words in one file, and the files of a folder.
LARGEST = 1024**3
MOST_FILES = 20_000
# Of a text that is read in one piece: decoded, it takes up to four times as much.
LONGEST_TEXT = 64 * 1024**2
# NONBLOCK: a pipe in the place of a file must not make the program wait; NOCTTY: nor
# may a terminal become the program's own.
_OPEN = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class Source(Protocol):
    """Files by their names; a single file is a source of one."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all files, in order; folders inside are part of a name."""

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """Open one of the files for reading, from its beginning.

        Raises:
            BadInputError: when it cannot be read, or is larger than any can be.
        """


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """Look into what somebody named.

    Raises:
        BadInputError: when nothing readable is there, or an archive is not to be trusted.
    """
    # Unlike Path.is_dir, this raises nothing, whatever the name or the rights to it.
    if os.path.isdir(path):  # noqa: PTH112
        yield _Folder(path)
        return
    with ExitStack() as opened:
        file = opened.enter_context(_open_file(path))
        if _is_archive(file):
            yield opened.enter_context(Archive(file))
        else:
            yield _File(path.name, file)


def find_encoding(raw: bytes) -> str:
    """Return the encoding of a text by its first bytes.

    Spreadsheets and shells of Windows save UTF-16, with its mark; all else is UTF-8.
    """
    return "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"


def read_head(source: Source, name: str) -> bytes:
    """Read the first bytes of a file, which are enough to tell what it is."""
    with source.open(name) as file:
        return file.read(HEAD)


def read_unmarked(source: Source, name: str) -> bytes:
    """Read the first bytes of a file, without the mark that UTF-8 may begin with."""
    return read_head(source, name).removeprefix(b"\xef\xbb\xbf")


class _File:
    """A single file."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        self.names: tuple[str, ...] = (name,)
        self._file = file

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        del name
        # One of its own each time: a reader may close what it was given.
        with os.fdopen(os.dup(self._file.fileno()), "rb") as file:
            file.seek(0)
            yield file


class _Folder:
    """The files of a folder; links and folders inside it are left alone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with os.scandir(path) as found:
                files = (one for one in found if one.is_file(follow_symlinks=False))
                names = sorted(one.name for one in islice(files, MOST_FILES + 1))
        except OSError as error:
            raise _unreadable(error) from error
        if len(names) > MOST_FILES:
            raise BadInputError(
                "There are more files in the folder than any journal has."
            )
        self.names: tuple[str, ...] = tuple(names)

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        return _open_file(self._path / name, follow=False)


@contextmanager
def _open_file(path: Path, *, follow: bool = True) -> Iterator[BinaryIO]:
    flags = _OPEN if follow else _OPEN | os.O_NOFOLLOW
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    info = os.fstat(descriptor)
    if not stat.S_ISREG(info.st_mode):
        os.close(descriptor)
        raise BadInputError("That is neither a file nor a folder.")
    with os.fdopen(descriptor, "rb") as file:
        if info.st_size > LARGEST and not _is_archive(file):
            raise BadInputError("The file is larger than 1 GiB, and was not read.")
        yield file


def _is_archive(file: BinaryIO) -> bool:
    try:
        return is_archive(file)
    except OSError as error:
        raise _unreadable(error) from error


def _unreadable(error: Exception) -> BadInputError:
    reasons = {
        errno.ENOENT: "There is no file or folder of that name.",
        errno.EACCES: "This account may not read that file.",
        errno.ELOOP: "A link stands there, and links inside a folder are not followed.",
    }
    number = error.errno if isinstance(error, OSError) else None
    return BadInputError(reasons.get(number or 0, "That file cannot be read."))


def read_text(source: Source, name: str, *, limit: int = LONGEST_TEXT) -> str:
    """Read a whole file as UTF-8 text, with or without a byte order mark.

    Raises:
        BadInputError: when it is no such text, or larger than `limit` bytes.
    """
    with source.open(name) as file:
        raw = file.read(limit + 1)
    if len(raw) > limit:
        raise BadInputError("One of the files is larger than it can be.")
    try:
        return raw.decode(find_encoding(raw))
    except UnicodeDecodeError as error:
        raise BadInputError(
            "The file is not UTF-8 text.",
            hint="Convert it first, for example with: iconv -t utf-8",
        ) from error


def as_file(raw: bytes) -> BinaryIO:
    """Return bytes as a file."""
    return cast("BinaryIO", BytesIO(raw))
