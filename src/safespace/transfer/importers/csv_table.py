"""A table in CSV: safespace's own, to the letter, and any other of words and dates."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from safespace.domain.arrival import Arrival
from safespace.domain.entry import Content, Feelings, NewEntry, When
from safespace.domain.ident import EntryId, ShortCode, looks_like_short_code
from safespace.domain.label import BadLabelError, read_labels
from safespace.domain.moment import Moment, moment_of
from safespace.domain.text import NotTextError, normalise
from safespace.errors import BadInputError
from safespace.transfer.cells import unguard
from safespace.transfer.exporters.as_csv import COLUMNS, RAW_WORDS, WORDS, YES
from safespace.transfer.item import Left, Unread
from safespace.transfer.lossless import RANGES
from safespace.transfer.offset import at_own_offset
from safespace.transfer.record import BadRecordError, Record, make_key, settle
from safespace.transfer.repeats import Repeats
from safespace.transfer.table import read_header, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.transfer.item import Item
    from safespace.transfer.setting import Setting
    from safespace.transfer.source import Source
    from safespace.transfer.table import Row

NAME = "csv"
TITLE = "a table in CSV"
# The names a column may have, the first of them that is there.
_WORDS = (WORDS, RAW_WORDS, "text", "body", "note", "content")
_TIMES = ("written", "happened", "date", "day")
_ZONES = ("zone", "timezone")
_ALSO = {"id", "title", "time", "tags", "people", *_TIMES, *_ZONES, *RANGES}
_OWN = {"id", "day", "written", "zone", "happened", "whole_day"}
# Tables of Daylio, which has an importer of its own.
_DAYLIO = ({"full_date", "mood"}, {"weekday", "mood", "activities"})
_DATE = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})[T ]*(.*)", re.DOTALL)
_NUMBER = re.compile(r"-?[0-9]{1,2}")
_SEPARATOR = re.compile(r"[,;|\n]")
_Cells = dict[str, str]


def detect(source: Source) -> bool:
    """Say whether it is a single table with a column of words, and one of dates."""
    if len(source.names) != 1:
        return False
    names = set(read_header(source, source.names[0]))
    return _fits(names) and not any(theirs <= names for theirs in _DAYLIO)


def read(source: Source, setting: Setting) -> Iterator[Item]:
    """Give an entry for each row.

    Raises:
        BadInputError: when it is no such table.
    """
    name = source.names[0] if len(source.names) == 1 else None
    header = read_header(source, name) if name else ()
    if not name or not _fits(set(header)):
        raise BadInputError(
            "The file is not a table with words and dates.",
            hint="Its first line names the columns: words, and written, date or day.",
        )
    table = _Table(header, setting)
    for row in read_rows(source, name):
        try:
            yield table.decode(row)
        except BadRecordError as error:
            yield Unread(f"line {row.line}", str(error))
    if table.unknown:
        yield Left("unknown column", len(table.unknown))


def _fits(names: set[str]) -> bool:
    return not names.isdisjoint(_WORDS) and not names.isdisjoint(_TIMES)


class _Table:
    """What the header says of all rows, and what was seen in those so far."""

    def __init__(self, header: tuple[str, ...], setting: Setting) -> None:
        self._header = header
        self._setting = setting
        self._words = next(name for name in _WORDS if name in header)
        self._own = self._words in {WORDS, RAW_WORDS} and set(header) >= _OWN
        self._known = {self._words, *(COLUMNS if self._own else _ALSO)}
        self._repeats = Repeats()
        self.unknown: set[int] = set()

    def decode(self, row: Row) -> Item:
        """Turn a row into an entry; raises BadRecordError."""
        cells = self._name(row)
        own = self._own and bool(cells["id"].strip())
        try:
            return self._decode_own(cells) if own else self._settle(cells)
        except NotTextError as error:
            raise BadRecordError("it has characters that are not text") from error

    def _name(self, row: Row) -> _Cells:
        if row.cells is None:
            raise BadRecordError("its quotation marks do not come in pairs")
        if self._own and not row.ended:
            raise BadRecordError("the file ends in it without a line break")
        size = len(self._header)
        if len(row.cells) < size or any(row.cells[size:]):
            raise BadRecordError("it has another number of cells than the first line")
        cells: _Cells = {}
        for place, (name, cell) in enumerate(
            zip(self._header, row.cells, strict=False)
        ):
            if cell.strip() and (name in cells or name not in self._known):
                self.unknown.add(place)
            # What is called words was guarded, and with it all other text.
            cells.setdefault(name, unguard(cell) if self._words == WORDS else cell)
        return cells

    def _decode_own(self, cells: _Cells) -> Arrival:
        zone = normalise(cells["zone"])
        happened = cells["happened"]
        if cells["whole_day"] not in {"", YES}:
            raise BadRecordError("its whole_day is neither yes nor empty")
        whole_day = cells["whole_day"] == YES
        if whole_day and not happened:
            raise BadRecordError("it is about a whole day, and does not say which")
        when = When(_read_moment(happened, zone), whole_day) if happened else None
        new = NewEntry(
            id=_read_id(cells["id"]),
            content=Content(
                normalise(cells[self._words]),
                _read_own_labels(cells.get("tags", "")),
                _read_own_labels(cells.get("people", "")),
                _read_feelings(cells),
            ),
            written=_read_moment(cells["written"], zone),
            day=_read_day(cells["day"]),
            happened=when,
            prompt_id=normalise(cells.get("prompt", "")) or None,
            question=normalise(cells.get("question", "")) or None,
        )
        return Arrival(new, short=_read_short(cells.get("short", "")))

    def _settle(self, cells: _Cells) -> Item:
        title, words = cells.get("title", "").strip(), cells[self._words]
        body = "\n\n".join(part for part in (title, words) if part.strip())
        feelings = _read_feelings(cells)
        key = self._make_key(cells)
        if not body and not feelings:
            return Left("entry without words")
        at = _read_time(cells)
        record = Record(
            key,
            at,
            body,
            zone=next((cells[n].strip() for n in _ZONES if cells.get(n)), ""),
            tags=tuple(_SEPARATOR.split(cells.get("tags", ""))),
            people=tuple(_SEPARATOR.split(cells.get("people", ""))),
            feelings=feelings,
        )
        settled = at_own_offset(at, self._setting)
        return settle(record, origin=NAME, setting=settled)

    def _make_key(self, cells: _Cells) -> str:
        theirs = cells.get("id", "").strip()
        key = make_key("id", theirs) if theirs else make_key(*cells.items())
        return self._repeats.number(key)


def _read_id(cell: str) -> EntryId:
    try:
        return EntryId(str(UUID(cell.strip())))
    except ValueError as error:
        raise BadRecordError("its id is none of safespace") from error


def _read_short(cell: str) -> ShortCode | None:
    if not cell:
        return None
    if len(cell) > 32 or not looks_like_short_code(cell):
        raise BadRecordError("its short code is none")
    return ShortCode(cell)


def _read_moment(cell: str, zone: str) -> Moment:
    try:
        at = datetime.fromisoformat(cell.strip())
        if at.tzinfo is not None:
            moment = moment_of(at, zone)
            moment.wall()
            return moment
    except (ValueError, OverflowError) as error:
        raise BadRecordError("a time in it is not as safespace writes it") from error
    raise BadRecordError("a time in it has no offset from UTC")


def _read_day(cell: str) -> date:
    try:
        return date.fromisoformat(cell.strip())
    except ValueError as error:
        raise BadRecordError("its day is not a date as 2024-03-31") from error


def _read_own_labels(cell: str) -> tuple[str, ...]:
    try:
        return read_labels(cell.split(",") if cell.strip() else ())
    except BadLabelError as error:
        raise BadRecordError("a tag or a name in it is none") from error


def _read_feelings(cells: _Cells) -> Feelings:
    return Feelings(**{name: _read_rating(cells, name) for name in RANGES})


def _read_rating(cells: _Cells, name: str) -> int | None:
    cell = cells.get(name, "").strip()
    least, most = RANGES[name]
    if not cell:
        return None
    if not _NUMBER.fullmatch(cell) or not least <= int(cell) <= most:
        raise BadRecordError(f"its {name} is no number from {least} to {most}")
    return int(cell)


def _read_time(cells: _Cells) -> datetime | date:
    said = (cells.get(name, "").strip() for name in _TIMES)
    found = _DATE.fullmatch(next(filter(None, said), ""))
    if found is None:
        raise BadRecordError("it has no date as 2024-03-31")
    clock = (found[5] or cells.get("time", "")).replace(" ", "")
    clock = f"0{clock}" if clock[1:2] == ":" else clock
    try:
        day = date(int(found[1]), int(found[3]), int(found[4]))
        return datetime.fromisoformat(f"{day.isoformat()}T{clock}") if clock else day
    except ValueError as error:
        raise BadRecordError("its date or its time is none") from error
