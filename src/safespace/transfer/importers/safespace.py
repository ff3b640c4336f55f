"""safespace's own export in JSON: entries with their past, holds, programmes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from safespace.errors import BadInputError, NewerSchemaError
from safespace.transfer.item import Unread
from safespace.transfer.json_stream import stream
from safespace.transfer.lossless import decode_begun, decode_entry, decode_held
from safespace.transfer.record import BadRecordError
from safespace.transfer.source import read_unmarked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from safespace.transfer.item import Item
    from safespace.transfer.setting import Setting
    from safespace.transfer.source import Source

NAME = "safespace"
TITLE = "an export of safespace"
FORMAT, VERSION = "safespace-export", 1
_HEAD = re.compile(
    rb'^\s*\{\s*"format"\s*:\s*"safespace-export"\s*,\s*"version"\s*:\s*([1-9][0-9]{0,8})\s*[,}]'
)


def detect(source: Source) -> bool:
    """Say whether it is a single file that begins as the export does."""
    return len(source.names) == 1 and bool(_HEAD.match(_read_head(source)))


def read(source: Source, setting: Setting) -> Iterator[Item]:
    """Give everything that was exported.

    Raises:
        NewerSchemaError: when a newer safespace wrote it.
        BadInputError: when it is no whole export.
    """
    del setting
    _check_version(source)
    for name in source.names:
        yield from _read_beside(source, name)
        with source.open(name) as file:
            yield from _decode("entry", stream(file, "entries.item"), decode_entry)


def _read_beside(source: Source, name: str) -> Iterator[Item]:
    with source.open(name) as file:
        beside = next(stream(file, "beside"), None)
    for noun, member, decode in (
        ("hold", "holds", decode_held),
        ("programme", "programmes", decode_begun),
    ):
        tables = beside.get(member) if isinstance(beside, dict) else None
        if isinstance(tables, list):
            yield from _decode(noun, tables, decode)


def _decode(
    noun: str, tables: Iterable[Any], decode: Callable[[Any], Item]
) -> Iterator[Item]:
    for number, table in enumerate(tables, start=1):
        try:
            yield decode(table)
        except BadRecordError as error:
            yield Unread(f"{noun} {number}", str(error))


def _check_version(source: Source) -> None:
    found = _HEAD.match(_read_head(source))
    if found is None:
        raise BadInputError("The file is not an export of safespace.")
    if int(found[1]) > VERSION:
        raise NewerSchemaError(
            "This export was written by a newer safespace.",
            hint="Update safespace on this machine, then try again.",
        )


def _read_head(source: Source) -> bytes:
    return read_unmarked(source, source.names[0])
