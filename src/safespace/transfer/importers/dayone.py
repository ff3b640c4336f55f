"""Day One's export in JSON: a file for each journal, alone or in an archive."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from safespace.domain.entry import Feelings
from safespace.errors import BadInputError
from safespace.frozen import dataclass, field
from safespace.transfer.day_one_text import (
    list_embedded,
    parse_rich_text,
    read_markdown,
    write_markdown,
)
from safespace.transfer.field import as_list, as_number, as_table, as_texts, get_text
from safespace.transfer.item import Left, Unread
from safespace.transfer.json_stream import stream
from safespace.transfer.offset import at_offset, at_own_offset, read_offset
from safespace.transfer.record import BadRecordError, Record, make_key, settle
from safespace.transfer.repeats import Repeats
from safespace.transfer.source import read_unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.transfer.field import Table
    from safespace.transfer.item import Item, Noun
    from safespace.transfer.setting import Setting
    from safespace.transfer.source import Source

NAME = "dayone"
TITLE = "an export of Day One"
# Each file at the root of an archive is a journal, so the first few tell.
_ENOUGH = 8
_BEGINNING = re.compile(
    rb'\s*\{\s*(?:"metadata"\s*:\s*\{[^{}]*\}\s*,\s*)?"entries"\s*:\s*\[\s*(\]|\{)?'
)
_OWN_FIELD = re.compile(rb'"(?:creationDate|richText|creationDevice|editingTime)"\s*:')
_HINT = "In Day One, choose to export as JSON, and import the file that comes of it."
_MEDIA: dict[str, Noun] = {
    "photos": "photo",
    "videos": "video",
    "audios": "recording",
    "pdfAttachments": "document",
}
_BESIDE: dict[str, Noun] = {
    "location": "place",
    "weather": "weather",
    "music": "song",
    "userActivity": "activity",
}
# What rich text embeds and has no words; media are counted where they are listed.
_EMBEDDED: dict[str, Noun] = {
    "contact": "contact",
    "location": "place",
    "motionActivity": "activity",
    "workout": "activity",
    "podcast": "podcast",
    "song": "song",
    "genericMedia": "song",
}
# Of these the list of zones has all, by names such as Etc/GMT-2.
_HOUR, _HOURS = timedelta(hours=1), range(-14, 13)


@dataclass(frozen=True, slots=True)
class _Journal:
    """A journal on its way: its file, its name if that tells it from others, its keys."""

    file: str
    name: str = ""
    keys: Repeats = field(default_factory=Repeats)

    def place(self, number: int) -> str:
        """Say where an entry stands."""
        return f"{self.name}, entry {number}" if self.name else f"entry {number}"


def detect(source: Source) -> bool:
    """Say whether one of the first files begins as a journal of Day One does."""
    try:
        files = _list_files(source)[:_ENOUGH]
        return any(_begins_well(source, file) for file in files)
    except BadInputError:
        return False


def read(source: Source, setting: Setting) -> Iterator[Item]:
    """Give the entries of all journals; of several, each names its own in a tag.

    Raises:
        BadInputError: when there is no journal of Day One, or one is not whole.
    """
    files = _list_files(source)
    found = files
    if len(files) > 1:
        found = [file for file in files if _begins_well(source, file)]
        for file in files:
            if file not in found:
                yield Unread(_name(file), "it is not a journal of Day One")
    if not found:
        raise _not_day_one()
    keys = Repeats()
    for file in found:
        name = _name(file) if len(found) > 1 else ""
        yield from _read_journal(source, _Journal(file, name, keys), setting)


def _list_files(source: Source) -> list[str]:
    """Return the files that may be journals: those at the root, or in one folder there."""
    if len(source.names) == 1:
        return list(source.names)
    files = [
        name
        for name in source.names
        if name.lower().endswith(".json")
        and not name.rpartition("/")[2].startswith(".")
        and not name.startswith("__MACOSX/")
    ]
    depth = min((name.count("/") for name in files), default=0)
    return [name for name in files if name.count("/") == depth] if depth <= 1 else []


def _begins_well(source: Source, file: str) -> bool:
    head = read_unmarked(source, file)
    found = _BEGINNING.match(head)
    if found is None:
        return False
    empty = found[1] == b"]" and b'"metadata"' in head
    return empty or bool(_OWN_FIELD.search(head))


def _name(file: str) -> str:
    name = file.rpartition("/")[2].removesuffix(".json")
    return "".join(sign if sign.isprintable() else " " for sign in name)


def _read_journal(
    source: Source, journal: _Journal, setting: Setting
) -> Iterator[Item]:
    number = 0
    with source.open(journal.file) as file:
        for number, table in enumerate(stream(file, "entries.item"), start=1):
            try:
                items = _take_over(table, journal, setting)
            except BadRecordError as error:
                items = [Unread(journal.place(number), str(error))]
            yield from items
    if not number and not _begins_well(source, journal.file):
        raise _not_day_one()


def _not_day_one() -> BadInputError:
    return BadInputError("There is no journal of Day One in it.", hint=_HINT)


def _take_over(table: object, journal: _Journal, setting: Setting) -> list[Item]:
    if not isinstance(table, dict):
        raise BadRecordError("it is not an entry as Day One writes it")
    nodes = parse_rich_text(table.get("richText"))
    body = _find_words(table, nodes)
    feelings, left = _look_beside(table, nodes or [])
    counted: list[Item] = [Left(what, count) for what, count in left.items()]
    key = _find_key(table, journal.keys)
    if not body and not feelings:
        return [Left("entry without words"), *counted]
    at, zone, settled = _place_time(table, setting)
    record = Record(
        key=key,
        at=at,
        body=body,
        zone=zone,
        tags=_find_tags(table, journal.name),
        feelings=feelings,
    )
    return [settle(record, origin=NAME, setting=settled), *counted]


def _find_words(table: Table, nodes: list[Table] | None) -> str:
    text = get_text(table, "text")
    if text.strip():
        return read_markdown(text)
    if nodes is not None:
        return write_markdown(nodes)
    if (table.get("text") and not text) or table.get("richText"):
        raise BadRecordError("its words are in no form that can be read")
    return ""


def _look_beside(table: Table, nodes: list[Table]) -> tuple[Feelings, Counter[Noun]]:
    """Return how it felt, where Apple's state of mind says so, and what has no place."""
    left: Counter[Noun] = Counter()
    for name, what in _MEDIA.items():
        left[what] += sum(each is not None for each in as_list(table.get(name)))
    left.update(what for name, what in _BESIDE.items() if table.get(name))
    valence = None
    for kind, each in list_embedded(nodes):
        if kind == "stateOfMind" and valence is None:
            valence = _find_valence(each)
            left["mood"] += valence is None
        elif kind == "stateOfMind":
            left["mood"] += 1
        elif kind in _EMBEDDED:
            left[_EMBEDDED[kind]] += 1
    return Feelings(valence=valence), +left


def _find_valence(state: Table) -> int | None:
    # HealthKit's valence goes from -1, very unpleasant, to 1.
    value = as_number(state.get("valence"))
    return None if value is None or not -1 <= value <= 1 else round(4 * value)


def _find_key(table: Table, keys: Repeats) -> str:
    """Return what tells the entry from others; what is there twice gets a number."""
    named = ("creationDate", "timeZone", "text", "richText")
    own = get_text(table, "uuid").strip()
    return keys.number(own or make_key(*(table.get(name) for name in named)))


def _place_time(table: Table, setting: Setting) -> tuple[datetime | date, str, Setting]:
    """Return when it was, in which zone, and what settles where that has no name."""
    at = _find_time(table)
    if not isinstance(at, datetime):
        return at, _find_zone(table)[0], setting
    zone, offset = _find_zone(table)
    settled = at_own_offset(at, setting)
    if offset is not None:
        settled = at_offset(at, offset, setting)
    if table.get("isAllDay") is not True:
        return at, zone, settled
    try:
        there = at.astimezone(ZoneInfo(zone) if zone else settled.zone)
    except (ValueError, OverflowError) as error:
        raise BadRecordError("its date is none that can be read") from error
    return there.date(), zone, settled


def _find_time(table: Table) -> datetime | date:
    told = get_text(table, "creationDate").strip()
    if not told:
        raise BadRecordError("it has no date")
    try:
        if "T" not in told and ":" not in told:
            return date.fromisoformat(told)
        at = datetime.fromisoformat(told)
    except ValueError as error:
        raise BadRecordError("its date is none that can be read") from error
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _find_zone(table: Table) -> tuple[str, timedelta | None]:
    """Return the zone of the entry, or else that of its place; or else an offset."""
    place = as_table(table.get("location"))
    told = (get_text(table, "timeZone"), get_text(place, "timeZoneName"))
    offsets = [read_offset(each) for each in told]
    names = map(_know_zone, told, offsets)
    return next(filter(None, names), ""), next((o for o in offsets if o), None)


def _know_zone(told: str, offset: timedelta | None) -> str:
    if offset is not None and not offset % _HOUR and -offset // _HOUR in _HOURS:
        # The sign in these names is that of POSIX, which is the other one.
        told = f"Etc/GMT{-offset // _HOUR:+}"
    try:
        return ZoneInfo(told).key if told else ""
    except (KeyError, ValueError, OSError):
        return ""


def _find_tags(table: Table, journal: str) -> tuple[str, ...]:
    marked = [
        ("starred", table.get("starred") is True),
        ("pinned", table.get("isPinned") is True or table.get("pinned") is True),
        (journal, bool(journal)),
    ]
    return (
        *as_texts(table.get("tags")),
        *(tag for tag, there in marked if there),
    )
