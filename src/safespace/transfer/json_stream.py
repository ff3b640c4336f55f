"""Reading JSON of any size a record at a time, with an end to what one may cost.

ijson parses without a limit to depth, and keeps a name for each level: a million open
brackets, a megabyte, take more memory than a machine has. So the bytes are looked at
on their way to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO

import ijson

from safespace.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 64
# Of one record: bytes, and the values in it.
LARGEST = 64 * 1024 * 1024
MOST_VALUES = 500_000
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
# Put behind a piece, it ends a string that is still open there, or else stays.
_PROBE = b'"\0'
_SIGNS = re.compile(rb",+|[\[\]{}]")
_OTHER = bytes(set(range(256)) - set(b"[]{},"))
_BOM = b"\xef\xbb\xbf"
_UTF8 = "Save or export it as UTF-8, and try again."


def stream(file: BinaryIO, prefix: str) -> Iterator[Any]:
    """Give the values at a place in a JSON file, such as `entries.item`, one by one.

    A prefix of `""` is the whole file as one value.

    Raises:
        BadInputError: when it is no JSON, is cut short, or is nested too deep; and when
            one value is larger than a record can be.
    """
    guarded = _Guarded(file, len(prefix.split(".")) if prefix else 0)
    try:
        yield from ijson.items(guarded, prefix, use_float=True)
    except (ijson.JSONError, UnicodeDecodeError, OverflowError) as error:
        raise BadInputError(
            "The file is no whole JSON: it is cut short, or something in it is off.",
            hint="Export it once more from the other program, and try again.",
        ) from error


def read_one(file: BinaryIO) -> Any:  # noqa: ANN401 - JSON is anything
    """Read a small JSON file as one value.

    Raises what `stream` raises.
    """
    [value] = stream(file, "")
    return value


class _Guarded:
    """A file that stops being read where it would cost too much.

    `floor` is the depth at which records stand: wherever the file is back at it, a
    record has ended. So what stands beside the records is held to the same limits, one
    value at a time, however many there are.
    """

    def __init__(self, file: BinaryIO, floor: int) -> None:
        self._file = file
        self._floor = floor
        self._first = True
        # What the next piece has to be read behind, when a string goes on into it.
        self._opening = b""
        self._depth = 0
        self._bytes = 0
        self._values = 0

    def read(self, size: int = -1) -> bytes:
        """Read on, as files do."""
        piece = self._file.read(size)
        if self._first and piece:
            self._first = False
            piece = _without_mark(piece)
        if piece:
            self._look(piece)
        return piece

    def _look(self, piece: bytes) -> None:
        text = self._opening + piece
        escapes = (len(text) - len(text.rstrip(b"\\"))) % 2
        text = text[: len(text) - escapes]
        bare = _STRING.sub(b"", text + _PROBE)
        inside = not bare.endswith(_PROBE)
        self._opening = b'"' + b"\\" * escapes if inside else b""
        self._bytes += len(piece)
        for signs in _SIGNS.findall(bare.translate(None, _OTHER)):
            self._count(signs, len(piece))
        self._check()

    def _count(self, signs: bytes, size: int) -> None:
        self._depth += (signs in b"[{") - (signs in b"]}")
        if self._depth > DEEPEST:
            raise BadInputError("The file is nested deeper than any journal is.")
        if self._depth > self._floor and signs not in b"]}":
            self._values += len(signs)
        if self._depth <= self._floor:
            # What was counted until here was of an earlier record.
            self._check()
            self._bytes, self._values = size, 0

    def _check(self) -> None:
        if self._bytes > LARGEST or self._values > MOST_VALUES:
            raise BadInputError(
                "One record of the file is larger than an entry can be."
            )


def _without_mark(piece: bytes) -> bytes:
    if piece[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in piece[:4]:
        raise BadInputError(
            "The file is UTF-16, and JSON is read as UTF-8.", hint=_UTF8
        )
    return piece.removeprefix(_BOM)
