"""Daylio's backup: JSON in base64, with moods, activities and pictures told by ids."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from safespace.domain.entry import Feelings
from safespace.domain.moment import EPOCH
from safespace.errors import BadInputError
from safespace.frozen import dataclass
from safespace.transfer.base64_stream import open_base64
from safespace.transfer.daylio_entry import GROUPS, join_words, keep
from safespace.transfer.field import as_id, as_whole, is_set, read_list, read_text
from safespace.transfer.item import Left, Unread
from safespace.transfer.json_stream import stream
from safespace.transfer.offset import at_offset
from safespace.transfer.record import BadRecordError, Record, make_key
from safespace.transfer.repeats import Repeats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.transfer.field import Table
    from safespace.transfer.item import Item, Noun
    from safespace.transfer.setting import Setting
    from safespace.transfer.source import Source

# More moods, activities or pictures than anybody has.
_MOST = 100_000
_MEDIA: dict[int, Noun] = {1: "photo", 2: "recording"}
_CLOCK = ("year", "month", "day", "hour", "minute")


@dataclass(frozen=True, slots=True)
class _Names:
    """What ids stand for: a mood for its group and, where that is not all, a name."""

    moods: dict[str, tuple[int, str]]
    tags: dict[str, str]
    media: dict[str, Noun]


def read_backup(source: Source, name: str, setting: Setting) -> Iterator[Item]:
    """Give all entries of the backup.

    Raises:
        BadInputError: when it is not whole, or has no entries to begin with.
    """
    names = _Names(
        _name_moods(_read_tables(source, name, "customMoods")),
        {
            as_id(each.get("id")): each["name"]
            for each in _read_tables(source, name, "tags")
            if isinstance(each.get("name"), str)
        },
        {
            as_id(each.get("id")): _MEDIA.get(
                as_whole(each.get("type")) or 0, "attachment"
            )
            for each in _read_tables(source, name, "assets")
        },
    )
    repeats = Repeats()
    number = 0
    with _open(source, name, "dayEntries.item") as entries:
        for number, table in enumerate(entries, start=1):
            place = f"entry {number}"
            try:
                yield from _read_entry(table, place, (names, repeats), setting)
            except BadRecordError as error:
                yield Unread(place, str(error))
    if not number:
        with _open(source, name, "dayEntries") as found:
            if not isinstance(next(found, None), list):
                raise BadInputError("This is not a backup of Daylio.")


@contextmanager
def _open(source: Source, name: str, prefix: str) -> Iterator[Iterator[Any]]:
    with source.open(name) as file:
        yield stream(open_base64(file), prefix)


def _read_tables(source: Source, name: str, member: str) -> list[Table]:
    with _open(source, name, f"{member}.item") as found:
        return [each for each in islice(found, _MOST) if isinstance(each, dict)]


def _name_moods(tables: list[Table]) -> dict[str, tuple[int, str]]:
    """Tell the moods by their ids, which are those of the groups where none is told."""
    groups = [as_whole(each.get("mood_group_id")) or 0 for each in tables]
    sizes = Counter(groups)
    moods = {}
    for group, each in zip(groups, tables, strict=True):
        said = each.get("custom_name")
        # A group with one mood says all that its name does.
        name = said if isinstance(said, str) and sizes[group] > 1 else ""
        if group in GROUPS:
            moods[as_id(each.get("id"))] = GROUPS[group], name.strip()
    return moods if tables else {str(one): (GROUPS[one], "") for one in GROUPS}


def _read_entry(
    table: object, place: str, known: tuple[_Names, Repeats], setting: Setting
) -> Iterator[Item]:
    if not isinstance(table, dict):
        raise BadRecordError("it is not an entry")
    names, repeats = known
    at, settled = _read_time(table, setting)
    title, note = read_text(table, "note_title"), read_text(table, "note")
    chosen = [as_id(each) for each in read_list(table, "tags")]
    tags = [names.tags[each] for each in chosen if names.tags.get(each)]
    mood = as_id(table.get("mood"))
    valence, label = names.moods.get(mood, (None, ""))
    told = make_key(at, mood, *chosen, title, note)
    record = Record(
        key=repeats.number(f"backup {as_id(table.get('id')) or told}"),
        at=at,
        body=join_words(title, note),
        tags=(
            *tags,
            label,
            *(["favourite"] if table.get("isFavorite") is True else []),
        ),
        feelings=Feelings(valence=valence),
    )
    rest = tuple(_count_rest(table, names, len(chosen) - len(tags)))
    yield keep(record, place, settled)
    yield from rest
    if valence is None and mood not in {"", "0", "-1"}:
        yield Left("mood")


def _count_rest(table: Table, names: _Names, activities: int) -> Iterator[Item]:
    if activities:
        yield Left("activity", activities)
    for each in read_list(table, "assets"):
        yield Left(names.media.get(as_id(each), "attachment"))
    if scales := len(read_list(table, "scaleValues")):
        yield Left("scale", scales)
    if any(is_set(table.get(each)) for each in ("address", "latitude", "longitude")):
        yield Left("place")


def _read_time(table: Table, setting: Setting) -> tuple[datetime, Setting]:
    """Return an instant and where its clock time stands, or else the clock time."""
    at_ms, offset_ms = (
        as_whole(table.get("datetime")),
        as_whole(table.get("timeZoneOffset")),
    )
    try:
        if at_ms is None:
            return _read_clock(table), setting
        at = EPOCH + timedelta(milliseconds=at_ms)
        if offset_ms is None:
            return at, setting
        return at, at_offset(at, timedelta(milliseconds=offset_ms), setting)
    except (ValueError, OverflowError) as error:
        raise BadRecordError("it has no date that can be read") from error


def _read_clock(table: Table) -> datetime:
    told = (as_whole(table.get(each)) for each in _CLOCK)
    # There is no -1 in any of them.
    year, month, day, hour, minute = (-1 if one is None else one for one in told)
    # Months begin with 0 here, however, and with 1 everywhere else.
    return datetime.combine(date(year, month + 1, day), time(hour, minute))
