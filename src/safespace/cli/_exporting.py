"""What an export takes out of the journal, and the form it has in the end."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

from safespace import __version__
from safespace.cli import _options as options
from safespace.domain.selection import Selection
from safespace.frozen import dataclass
from safespace.render.clean import clean, escape_json
from safespace.render.envelope import is_utf8
from safespace.safety.position import POSITION
from safespace.transfer.outgoing import Outgoing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from safespace.domain.entry import Entry
    from safespace.journal.journal import Journal

EVERYTHING = Selection()


class Format(StrEnum):
    """How it is written."""

    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"


ENDINGS = {Format.JSON: "json", Format.MARKDOWN: "md", Format.CSV: "csv"}


@dataclass(frozen=True, slots=True)
class Load:
    """What is to go out, and how many entries that is, with those in the bin."""

    outgoing: Outgoing
    count: int
    binned: int

    @property
    def beside(self) -> tuple[int, int]:
        """Return how many people on hold and programmes go out with them."""
        return len(self.outgoing.holds), len(self.outgoing.programmes)


def gather(
    journal: Journal, selection: Selection, *, format_: Format, made: date
) -> Load:
    """Gather what goes out; only JSON of everything has the bin and what is beside."""
    whole = selection == EVERYTHING
    if whole and format_ is Format.JSON:
        exports = journal.exports
        outgoing = _describe(journal, exports.read_entries(), made, beside=True)
        count = exports.count_entries()
        return Load(outgoing, count, count - journal.count_entries())
    found = journal.select(selection, limit=options.EVERYTHING).entries
    # Lists are newest first, and files are read from their beginning.
    return Load(_describe(journal, found[::-1], made), len(found), 0)


def write_out(
    outgoing: Outgoing, format_: Format, *, raw: bool, stream: TextIO | None
) -> Iterator[str]:
    """Write everything in a format, piece by piece, for a stream or else for a file.

    No piece commands a terminal, but for those of CSV in a file: there every character
    of somebody's is kept, as JSON keeps it everywhere.
    """
    # Each format pays for itself alone.
    match format_:
        case Format.JSON:
            from safespace.transfer.exporters import as_json  # noqa: PLC0415

            ascii_only = stream is not None and not is_utf8(stream.encoding)
            pieces = as_json.write(outgoing, ascii_only=ascii_only)
            yield from map(escape_json, pieces)
        case Format.MARKDOWN:
            from safespace.transfer.exporters import as_markdown  # noqa: PLC0415

            yield from map(clean, as_markdown.write(outgoing))
        case Format.CSV:
            from safespace.transfer.exporters import as_csv  # noqa: PLC0415

            rows = as_csv.write(outgoing.entries, raw=raw)
            yield from rows if stream is None else map(clean, rows)


def _describe(
    journal: Journal, entries: Iterable[Entry], made: date, *, beside: bool = False
) -> Outgoing:
    exports = journal.exports
    return Outgoing(
        entries=entries,
        read_history=exports.read_history,
        made=made,
        program=f"safespace {__version__}",
        about=POSITION,
        holds=exports.list_holds() if beside else (),
        programmes=exports.list_programmes() if beside else (),
    )
