"""Entries as a table in CSV (RFC 4180), for spreadsheets and other programs."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from safespace.transfer.cells import guard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from safespace.domain.entry import Entry
    from safespace.domain.moment import Moment

WORDS, RAW_WORDS = "words", "raw_words"
COLUMNS = (
    *("id", "short", "day", "written", "zone", "happened", "whole_day", "kind"),
    *("valence", "energy", "distress", "tags", "people", "prompt", "question"),
)
YES = "yes"


class _Line:
    """What the csv module writes a row to: it hands the row back."""

    def write(self, text: str) -> str:
        return text


def write(entries: Iterable[Entry], *, raw: bool) -> Iterator[str]:
    """Give the table row by row, with its header first; the caller encodes it as UTF-8.

    Cells of text are guarded against spreadsheets that would run them. Not so when it
    is `raw`, for programs that read cells as they are; then the words are raw_words.
    """
    keep: Callable[[str], str] = str if raw else guard
    writer = csv.writer(_Line())
    yield writer.writerow((*COLUMNS, RAW_WORDS if raw else WORDS))
    for entry in entries:
        yield writer.writerow(_tell(entry, keep))


def _tell(entry: Entry, keep: Callable[[str], str]) -> tuple[str, ...]:
    content, happened = entry.content, entry.happened
    feelings = content.feelings
    ratings = (feelings.valence, feelings.energy, feelings.distress)
    return (
        entry.id,
        keep(entry.short),
        entry.day.isoformat(),
        _tell_moment(entry.written),
        keep(entry.written.zone),
        _tell_moment(happened.moment) if happened else "",
        YES if entry.whole_day else "",
        keep(entry.kind),
        # A number below zero is no formula, and stays one that can be counted with.
        *("" if rating is None else str(rating) for rating in ratings),
        keep(", ".join(content.tags)),
        keep(", ".join(content.people)),
        keep(entry.prompt_id or ""),
        keep(entry.question or ""),
        keep(content.body),
    )


def _tell_moment(moment: Moment) -> str:
    return moment.wall().isoformat(timespec="milliseconds")
