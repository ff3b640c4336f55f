"""RedNotebook's months: a YAML file each, with a text and categories for every day."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from safespace.domain.label import MAX_LENGTH
from safespace.errors import BadInputError
from safespace.frozen import dataclass
from safespace.transfer.item import Left, Unread
from safespace.transfer.plain_yaml import NotYamlError, walk_members
from safespace.transfer.record import BadRecordError, Record, settle
from safespace.transfer.repeats import Repeats
from safespace.transfer.source import read_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.transfer.item import Item
    from safespace.transfer.plain_yaml import Member, Pairs, Plain
    from safespace.transfer.setting import Setting
    from safespace.transfer.source import Source

NAME = "rednotebook"
TITLE = "a journal of RedNotebook"
# Of a month; ten thousand words a day make two megabytes.
LARGEST = 16 * 1024**2
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})\.txt")
# What RedNotebook keeps while it saves, and when two computers wrote at once.
_OLDER = re.compile(r"[0-9]{4}-[0-9]{2}\.(?:new|old|.*CONFLICT).*", re.IGNORECASE)
_SILENT = r"(?:[ \t]*(?:#[^\r\n]*|---[ \t]*|%YAML[^\r\n]*)?\r?\n)*+"
_DAYS = re.compile(
    rf"\ufeff?{_SILENT}(?:\{{\s*+)?(?:\}}\s*$|[\"']?[0-9]{{1,2}}[\"']?[ \t]*+:\s)"
)
_HEADS = 3
_DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
# RedNotebook's hashtags begin with # in either width, have a letter in them, and are
# neither the colour of a page nor a command of txt2tags; an address may hold a # too.
_HASHTAG = re.compile(
    r"(?<![\w&#\uff03/])[#\uff03](?!(?:[0-9a-f]{6}|include)(?!\w))(\w+)", re.IGNORECASE
)


def detect(source: Source) -> bool:
    """Say whether months stand there, and begin with a day or are empty."""
    months = [name for name in source.names if _MONTH.fullmatch(_base(name))]
    try:
        heads = [read_head(source, name) for name in months[:_HEADS]]
    except BadInputError:
        return False
    return bool(heads) and all(
        not head.strip() or _DAYS.match(head.decode(errors="replace")) for head in heads
    )


def read(source: Source, setting: Setting) -> Iterator[Item]:
    """Give every day of every month.

    Raises:
        BadInputError: when there are no months.
    """
    if not any(_MONTH.fullmatch(_base(name)) for name in source.names):
        raise BadInputError(
            "There is no month of RedNotebook in it.",
            hint="Name the folder or the backup that has files such as 2024-03.txt.",
        )
    repeats = Repeats()
    for name in source.names:
        month = _MONTH.fullmatch(_base(name))
        if month:
            yield from _read_month(source, name, repeats, setting)
        elif _OLDER.fullmatch(_base(name)):
            yield Left("older copy")
        else:
            yield Left("other file")


def _read_month(
    source: Source, name: str, repeats: Repeats, setting: Setting
) -> Iterator[Item]:
    base = _base(name)
    year, month = int(base[:4]), int(base[5:7])
    if not year or not 1 <= month <= 12:
        yield Unread(base, "there is no such month")
        return
    try:
        for member in walk_members(_read_words(source, name)):
            try:
                yield _read_day(member, (year, month), repeats, setting)
            except BadRecordError as error:
                yield Unread(_place(base, member), str(error))
    except NotYamlError as error:
        place = f"{base}, line {error.line}" if error.line else base
        yield Unread(place, str(error))


def _read_words(source: Source, name: str) -> str:
    try:
        with source.open(name) as file:
            raw = file.read(LARGEST + 1)
    except (BadInputError, OSError) as error:
        raise NotYamlError("it cannot be read") from error
    if len(raw) > LARGEST:
        raise NotYamlError("it is larger than a month can be")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise NotYamlError("it is not UTF-8 text", line) from error


def _place(base: str, member: Member) -> str:
    known = _DAY.fullmatch(member.key)
    return f"{base}, {f'day {member.key}' if known else f'line {member.line}'}"


def _read_day(
    member: Member,
    year_month: tuple[int, int],
    repeats: Repeats,
    setting: Setting,
) -> Item:
    if member.fault:
        raise BadRecordError(member.fault)
    day = _find_date(member.key, year_month)
    if member.value is None:
        return Left("entry without words")
    if not isinstance(member.value, tuple):
        raise BadRecordError("it is not a day as RedNotebook writes it")
    said = _gather(member.value)
    if not said.body.strip():
        return Left("entry without words")
    key = repeats.number(day.isoformat())
    return settle(
        Record(key=key, at=day, body=said.body, tags=said.tags),
        origin=NAME,
        setting=setting,
    )


def _find_date(key: str, year_month: tuple[int, int]) -> date:
    number = int(key) if _DAY.fullmatch(key) else 0
    try:
        return date(*year_month, number)
    except ValueError as error:
        raise BadRecordError("there is no such day in that month") from error


@dataclass(frozen=True, slots=True, repr=False)
class _Said:
    """What one day says."""

    body: str
    tags: tuple[str, ...]


def _gather(day: Pairs) -> _Said:
    texts: list[str] = []
    lines: list[str] = []
    names: list[str] = []
    for name, value in day:
        if name == "text":
            texts.append(_read_text(value))
        elif name.casefold() == "tags":
            names += _list_entries(value)
        elif entries := _list_entries(value):
            lines += _put_below(name, entries)
        else:
            names.append(name)
    words = "\n\n".join(text for text in texts if text.strip())
    hashtags = (tag for tag in _HASHTAG.findall(words) if any(map(str.isalpha, tag)))
    # What is too long for a tag is words; and a day of tags alone has these for words.
    lines += [name for name in names if len(name) > MAX_LENGTH]
    body = _append(words, lines) or "\n".join(names)
    tags = (name for name in names if len(name) <= MAX_LENGTH)
    return _Said(body, (*tags, *hashtags))


def _append(words: str, lines: list[str]) -> str:
    if not words or not lines:
        return words or "\n".join(lines)
    return "\n\n".join((words.rstrip("\n"), "\n".join(lines)))


def _read_text(value: Plain) -> str:
    if value is not None and not isinstance(value, str):
        raise BadRecordError("its text is no text")
    return value or ""


def _list_entries(value: Plain) -> list[str]:
    """List the entries of a category, those that were nested by hand among them."""
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [entry for each in value for entry in _list_entries(each)]
    entries: list[str] = []
    for name, inner in value:
        below = _list_entries(inner)
        entries += _put_below(name, below) if below else [name]
    return entries


def _put_below(name: str, entries: list[str]) -> list[str]:
    if len(name) * len(entries) > LARGEST:
        raise BadRecordError("a category in it is larger than a day can be")
    return [f"{name}: {entry}" for entry in entries]


def _base(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]
