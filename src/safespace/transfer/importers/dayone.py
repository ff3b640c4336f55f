"""Day One's export in JSON: a file for each journal, alone or in an archive."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime
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
from safespace.transfer.item import Left, Unread
from safespace.transfer.json_stream import stream
from safespace.transfer.record import BadRecordError, Record, make_key, settle
from safespace.transfer.source import read_head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from safespace.transfer.day_one_text import Table
    from safespace.transfer.item import Item
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
_MEDIA = {
    "photos": "photo",
    "videos": "video",
    "audios": "recording",
    "pdfAttachments": "document",
}
_BESIDE = {
    "location": "place",
    "weather": "weather",
    "music": "song",
    "userActivity": "activity",
}
# What rich text embeds and has no words; media are counted where they are listed.
_EMBEDDED = {
    "contact": "contact",
    "location": "place",
    "motionActivity": "activity",
    "workout": "activity",
    "podcast": "podcast",
    "song": "song",
    "genericMedia": "song",
}
# What Apple calls a zone that is no more than an offset.
_OFFSET = re.compile(r"(?:GMT|UTC)([+-])0?([0-9]{1,2})(?::?00)?")


@dataclass(frozen=True, slots=True)
class _Journal:
    """A journal on its way: its file, its name if that tells it from others, its keys."""

    file: str
    name: str = ""
    keys: Counter[str] = field(default_factory=Counter)

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
    keys: Counter[str] = Counter()
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
    head = read_head(source, file).removeprefix(b"\xef\xbb\xbf")
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
    zone = _find_zone(table)
    record = Record(
        key=key,
        at=_find_time(table, ZoneInfo(zone) if zone else setting.zone),
        body=body,
        zone=zone,
        tags=_find_tags(table, journal.name),
        feelings=feelings,
    )
    return [settle(record, origin=NAME, setting=setting), *counted]


def _find_words(table: Table, nodes: list[Table] | None) -> str:
    text, rich = table.get("text"), table.get("richText")
    if isinstance(text, str) and text.strip():
        return read_markdown(text)
    if nodes is not None:
        return write_markdown(nodes)
    if (text and not isinstance(text, str)) or rich:
        raise BadRecordError("its words are in no form that can be read")
    return ""


def _look_beside(table: Table, nodes: list[Table]) -> tuple[Feelings, Counter[str]]:
    """Return how it felt, where Apple's state of mind says so, and what has no place."""
    left: Counter[str] = Counter()
    for name, what in _MEDIA.items():
        listed = table.get(name)
        if isinstance(listed, list):
            left[what] += sum(each is not None for each in listed)
    left.update(what for name, what in _BESIDE.items() if table.get(name))
    valence = None
    for kind, each in list_embedded(nodes):
        if kind == "stateOfMind" and valence is None:
            valence = _find_valence(each)
            left["state of mind"] += valence is None
        elif kind == "stateOfMind":
            left["state of mind"] += 1
        elif kind in _EMBEDDED:
            left[_EMBEDDED[kind]] += 1
    return Feelings(valence=valence), +left


def _find_valence(state: Table) -> int | None:
    # HealthKit's valence goes from -1, very unpleasant, to 1.
    value = state.get("valence")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(4 * value) if -1 <= value <= 1 else None


def _find_key(table: Table, keys: Counter[str]) -> str:
    """Return what tells the entry from others; what is there twice gets a number."""
    own = table.get("uuid")
    key = own.strip() if isinstance(own, str) else ""
    if not key:
        named = ("creationDate", "timeZone", "text", "richText")
        key = make_key(*(table.get(name) for name in named))
    keys[key] += 1
    return key if keys[key] == 1 else make_key(key, keys[key])


def _find_time(table: Table, zone: tzinfo) -> datetime | date:
    told = table.get("creationDate")
    if not isinstance(told, str) or not told.strip():
        raise BadRecordError("it has no date")
    try:
        if "T" not in told and ":" not in told:
            return date.fromisoformat(told.strip())
        at = datetime.fromisoformat(told.strip())
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return at.astimezone(zone).date() if table.get("isAllDay") is True else at
    except (ValueError, OverflowError) as error:
        raise BadRecordError("its date is none that can be read") from error


def _find_zone(table: Table) -> str:
    """Return the zone of the entry, or else that of its place; none if neither is one."""
    place = table.get("location")
    beside = place.get("timeZoneName") if isinstance(place, dict) else None
    known = (_know_zone(told) for told in (table.get("timeZone"), beside))
    return next((zone for zone in known if zone), "")


def _know_zone(told: object) -> str:
    if not isinstance(told, str) or not told:
        return ""
    if offset := _OFFSET.fullmatch(told):
        # The sign in these names is that of POSIX, which is the other one.
        told = f"Etc/GMT{'-' if offset[1] == '+' else '+'}{int(offset[2])}"
    try:
        return ZoneInfo(told).key
    except (KeyError, ValueError, OSError):
        return ""


def _find_tags(table: Table, journal: str) -> tuple[str, ...]:
    listed = table.get("tags")
    tags = listed if isinstance(listed, list) else []
    marked = [
        ("starred", table.get("starred") is True),
        ("pinned", table.get("isPinned") is True or table.get("pinned") is True),
        (journal, bool(journal)),
    ]
    return (
        *(tag for tag in tags if isinstance(tag, str)),
        *(tag for tag, there in marked if there),
    )
