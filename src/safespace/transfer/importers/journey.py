"""Journey: a JSON file for each entry, in a folder or a ZIP archive, beside its media.

The files are named after the millisecond and the id of the entry; archives of several
years have a folder for each. What a number of its moods means is nowhere told, so moods
are counted and left.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from safespace.domain.moment import EPOCH
from safespace.errors import BadInputError
from safespace.transfer.field import (
    as_number,
    as_texts,
    as_whole,
    get_text,
    is_set,
    read_list,
    read_text,
)
from safespace.transfer.html_text import to_text
from safespace.transfer.item import Left, Unread
from safespace.transfer.json_stream import read_one
from safespace.transfer.offset import at_offset, read_offset
from safespace.transfer.record import BadRecordError, Record, settle
from safespace.transfer.repeats import Repeats
from safespace.transfer.source import read_unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.transfer.field import Table
    from safespace.transfer.item import Item, Noun
    from safespace.transfer.setting import Setting
    from safespace.transfer.source import Source

NAME = "journey"
TITLE = "an export of Journey"
_FILE = re.compile(r"(?:.*/)?([0-9]{9,15}-[0-9A-Za-z_-]+)\.json", re.DOTALL)
_MEMBER = re.compile(rb'"(?:date_journal|preview_text|music_artist)"\s*:')
_MOST_LOOKS = 5
_MEDIA: dict[Noun, str] = {
    "photo": "jpg jpeg png gif webp heic heif bmp tif tiff sticker",
    "video": "mp4 mov m4v 3gp webm avi mkv",
    "recording": "mp3 m4a aac wav ogg oga opus amr caf flac",
}
_KINDS = {end: noun for noun, ends in _MEDIA.items() for end in ends.split()}
_FILED: dict[str, Noun] = {"label": "label", "folder": "folder"}
# Where nothing was measured stands the largest number there is.
_MEASURABLE = 1e6


def detect(source: Source) -> bool:
    """Say whether files are named as Journey's are, and one begins like them."""
    named = [each for each in source.names if _FILE.fullmatch(each)]
    return any(_begins_well(source, each) for each in named[:_MOST_LOOKS])


def read(source: Source, setting: Setting) -> Iterator[Item]:
    """Give all entries, in the order of their files' names.

    Raises:
        BadInputError: when there is none.
    """
    names = [each for each in source.names if _FILE.fullmatch(each)]
    if not names:
        raise BadInputError(
            "There is no entry of Journey here.",
            hint="Export from Journey as JSON, and name the archive, or a folder with"
            " the files in it.",
        )
    repeats = Repeats()
    for name in names:
        try:
            with source.open(name) as file:
                table = read_one(file)
            yield from _read_entry(table, name, repeats, setting)
        except BadInputError:
            yield Unread(name, "it is no whole JSON")
        except BadRecordError as error:
            yield Unread(name, str(error))


def _begins_well(source: Source, name: str) -> bool:
    try:
        head = read_unmarked(source, name).lstrip()
    except BadInputError:
        return False
    return head[:1] == b"{" and bool(_MEMBER.search(head))


def _read_entry(
    table: object, name: str, repeats: Repeats, setting: Setting
) -> Iterator[Item]:
    if not isinstance(table, dict):
        raise BadRecordError("it is not an entry")
    found = _FILE.fullmatch(name)
    key = read_text(table, "id") or (found[1] if found else name)
    text = read_text(table, "text")
    body = to_text(text) if table.get("type") == "html" else text
    tags = as_texts(read_list(table, "tags"))
    if table.get("favourite") is True:
        tags.append("favourite")
    at, zone, settled = _read_time(table, setting)
    rest = tuple(_count_rest(table))
    record = Record(repeats.number(key), at, body, zone, tuple(tags))
    if body.strip():
        yield settle(record, origin=NAME, setting=settled)
    else:
        yield Left("entry without words")
    yield from rest


def _read_time(table: Table, setting: Setting) -> tuple[datetime, str, Setting]:
    at_ms = as_whole(table.get("date_journal"))
    if at_ms is None:
        raise BadRecordError("it has no date")
    try:
        at = EPOCH + timedelta(milliseconds=at_ms)
    except OverflowError as error:
        raise BadRecordError("its date lies outside of the years 1 to 9999") from error
    zone = get_text(table, "timezone")
    offset = read_offset(zone)
    if offset is not None:
        return at, "", at_offset(at, offset, setting)
    return at, zone, setting


def _count_rest(table: Table) -> Iterator[Item]:
    for each in read_list(table, "photos"):
        end = each.rpartition(".")[2].lower() if isinstance(each, str) else ""
        yield Left(_KINDS.get(end, "attachment"))
    if is_set(table.get("mood")) or is_set(table.get("sentiment")):
        yield Left("mood")
    if is_set(table.get("address")) or _is_measured(table, "lat", "lon"):
        yield Left("place")
    weather = table.get("weather")
    if isinstance(weather, dict) and (
        is_set(weather.get("description")) or _is_measured(weather, "degree_c")
    ):
        yield Left("weather")
    if is_set(table.get("music_title")) or is_set(table.get("music_artist")):
        yield Left("song")
    for name, noun in _FILED.items():
        if is_set(table.get(name)):
            yield Left(noun)


def _is_measured(table: Table, *names: str) -> bool:
    numbers = [as_number(table.get(each)) for each in names]
    return all(one is not None and abs(one) < _MEASURABLE for one in numbers)
