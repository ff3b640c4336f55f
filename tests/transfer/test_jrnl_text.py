"""Reading jrnl's own text file, and folders of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safespace.errors import BadInputError
from tests.transfer.reading import arrivals, left, read_all, tell_format, unread

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.transfer.item import Item

SAMPLE = """\
[2024-02-29 11:59:00 PM] Late train home with @Nan. *
She slept. I read, and wrote to ann@example.org about the #garden.

A second paragraph.

[2024-03-01 12:05:09 AM] Snow
"""


def write(folder: Path, text: str, name: str = "journal.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def read(folder: Path, text: str) -> list[Item]:
    return read_all(write(folder, text), name="jrnl")


def bodies(items: list[Item]) -> list[str]:
    return [each.entry.content.body for each in arrivals(items)]


def walls(items: list[Item]) -> list[str]:
    found = (each.entry.written.wall() for each in arrivals(items))
    return [wall.replace(tzinfo=None).isoformat() for wall in found]


def test_a_file_of_a_fresh_install_is_known_and_read(tmp_path: Path) -> None:
    path = write(tmp_path, SAMPLE)
    items = read_all(path)
    first, second = arrivals(items)
    assert tell_format(path) == "jrnl"
    assert first.entry.content.body == (
        "Late train home with @Nan.\n"
        "She slept. I read, and wrote to ann@example.org about the #garden.\n\n"
        "A second paragraph."
    )
    assert second.entry.content.body == "Snow"
    assert walls(items) == ["2024-02-29T23:59:00", "2024-03-01T00:05:09"]
    assert first.entry.content.tags == ("Nan", "garden", "starred")
    assert second.entry.content.tags == ()
    assert first.entry.written.zone == "Europe/Dublin"


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_and_marks_of_other_systems_change_nothing(
    end: str, encoding: str, tmp_path: Path
) -> None:
    plain = read_all(write(tmp_path, SAMPLE))
    path = tmp_path / "other.txt"
    path.write_bytes(SAMPLE.replace("\n", end).encode(encoding))
    assert read_all(path) == plain


@pytest.mark.parametrize(
    ("stamp", "wall"),
    [
        ("2024-02-29 11:59", "2024-02-29T11:59:00"),
        ("2024-02-29 11:59:07", "2024-02-29T11:59:07"),
        ("2024-02-29T11:59:07", "2024-02-29T11:59:07"),
        ("2024-02-29 12:00:00 AM", "2024-02-29T00:00:00"),
        ("2024-02-29 12:00 pm", "2024-02-29T12:00:00"),
        ("2024/02/29 1:05PM", "2024-02-29T13:05:00"),
        ("2024-02-29 Thu 11:59", "2024-02-29T11:59:00"),
        ("29.02.2024 11.59", "2024-02-29T11:59:00"),
        ("29/02/2024 11:59:07", "2024-02-29T11:59:07"),
        ("02/29/2024 11:59 p.m.", "2024-02-29T23:59:00"),
        ("Thu, 29 Feb 2024 11:59", "2024-02-29T11:59:00"),
        ("Thursday 29 February 2024 11h59", "2024-02-29T11:59:00"),
        ("February 29, 2024, 11:59 PM", "2024-02-29T23:59:00"),
        ("4/4/2024 09:00", "2024-04-04T09:00:00"),
    ],
)
def test_the_usual_ways_to_write_a_time_are_known(
    stamp: str, wall: str, tmp_path: Path
) -> None:
    path = write(tmp_path, f"[{stamp}] A title\nand words\n")
    assert tell_format(path) == "jrnl"
    assert walls(read_all(path)) == [wall]


def test_a_date_alone_is_a_whole_day(tmp_path: Path) -> None:
    [arrival] = arrivals(read(tmp_path, "[2024-02-29] A title\n"))
    assert arrival.entry.happened is not None
    assert arrival.entry.happened.whole_day


@pytest.mark.parametrize(
    ("late", "months"), [("25/03/2024", ["02", "03"]), ("03/25/2024", ["01", "03"])]
)
def test_one_late_day_tells_the_order_of_day_and_month(
    late: str, months: list[str], tmp_path: Path
) -> None:
    items = read(tmp_path, f"[01/02/2024 10:00] a\n\n[{late} 10:00] b\n")
    assert [wall[5:7] for wall in walls(items)] == months


def test_dates_that_could_be_two_days_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "[01/02/2024 10:00] a\n\n[12/11/2024 10:00] b\n")
    assert tell_format(path) == "jrnl"
    with pytest.raises(BadInputError, match="day and month") as refusal:
        read_all(path)
    assert "--format json" in refusal.value.hint


@pytest.mark.parametrize(
    "stamp",
    ["17/11/24 15:43:43", "15:43", "Thu Feb 29 11:59:00 2024", "2024-02-30 10:00"],
)
def test_times_that_cannot_be_read_for_certain_are_refused(
    stamp: str, tmp_path: Path
) -> None:
    text = f"[{stamp}] a\n[{stamp}] b\n[2024-02-29 11:59] pasted from elsewhere\n"
    with pytest.raises(BadInputError, match="for certain") as refusal:
        read(tmp_path, text)
    assert "--format json" in refusal.value.hint


def test_years_of_two_figures_are_known_and_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "[17/11/24 15:43:43] a\n")
    assert tell_format(path) == "jrnl"
    with pytest.raises(BadInputError):
        read_all(path)


def test_bracketed_times_of_another_form_stay_words(tmp_path: Path) -> None:
    pasted = "[2024-02-28 11:59] Ann: hi\n[1] a note\n[29/02/2024] x\n[2024-02-28] y"
    text = f"[2024-02-29 11:59:00 AM] One\n{pasted}\n\n[2024-03-01 01:00:00 PM] Two\n"
    assert bodies(read(tmp_path, text)) == [f"One\n{pasted}", "Two"]


def test_a_bracket_without_a_space_after_it_begins_nothing(tmp_path: Path) -> None:
    text = "[2024-02-29 11:59] One\n[2024-02-29 12:00]: a link\n [2024-02-29 13:00] x\n"
    [body] = bodies(read(tmp_path, text))
    assert body == text.partition("] ")[2].rstrip()


def test_text_above_the_first_entry_is_told_of(tmp_path: Path) -> None:
    items = read(tmp_path, f"\nMy journal\n\n{SAMPLE}")
    assert unread(items) == [
        ("line 1", "it stands above the first entry, and has no time")
    ]
    assert len(arrivals(items)) == 2


def test_blank_lines_above_the_first_entry_are_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, f"\n \n{SAMPLE}")
    assert read_all(path) == read_all(write(tmp_path, SAMPLE))


@pytest.mark.parametrize(
    ("title", "words", "starred"),
    [
        ("Good *", "Good", True),
        ("Good.*", "Good.", True),
        ("A **bold** day *", "A **bold** day", True),
        ("So *good*", "So *good*", False),
        ("**Loud**", "**Loud**", False),
        ("* a list", "* a list", False),
    ],
)
def test_a_star_after_the_title_is_taken_and_emphasis_is_not(
    title: str, words: str, starred: bool, tmp_path: Path
) -> None:
    [arrival] = arrivals(read(tmp_path, f"[2024-02-29 11:59] {title}\n"))
    assert arrival.entry.content.body == words
    assert ("starred" in arrival.entry.content.tags) is starred


def test_tags_are_words_with_a_sign_and_headings_are_none(tmp_path: Path) -> None:
    text = "[2024-02-29 11:59] @a/b, #C++ #garden.\n# One\n## Two\nx@y (@no) @nan's\n"
    [arrival] = arrivals(read(tmp_path, text))
    assert arrival.entry.content.tags == ("a/b", "C++", "garden", "nan")
    assert arrival.entry.content.body == text.partition("] ")[2].rstrip()


def test_entries_without_words_are_counted(tmp_path: Path) -> None:
    items = read(tmp_path, "[2024-02-29 11:59] \n\n[2024-02-29 12:59] *\n \n")
    assert left(items) == {"entry without words": 2}


def test_the_same_words_in_the_same_minute_stay_two_entries(tmp_path: Path) -> None:
    text = "[2024-02-29 11:59] Tea\n\n" * 3
    ids = [each.entry.id for each in arrivals(read(tmp_path, text))]
    assert len(set(ids)) == 3
    assert ids == [each.entry.id for each in arrivals(read(tmp_path, text))]


def test_the_file_and_its_export_give_the_same_entries(tmp_path: Path) -> None:
    exported = tmp_path / "journal.json"
    exported.write_text(
        '{"tags": {"@nan": 1}, "entries": [{"title": "Tea @nan", "body": "and cake",'
        '"date": "2024-02-29", "time": "11:59", "tags": ["@nan"], "starred": true}]}'
    )
    text = "[2024-02-29 11:59] Tea @nan *\nand cake\n"
    assert read(tmp_path, text) == read_all(exported)


def test_a_record_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    items = read(tmp_path, "[2024-02-29 11:59] a\nb\n[2024-02-29 12:59] c\0\n")
    assert unread(items) == [("line 3", "it has characters that are not text")]
    assert bodies(items) == ["a\nb"]


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00", b"\x93\xf1" * 40, b"words\n"])
def test_what_is_no_journal_is_refused(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "journal.txt"
    path.write_bytes(raw)
    with pytest.raises(BadInputError):
        read_all(path, name="jrnl")


LINES = st.lists(
    st.text("ab é@#*[] \t", max_size=20)
    | st.sampled_from(["[2024-02-29 11:59] a", "[2024-02-29] *", "[1/2/2024] b", ""])
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES)
def test_no_line_below_the_first_entry_goes(lines: list[str], tmp_path: Path) -> None:
    own = ["[2024-02-29 11:59] first"] * (len(lines) + 1)
    items = read(tmp_path, "\n".join([*own, *lines]))
    told = "\n".join(bodies(items))
    assert items == read(tmp_path, "\n".join([*own, *lines]))
    assert unread(items) == []
    assert all(
        line.removeprefix("[2024-02-29 11:59]").strip() in told for line in lines
    )
