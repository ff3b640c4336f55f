"""Tables of text, row by row: CSV with commas, semicolons or tabs, within limits."""

from __future__ import annotations

import csv
import re
from io import TextIOWrapper
from typing import TYPE_CHECKING

from safespace.errors import BadInputError
from safespace.frozen import dataclass
from safespace.transfer.source import read_head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from safespace.transfer.source import Source

# Of one row: its signs, and the delimiters among them.
LONGEST = 16 * 1024**2
MOST_CELLS = 1_000_000
_DELIMITERS = ",;\t"
_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A row, and the number of the line it begins at.

    There are no cells where the quotation marks of the row have no partners. It is
    ended unless the file stops without a line break after it.
    """

    line: int
    cells: tuple[str, ...] | None
    ended: bool = True

    def __repr__(self) -> str:
        """Show nothing of the words, so that no traceback can."""
        return f"Row({self.line})"


def read_header(source: Source, name: str) -> tuple[str, ...]:
    """Read the names of the columns, in lower case, from the first bytes of a file."""
    raw = read_head(source, name)
    text = raw.decode(_find_encoding(raw), errors="replace")
    line = next((line for line in _BREAK.split(text) if line.strip()), "")
    found = next(csv.reader([line], delimiter=_delimit(line)), [])
    return tuple(cell.strip().lower() for cell in found)


def read_rows(source: Source, name: str) -> Iterator[Row]:
    """Give the rows below the header; empty ones are passed over.

    Raises:
        BadInputError: when it is no text, or a row is larger than an entry can be.
    """
    encoding = _find_encoding(read_head(source, name))
    with (
        source.open(name) as file,
        TextIOWrapper(file, encoding, newline="") as text,
    ):
        lines = _Lines(text)
        header = next((line for line in lines if line.strip()), "")
        lines.delimiter = _delimit(header)
        yield from _parse(lines)


def _parse(lines: _Lines) -> Iterator[Row]:
    # It counts for the whole program, where nothing else reads tables meanwhile.
    csv.field_size_limit(LONGEST)
    reader = csv.reader(lines, delimiter=lines.delimiter, strict=True)
    while True:
        line = lines.begin_row()
        try:
            cells = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error:
            yield Row(line, None)
        else:
            if cells:
                yield Row(line, cells, ended=lines.ended)


class _Lines:
    """The lines of a text, as long as those of one row stay within the limits."""

    def __init__(self, text: TextIO) -> None:
        self.delimiter = ","
        self.ended = True
        self._text = text
        self._number = self._signs = self._cells = 0

    def begin_row(self) -> int:
        """Count anew, and return the number of the line that comes next."""
        self._signs = self._cells = 0
        return self._number + 1

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        try:
            line = self._text.readline(LONGEST + 1 - self._signs)
        except UnicodeError as error:
            raise BadInputError(
                "The file is not UTF-8 text.",
                hint="Save it as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8",
            ) from error
        if not line:
            raise StopIteration
        self._number += 1
        self._signs += len(line)
        self._cells += line.count(self.delimiter)
        if self._signs > LONGEST or self._cells > MOST_CELLS:
            raise BadInputError(
                "One row of the file is larger than an entry can be.",
                hint="A quotation mark in it may have no partner.",
            )
        self.ended = line[-1] in "\r\n"
        return line


def _find_encoding(raw: bytes) -> str:
    # Spreadsheets save "Unicode text" as UTF-16, with its mark.
    return "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"


def _delimit(header: str) -> str:
    return max(_DELIMITERS, key=header.count)
