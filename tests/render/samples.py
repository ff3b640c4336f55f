"""Entries to lay out, with only what a test is about spelled out."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from safespace.domain.entry import Content, Entry, Feelings, When
from safespace.domain.ident import EntryId, ShortCode
from safespace.domain.moment import moment_of

DUBLIN = "Europe/Dublin"
SATURDAY = date(2026, 11, 21)
EVENING = datetime(2026, 11, 21, 21, 14, tzinfo=ZoneInfo(DUBLIN))


def an_entry(
    body: str = "Tea with Ada.",
    *,
    short: str = "bcdf",
    day: date = SATURDAY,
    written: datetime = EVENING,
    happened: When | None = None,
    tags: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
    feelings: Feelings | None = None,
    question: str | None = None,
    revision: int = 1,
) -> Entry:
    """Return an entry of a Saturday evening."""
    return Entry(
        id=EntryId("01a2b3c4-0000-7000-8000-000000000000"),
        short=ShortCode(short),
        content=Content(body, tags, people, feelings or Feelings()),
        written=moment_of(written, DUBLIN),
        day=day,
        happened=happened,
        kind="entry",
        prompt_id=None,
        question=question,
        revision=revision,
    )
