"""Daylio: its backup, a ZIP archive around JSON in base64, and its CSV export."""

from __future__ import annotations

import re
from binascii import Error as NoBase64
from binascii import a2b_base64
from typing import TYPE_CHECKING

from safespace.errors import BadInputError
from safespace.transfer.daylio_backup import read_backup
from safespace.transfer.daylio_csv import is_table, read_table
from safespace.transfer.source import read_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.transfer.item import Item
    from safespace.transfer.setting import Setting
    from safespace.transfer.source import Source

NAME = "daylio"
TITLE = "a backup or CSV export of Daylio"
_BACKUP = "backup.daylio"
_MEMBER = re.compile(rb'"(?:dayEntries|customMoods)"\s*:')


def detect(source: Source) -> bool:
    """Say whether the backup is there, or a single table with Daylio's columns."""
    try:
        return bool(_find_backup(source) or _find_table(source))
    except BadInputError:
        return False


def read(source: Source, setting: Setting) -> Iterator[Item]:
    """Give all entries of the backup, or else of the table.

    Raises:
        BadInputError: when neither is there, or it is not whole.
    """
    if name := _find_backup(source):
        yield from read_backup(source, name, setting)
    elif name := _find_table(source):
        yield from read_table(source, name, setting)
    else:
        raise _neither()


def _neither() -> BadInputError:
    return BadInputError(
        "This is neither a backup of Daylio nor its CSV export.",
        hint="In Daylio, look under More for a backup or for the export of entries.",
    )


def _find_backup(source: Source) -> str:
    """Return the name of the backup within, or of the one file if it is that."""
    names = [each for each in source.names if each.rpartition("/")[2] == _BACKUP]
    names = names or list(source.names if len(source.names) == 1 else ())
    return next((each for each in names if _is_backup(source, each)), "")


def _is_backup(source: Source, name: str) -> bool:
    head = b"".join(read_head(source, name).split())
    try:
        decoded = a2b_base64(head[: len(head) // 4 * 4], strict_mode=True)
    except NoBase64:
        return False
    known = name.rpartition("/")[2] == _BACKUP or _MEMBER.search(decoded)
    return decoded[:1] == b"{" and bool(known)


def _find_table(source: Source) -> str:
    """Return the name of the only file, or only CSV file, if it is the export."""
    names = source.names
    if len(names) > 1:
        names = tuple(each for each in names if each.lower().endswith(".csv"))
    if len(names) != 1:
        return ""
    return names[0] if is_table(source, names[0]) else ""
