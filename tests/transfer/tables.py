"""Entries of all kinds, and the tables that come of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from safespace.domain.entry import Content, Entry, Feelings, When
from safespace.domain.ident import ShortCode, make_entry_id
from safespace.domain.label import BadLabelError, read_labels
from safespace.domain.moment import Moment, moment_of
from safespace.domain.text import normalise
from safespace.transfer.exporters.as_csv import write
from tests.transfer.reading import read_all

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from safespace.transfer.item import Item

NASTY = "\"',;\t\r\n=+-@ ＝\ufeff\u2028a1é🌧"  # noqa: RUF001
SIGNS = st.characters(codec="utf-8", exclude_characters="\0")
TEXT = st.text(SIGNS, max_size=30) | st.text(NASTY, max_size=12)
BODIES = TEXT.map(normalise)
SOME = st.none() | BODIES.filter(bool)


def is_label(text: str) -> bool:
    """Say whether a journal could have it as a tag."""
    try:
        return read_labels([text]) == (text,)
    except BadLabelError:
        return False


LABELS = st.lists(TEXT.map(str.strip).filter(is_label), max_size=3).map(read_labels)
OFFSETS = st.integers(-86_399, 86_399) | st.sampled_from([0, 3600, -18_000])
TIMES = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1))  # noqa: DTZ001


@st.composite
def moments(draw: Any, zone: str) -> Moment:
    """Draw an instant on any wall clock."""
    at = draw(TIMES).replace(tzinfo=UTC)
    return moment_of(at.astimezone(timezone(timedelta(seconds=draw(OFFSETS)))), zone)


@st.composite
def entries(draw: Any) -> Entry:
    """Draw a saved entry with anything in it that a journal can hold."""
    zone = draw(st.sampled_from(["", "Europe/Dublin", "Asia/Tokyo"]))
    written = draw(moments(zone))
    happened = draw(st.none() | st.builds(When, moments(zone), st.booleans()))
    feelings = Feelings(
        draw(st.none() | st.integers(-4, 4)),
        draw(st.none() | st.integers(-4, 4)),
        draw(st.none() | st.integers(0, 10)),
    )
    token = draw(st.binary(min_size=10, max_size=10))
    return Entry(
        id=make_entry_id(written.at_ms, token),
        short=ShortCode(draw(st.sampled_from(["bcdf", "k7m2", "zz99x"]))),
        content=Content(draw(BODIES), draw(LABELS), draw(LABELS), feelings),
        written=written,
        day=draw(st.dates()),
        happened=happened,
        kind=draw(st.sampled_from(["entry", "trigger"])),
        prompt_id=draw(SOME),
        question=draw(SOME),
        revision=1,
    )


def make_entry(body: str, **changed: Any) -> Entry:
    """Make an ordinary entry with these words."""
    at = moment_of(datetime(2024, 3, 31, 9, 30, tzinfo=UTC), "Europe/Dublin")
    known: dict[str, Any] = {
        "id": make_entry_id(at.at_ms, bytes(10)),
        "short": ShortCode("bcdf"),
        "content": Content(body),
        "written": at,
        "day": date(2024, 3, 31),
        "happened": None,
        "kind": "entry",
        "prompt_id": None,
        "question": None,
        "revision": 1,
    }
    return Entry(**{**known, **changed})


def save_table(path: Path, made: Iterable[Entry], *, raw: bool) -> Path:
    """Save an export as the program does, in UTF-8 and byte by byte."""
    path.write_bytes("".join(write(made, raw=raw)).encode())
    return path


def read_table(path: Path, text: str | bytes) -> list[Item]:
    """Read a table that somebody else wrote."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_all(path, name="csv")
