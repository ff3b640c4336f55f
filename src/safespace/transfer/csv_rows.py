"""Rows of a CSV file of any size, one by one."""

from __future__ import annotations

import csv
from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO, Self

from safespace.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

# Of one cell and of one line, in characters.
LARGEST = 1024**2
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read_rows(
    file: BinaryIO, delimiter: str = ","
) -> Iterator[tuple[int, list[str] | None]]:
    """Give each row and the line it begins on; one that is too large is None.

    Empty lines are none. The file stays open.

    Raises:
        BadInputError: when it is not UTF-8 text, nor UTF-16 that says so.
    """
    wide = file.read(2) in _WIDE
    file.seek(0)
    text = TextIOWrapper(file, "utf-16" if wide else "utf-8-sig", newline="")
    # The limit is one of the whole process, and small.
    csv.field_size_limit(LARGEST)
    lines = _Lines(text)
    rows = csv.reader(lines, delimiter=delimiter)
    try:
        while True:
            line = lines.count + 1
            try:
                row = next(rows, None)
            except csv.Error:
                yield line, None
                continue
            if row is None:
                return
            if row:
                yield line, row
    except UnicodeError as error:
        raise BadInputError(
            "The file is not UTF-8 text.",
            hint="Convert it first, for example with: iconv -t utf-8",
        ) from error
    finally:
        text.detach()


class _Lines:
    """The lines of a text; one that never ends is not read into memory as one."""

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text
        self.count = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        """Return the next line, or raise csv.Error and be past it if it is too long."""
        line = piece = self._text.readline(LARGEST)
        if not line:
            raise StopIteration
        self.count += 1
        while len(piece) == LARGEST and piece[-1] not in "\r\n":
            piece = self._text.readline(LARGEST)
        if piece is not line:
            raise csv.Error
        return line
