"""Tables of text, row by row: CSV with commas, semicolons or tabs, within limits."""

from __future__ import annotations

import csv
import re
from collections import deque
from io import TextIOWrapper
from typing import TYPE_CHECKING

from safespace.errors import BadInputError
from safespace.frozen import dataclass
from safespace.transfer.source import find_encoding, read_head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from safespace.transfer.source import Source

# Of one row: its signs, and the delimiters among them.
LONGEST = 16 * 1024**2
MOST_CELLS = 1_000_000
# How often a row that has no end is left behind; each time the rest is read again.
MOST_BACKS = 16
_DELIMITERS = ",;\t"
_ENDS = ("\r", "\n")
_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A row, and the number of the line it begins at.

    There are no cells where the quotation marks of the row have no partners, or where
    it is too large. It is ended unless the file stops without a line break after it.
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
    text = raw.decode(find_encoding(raw), errors="replace")
    line = next((line for line in _BREAK.split(text) if line.strip()), "")
    csv.field_size_limit(LONGEST)
    found = next(csv.reader([line], delimiter=_delimit(line)), [])
    return tuple(cell.strip().lower() for cell in found)


def read_rows(source: Source, name: str, *, loose: bool = False) -> Iterator[Row]:
    """Give the rows below the header; empty ones are passed over.

    Where it is loose, words behind a closing quotation mark belong to their cell, and
    the row of a mark that has no partner is over with its first line.

    Raises:
        BadInputError: when it is no text, or a row that does not end is larger than an
            entry can be.
    """
    encoding = find_encoding(read_head(source, name))
    with (
        source.open(name) as file,
        TextIOWrapper(file, encoding, newline="") as text,
    ):
        lines = _Lines(text, backs=MOST_BACKS if loose else 0)
        try:
            header = next((line for line in lines if line.strip()), "")
        except csv.Error as error:
            raise _too_large() from error
        lines.delimiter = _delimit(header)
        yield from _parse(lines, strict=not loose)


def _parse(lines: _Lines, *, strict: bool) -> Iterator[Row]:
    # It counts for the whole program, where nothing else reads tables meanwhile.
    csv.field_size_limit(LONGEST)
    reader = csv.reader(lines, delimiter=lines.delimiter, strict=strict)
    while True:
        line = lines.begin_row()
        try:
            cells = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error:
            yield Row(line, None)
        else:
            if lines.go_back():
                yield Row(line, None)
            elif cells:
                yield Row(line, cells, ended=lines.ended)


class _Lines:
    """The lines of a text, as long as those of one row stay within the limits.

    So many times it goes back to the second line of a row that had no end, and tells
    that by an end of its own.
    """

    def __init__(self, text: TextIO, *, backs: int) -> None:
        self.delimiter = ","
        self.ended = True
        self._text = text
        self._backs = backs
        self._number = self._signs = self._cells = 0
        # Of this row, if it may come to that, and those that come once more.
        self._row: list[str] = []
        self._again: deque[str] = deque()
        self._endless = False

    def begin_row(self) -> int:
        """Count anew, and return the number of the line that comes next."""
        self._signs = self._cells = 0
        self._row.clear()
        self._endless = False
        return self._number + 1

    def go_back(self) -> bool:
        """Say whether the row had no end; all its lines but the first come once more."""
        if self._endless and self._backs:
            self._backs -= 1
            self._again.extendleft(reversed(self._row[1:]))
            self._number -= len(self._row) - 1
        return self._endless

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._take()
        if not line:
            self._endless = self._signs > 0
            raise StopIteration
        self._number += 1
        self._signs += len(line)
        self._cells += line.count(self.delimiter)
        if self._backs:
            self._row.append(line)
        if self._signs > LONGEST or self._cells > MOST_CELLS:
            self._pass_over(line)
        self.ended = line.endswith(_ENDS)
        return line

    def _take(self) -> str:
        line = self._again.popleft() if self._again else ""
        if line.endswith(_ENDS):
            return line
        return line + self._read(max(LONGEST + 1 - self._signs - len(line), 0))

    def _read(self, most: int) -> str:
        try:
            return self._text.readline(most)
        except UnicodeError as error:
            raise BadInputError(
                "The file is not UTF-8 text.",
                hint="Save it as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8",
            ) from error

    def _pass_over(self, line: str) -> None:
        """Leave a row that is too large, if it is known where the next one begins."""
        if self._signs > len(line) and self._backs:
            self._endless = True
            raise StopIteration
        if self._signs > len(line):
            raise _too_large()
        while line and not line.endswith(_ENDS):
            line = self._read(LONGEST)
        if not line:
            raise _too_large()
        raise csv.Error


def _delimit(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _too_large() -> BadInputError:
    return BadInputError(
        "One row of the file is larger than an entry can be.",
        hint="A quotation mark in it may have no partner.",
    )
