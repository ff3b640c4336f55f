"""What both of Daylio's formats have in common: moods, words, and how they settle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from safespace.transfer.html_text import has_lines, to_text
from safespace.transfer.item import Left, Unread
from safespace.transfer.record import BadRecordError, settle, tame_labels

if TYPE_CHECKING:
    from safespace.transfer.item import Item
    from safespace.transfer.record import Record
    from safespace.transfer.setting import Setting

# Daylio has five groups of moods, from 1, the best, to 5.
GROUPS = {1: 4, 2: 2, 3: 0, 4: -2, 5: -4}
NAMES = {"rad": 4, "good": 2, "meh": 0, "bad": -2, "awful": -4}


def join_words(title: str, note: str) -> str:
    """Join a title and a note, which is HTML; old ones are plain, and have lines."""
    if not has_lines(note):
        note = re.sub(r"\r\n?|\n", "<br>", note)
    words = (title.strip(), to_text(note).strip())
    return "\n\n".join(each for each in words if each)


def keep(record: Record, place: str, setting: Setting) -> Item:
    """Turn a record into an entry; a mood alone is one, as it is for Daylio."""
    if not (record.body or record.feelings or tame_labels(record.tags)):
        return Left("entry without words")
    try:
        return settle(record, origin="daylio", setting=setting)
    except BadRecordError as error:
        return Unread(place, str(error))
