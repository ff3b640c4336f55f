"""What is exported as a table comes back as it was, guarded or raw."""

from __future__ import annotations

import csv
import io
import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safespace.domain.arrival import Arrival
from safespace.domain.entry import Content, Entry, Feelings, NewEntry
from safespace.transfer.exporters.as_csv import write
from tests.transfer.drain import count_items
from tests.transfer.reading import arrivals, left, read_all, tell_format, unread
from tests.transfer.tables import entries, make_entry, read_table, save_table

if TYPE_CHECKING:
    from pathlib import Path

HEADER = (
    "id,short,day,written,zone,happened,whole_day,kind,valence,energy,distress,"
    "tags,people,prompt,question,"
)


def expect(entry: Entry) -> Arrival:
    """Return what comes back of an entry: all, but its form and the past it had."""
    return Arrival(
        NewEntry(
            entry.id,
            replace(entry.content, form=None),
            entry.written,
            entry.day,
            entry.happened,
            prompt_id=entry.prompt_id,
            question=entry.question,
        ),
        short=entry.short,
    )


@settings(suppress_health_check=list(HealthCheck), max_examples=60, deadline=None)
@given(made=st.lists(entries(), max_size=2), raw=st.booleans())
def test_every_entry_comes_back_as_it_was(
    made: list[Entry], raw: bool, tmp_path: Path
) -> None:
    path = save_table(tmp_path / "journal.csv", made, raw=raw)
    assert tell_format(path) == "csv"
    assert read_all(path) == [expect(entry) for entry in made]


@settings(suppress_health_check=list(HealthCheck), max_examples=20, deadline=None)
@given(made=st.lists(entries(), max_size=2))
def test_no_cell_of_text_begins_like_a_formula(made: list[Entry]) -> None:
    for row in csv.DictReader(io.StringIO("".join(write(made, raw=False)), newline="")):
        for name in ("short", "zone", "kind", "tags", "people", "prompt", "question"):
            assert not row[name].startswith(tuple("=+-@\t\r\n"))
        assert not row["words"].startswith(tuple("=+-@\t\r\n"))


def test_the_table_is_one_as_rfc_4180_has_it() -> None:
    content = Content('She said "hm",\nand left', ("work", "calm"), ("Kim",))
    feelings = Feelings(-3, None, 7)
    entry = make_entry(
        "", content=replace(content, feelings=feelings), question="What?"
    )
    assert "".join(write([entry], raw=False)) == (
        f"{HEADER}words\r\n"
        "018e93d8-25c0-7000-8000-000000000000,bcdf,2024-03-31,"
        "2024-03-31T09:30:00.000+00:00,Europe/Dublin,,,entry,-3,,7,"
        '"work, calm",Kim,,What?,"She said ""hm"",\nand left"\r\n'
    )


def test_raw_words_are_named_so_and_kept_as_they_are() -> None:
    guarded, raw = (list(write([make_entry("=1")], raw=raw)) for raw in (False, True))
    assert guarded[0] == f"{HEADER}words\r\n"
    assert guarded[1].endswith(",'=1\r\n")
    assert raw[0] == f"{HEADER}raw_words\r\n"
    assert raw[1].endswith(",=1\r\n")


def test_a_table_cut_short_anywhere_gives_no_half_entry(tmp_path: Path) -> None:
    made = [make_entry('=a "b",\r\nc\rd "e"'), make_entry("plain")]
    whole = "".join(write(made, raw=False)).encode()
    every = [expect(entry) for entry in made]
    for length in range(len(HEADER) + 7, len(whole)):
        items = read_table(tmp_path / "journal.csv", whole[:length])
        came = arrivals(items)
        assert came == every[: len(came)]
        assert len(unread(items)) <= 1
    # Half of the last line break is enough.
    assert arrivals(read_table(tmp_path / "journal.csv", whole[:-1])) == every


def test_a_table_may_be_sorted_and_renamed_in_case_and_still_comes_back(
    tmp_path: Path,
) -> None:
    path = save_table(tmp_path / "journal.csv", [made := make_entry("=1")], raw=False)
    rows = list(csv.reader(path.read_text().splitlines()))
    lines = "".join(
        ";".join(f" {c}" if r is rows[0] else c for c in reversed(r)) + "\n"
        for r in rows
    )
    assert read_table(path, lines.replace("words", "WORDS")) == [expect(made)]


def test_wrong_cells_are_told_by_their_line(tmp_path: Path) -> None:
    good = list(write([make_entry("two\nlines")], raw=False))
    swaps = {
        "018e93d8": "x",
        ",bcdf,": ",aeiou,",
        ",2024-03-31,": ",31.3.2024,",
        "09:30:00.000+00:00": "9 o'clock",
        ".000+00:00": "",
        ",,,entry": ",,yes,entry",
        ",,entry": ",no,entry",
        "entry,": "entry,5",
        "entry,,": "entry,,-5",
        "entry,,,": "entry,,,1.5",
        "entry,,,,": "entry,,,,a\x07b",
        '"two': '"two\0',
        'lines"': 'lines"x',
        "\r\n": ",more\r\n",
    }
    rows = [good[1].replace(old, new, 1) for old, new in swaps.items()]
    assert all(row != good[1] for row in rows)
    items = read_table(tmp_path / "journal.csv", "".join([good[0], *rows, good[1]]))
    places = [place for place, _ in unread(items)]
    assert places == [f"line {2 + 2 * number}" for number in range(len(rows))]
    assert len(arrivals(items)) == 1
    assert left(items) == {}


@pytest.mark.slow
def test_a_long_table_is_read_row_by_row(tmp_path: Path) -> None:
    path = save_table(
        tmp_path / "a.csv", (make_entry("w" * 1_600) for _ in range(1_500)), raw=True
    )
    tracemalloc.start()
    assert count_items(path) == 1_500
    assert tracemalloc.get_traced_memory()[1] < 1536 * 1024
    tracemalloc.stop()


def test_an_entry_of_megabytes_comes_back(tmp_path: Path) -> None:
    long = make_entry('a "long", day\n' * 300_000)
    path = save_table(tmp_path / "journal.csv", [long], raw=False)
    assert read_all(path) == [expect(long)]
