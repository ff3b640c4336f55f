"""Daylio's CSV export: a row for each entry, and a header that tells the columns.

There are seven, eight or nine of them, depending on the age of the export. The clock
times have no zone. `date` and `weekday` are words in the language of the phone; only
the oldest exports have the date nowhere else.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from safespace.domain.entry import Feelings
from safespace.transfer.daylio_entry import NAMES, join_words, keep
from safespace.transfer.item import Left, Unread
from safespace.transfer.record import BadRecordError, Record, make_key
from safespace.transfer.repeats import Repeats
from safespace.transfer.table import read_header, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from safespace.transfer.item import Item
    from safespace.transfer.setting import Setting
    from safespace.transfer.source import Source

_NEEDED = {"time", "mood", "activities", "note"}
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[.,]?\s+(\w{3})\w*\.?")
_MONTH_FIRST = re.compile(r"(\w{3})\w*\.?\s+([0-9]{1,2})[.,]?")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_TIME = re.compile(r"(\D*)([0-9]{1,2})[:.]([0-9]{2})(?:[:.][0-9]{2})?(\D*)")
_HALVES = {"": 0, "am": 1, "pm": 2, "오전": 1, "오후": 2, "上午": 1, "下午": 2, "午前": 1, "午後": 2}  # fmt: skip


def is_table(source: Source, name: str) -> bool:
    """Say whether a file begins with the columns of the export."""
    columns = set(read_header(source, name))
    dated = "full_date" in columns or {"year", "date"} <= columns
    return dated and columns >= _NEEDED


def read_table(source: Source, name: str, setting: Setting) -> Iterator[Item]:
    """Give all entries of the table.

    Raises:
        BadInputError: when it is no text.
    """
    columns = read_header(source, name)
    repeats = Repeats()
    for row in read_rows(source, name, loose=True):
        place = f"line {row.line}"
        if row.cells is None or len(row.cells) > len(columns):
            yield Unread(place, "it does not have the columns of the first line")
            continue
        # Columns that are not there have nothing in them.
        cells = dict.fromkeys(columns, "") | dict(zip(columns, row.cells, strict=False))
        yield from _read_row(cells, place, repeats, setting)


def _read_row(
    cells: dict[str, str], place: str, repeats: Repeats, setting: Setting
) -> Iterator[Item]:
    try:
        day = _read_day(cells)
    except BadRecordError as error:
        yield Unread(place, str(error))
        return
    clock = _read_time(cells["time"])
    label = cells["mood"].strip()
    valence = _find_valence(label, setting.moods)
    tags = [each.strip() for each in cells["activities"].split("|")]
    title, note = cells.get("note_title", ""), cells["note"]
    # What a label stands for may be told anew, and the entry is the same.
    key = make_key(day, clock, label, *tags, title, note)
    if label and valence is None:
        tags.append(label)
    record = Record(
        key=repeats.number(key),
        at=day if clock is None else datetime.combine(day, clock),
        body=join_words(title, note),
        tags=tuple(tags),
        feelings=Feelings(valence=valence),
    )
    yield keep(record, place, setting)
    if clock is None and cells["time"].strip():
        yield Left("clock time")
    scales = sum(bool(each.strip()) for each in cells.get("scales", "").split("|"))
    if scales:
        yield Left("scale", scales)


def _find_valence(label: str, moods: Mapping[str, int]) -> int | None:
    name = label.lower()
    return moods.get(name, NAMES.get(name))


def _read_day(cells: dict[str, str]) -> date:
    try:
        return _read_date(cells)
    except BadRecordError:
        raise
    except ValueError as error:
        raise BadRecordError("there is no day of its date") from error


def _read_date(cells: dict[str, str]) -> date:
    said = cells.get("full_date", "").strip() or cells.get("date", "").strip()
    if found := _ISO.fullmatch(said):
        return date(*map(int, found.groups()))
    year = cells.get("year", "").strip()
    if cells.get("full_date", "").strip() or not _YEAR.fullmatch(year):
        raise BadRecordError("its date is not written as 2024-01-31 is")
    if found := _DAY_FIRST.fullmatch(said):
        day, month = found.groups()
    elif found := _MONTH_FIRST.fullmatch(said):
        month, day = found.groups()
    else:
        month = day = ""
    months = _MONTHS.split()
    if month.lower() not in months:
        raise BadRecordError("its date is in words, and not in English ones")
    return date(int(year), months.index(month.lower()) + 1, int(day))


def _read_time(said: str) -> time | None:
    """Return a clock time of 24 or of twice 12 hours, or None for anything else."""
    found = _TIME.fullmatch(said.strip())
    if found is None:
        return None
    mark = re.sub(r"[\s.]", "", found[1] + found[4]).lower()
    half, hour, minute = _HALVES.get(mark), int(found[2]), int(found[3])
    if half is None or minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        return None
    return time(hour % 12 + 12 * (half - 1) if half else hour, minute)
