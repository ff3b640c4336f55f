"""A journal of jrnl: its export in JSON, its own text file, or a folder of those.

jrnl knows no zones, so its times are local ones. What it keeps as folders of years and
months is read from a ZIP archive alone: folders are looked into one level deep.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

from safespace.errors import BadInputError
from safespace.transfer.field import as_list, as_texts, get_text, read_text
from safespace.transfer.item import Left, Unread
from safespace.transfer.jrnl_text import (
    AS_JSON,
    begins_entry,
    choose_form,
    find_tags,
    split_passages,
)
from safespace.transfer.json_stream import stream
from safespace.transfer.record import BadRecordError, Record, make_key, settle
from safespace.transfer.repeats import Repeats
from safespace.transfer.source import HEAD, find_encoding, read_head, read_unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.transfer.field import Table
    from safespace.transfer.item import Item
    from safespace.transfer.jrnl_text import Passage
    from safespace.transfer.setting import Setting
    from safespace.transfer.source import Source

NAME = "jrnl"
TITLE = "a journal of jrnl"
# Version 2 writes a bare Fernet token, version 3 a header of its own before one.
_SEALED = re.compile(rb"JRNLv3|gAAAA[\w=-]++\s*+\Z")
_PAIR = rb'\s*+"(?:[^"\\]|\\.)*+"\s*+:\s*+\d++\s*+,?'
_COUNTS = re.compile(
    rb'\s*+\{\s*+"tags"\s*+:\s*+\{(?P<pairs>(?:' + _PAIR + rb")*+)\s*+"
)
_ENTRIES = re.compile(rb'\}\s*+,\s*+"entries"\s*+:\s*+\[')
_DAY_FILE = re.compile(r"(?:[0-9]{4}/[0-9]{2}/)?[^/]+\.txt", re.IGNORECASE)
# A text export to a folder has titles in its names, and those are somebody's words.
_WORDLESS = re.compile(r"[0-9/_.-]+\.txt", re.IGNORECASE)
_DATE = re.compile(r"(\d{1,4})-(\d\d?)-(\d\d?)", re.ASCII)
_TIME = re.compile(r"(\d\d?):(\d\d)(?::(\d\d))?", re.ASCII)
_MEMBERS = {"title", "body", "date", "time", "tags", "starred", "uuid", "creator"}


def detect(source: Source) -> bool:
    """Say whether it begins as jrnl's files do, the encrypted ones among them."""
    with suppress(BadInputError, OSError):
        names = _list_visible(source)
        if len(names) == 1:
            head = _read_head(source, names[0])
            return _is_export(head) or _is_text(head) or bool(_SEALED.match(head))
        if names and all(map(_DAY_FILE.fullmatch, _cut_folder(names))):
            return _is_text(_read_head(source, names[0]))
    return False


def read(source: Source, setting: Setting) -> Iterator[Item]:
    """Give every entry.

    Raises:
        BadInputError: when it is encrypted, is no journal of jrnl, or when its dates
            could be two days each.
    """
    names = _list_visible(source)
    if len(names) == 1 and _read_head(source, names[0]).lstrip()[:1] == b"{":
        return _read_export(source, names[0], setting)
    return _read_texts(source, names, setting)


def _read_export(source: Source, name: str, setting: Setting) -> Iterator[Item]:
    repeats = Repeats()
    number = 0
    with source.open(name) as file:
        for number, table in enumerate(stream(file, "entries.item"), start=1):
            try:
                yield from _read_table(table, repeats, setting)
            except BadRecordError as error:
                yield Unread(f"entry {number}", str(error))
    if number:
        return
    with source.open(name) as file:
        if list(stream(file, "entries")) != [[]]:
            raise BadInputError("The file is not an export of jrnl.", hint=AS_JSON)


def _read_table(table: Any, repeats: Repeats, setting: Setting) -> Iterator[Item]:  # noqa: ANN401 - JSON is anything
    if not isinstance(table, dict):
        raise BadRecordError("it is not an entry as jrnl exports it")
    tags, odd = _read_tags(table)
    title, body = (
        read_text(table, name, f"its {name} is not text") for name in ("title", "body")
    )
    ident, at = get_text(table, "uuid"), _read_time(table)
    told = (ident,) if ident else (at, title, body)
    if title.strip() or body.strip():
        words = "\n".join(filter(str.strip, (title.rstrip(), body.rstrip())))
        key = repeats.number(_make_key(*told))
        yield settle(Record(key, at, words, tags=tags), origin=NAME, setting=setting)
    else:
        yield Left("entry without words")
    odd += sum(1 for name in table if name not in _MEMBERS and table[name])
    if odd:
        yield Left("unknown field", odd)
    # Only Day One's own files have it, which jrnl can keep, too.
    if table.get("creator"):
        yield Left("device name")


def _read_time(table: Table) -> datetime | date:
    clock = table.get("time")
    found = _DATE.fullmatch(get_text(table, "date"))
    if found is None:
        raise BadRecordError("it has no date that can be read")
    hour = _TIME.fullmatch(get_text(table, "time"))
    if hour is None and clock:
        raise BadRecordError("its time is none")
    try:
        at = date(*map(int, found.groups()))
        if hour is None:
            return at
        hours, minutes, seconds = (int(part or 0) for part in hour.groups())
        return datetime.combine(at, time(hours, minutes, seconds))
    except ValueError as error:
        raise BadRecordError("there is no such date or time") from error


def _read_tags(table: Table) -> tuple[tuple[str, ...], int]:
    """Return the tags, and how many members said something else than they do."""
    value, star = table.get("tags"), table.get("starred")
    odd = int(star is not True and bool(star))
    listed, texts = as_list(value), as_texts(value)
    odd += len(listed) - len(texts) if listed else bool(value)
    return _unsign(texts, starred=star is True), odd


def _read_texts(
    source: Source, names: tuple[str, ...], setting: Setting
) -> Iterator[Item]:
    texts = names if len(names) == 1 else tuple(filter(_is_text_name, names))
    _refuse_sealed(source, texts)
    form = choose_form(line for name in texts for line in _read_lines(source, name))
    if len(names) > len(texts):
        yield Left("other file", len(names) - len(texts))
    repeats = Repeats()
    for number, name in enumerate(texts, start=1):
        place = name if _WORDLESS.fullmatch(name) else f"file {number}"
        place = f"{place}, line" if len(texts) > 1 else "line"
        for passage in split_passages(_read_lines(source, name), form):
            try:
                yield from _read_passage(passage, repeats, setting)
            except BadRecordError as error:
                yield Unread(f"{place} {passage.line}", str(error))


def _read_passage(
    passage: Passage, repeats: Repeats, setting: Setting
) -> Iterator[Item]:
    words = "\n".join(filter(str.strip, (passage.title, passage.body)))
    if passage.at is None:
        if words:
            raise BadRecordError("it stands above the first entry, and has no time")
        return
    if not words:
        yield Left("entry without words")
        return
    key = repeats.number(_make_key(passage.at, passage.title, passage.body))
    tags = _unsign(find_tags(words), starred=passage.starred)
    record = Record(key, passage.at, words, tags=tags)
    yield settle(record, origin=NAME, setting=setting)


def _refuse_sealed(source: Source, names: tuple[str, ...]) -> None:
    if any(_SEALED.match(_read_head(source, name)) for name in names):
        raise BadInputError("jrnl has encrypted this journal.", hint=AS_JSON)
    if not names:
        raise BadInputError("There is no text file of jrnl in it.", hint=AS_JSON)


def _read_lines(source: Source, name: str) -> Iterator[str]:
    encoding = find_encoding(read_head(source, name))
    with source.open(name) as file:
        text = TextIOWrapper(file, encoding=encoding, newline="\n")
        try:
            for line in text:
                yield line.removesuffix("\n").removesuffix("\r")
        except UnicodeError as error:
            raise BadInputError(
                "The file is not UTF-8 text; jrnl may have encrypted it.", hint=AS_JSON
            ) from error
        finally:
            text.detach()


def _make_key(*told: object) -> str:
    """Make a key of what an entry says.

    The text file tells seconds and the export does not, so that they are left out.
    """
    first = told[0]
    at = first.isoformat(timespec="minutes") if isinstance(first, datetime) else first
    return make_key(at, *(str(each).strip() for each in told[1:]))


def _unsign(tags: tuple[str, ...] | list[str], *, starred: bool) -> tuple[str, ...]:
    """Take off the sign that makes a word a tag; it is the person's own choice."""
    bare = (tag if tag[:1].isalnum() else tag[1:] for tag in tags)
    return (*bare, "starred") if starred else tuple(bare)


def _list_visible(source: Source) -> tuple[str, ...]:
    return tuple(
        name
        for name in source.names
        if not name.startswith("__MACOSX/") and "/." not in f"/{name}"
    )


def _cut_folder(names: tuple[str, ...]) -> tuple[str, ...]:
    """Cut off the folder that an archive of a folder has all its files in."""
    first = names[0].partition("/")[0] + "/"
    inside = all(name.startswith(first) for name in names)
    year = first[:-1].isdecimal()
    return tuple(n.removeprefix(first) for n in names) if inside and not year else names


def _is_text_name(name: str) -> bool:
    return name.lower().endswith(".txt")


def _is_text(head: bytes) -> bool:
    """Say whether the first line that says something begins an entry."""
    return begins_entry(head.lstrip()[:200].decode(errors="replace").split("\n")[0])


def _is_export(head: bytes) -> bool:
    found = _COUNTS.match(head)
    if found is None:
        return False
    rest = head[found.end() :]
    # With thousands of tags, entries only begin later.
    cut = len(head) >= HEAD - 3 and found["pairs"] and rest[:1] in {b"", b'"'}
    return bool(_ENTRIES.match(rest) or cut)


def _read_head(source: Source, name: str) -> bytes:
    """Read the first bytes as UTF-8, without a byte order mark."""
    head = read_unmarked(source, name)
    if find_encoding(head) != "utf-16":
        return head
    return head.decode("utf-16", errors="replace").encode()[:HEAD]
