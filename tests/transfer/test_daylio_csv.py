"""A CSV export of Daylio, of any age and from any phone."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safespace.errors import BadInputError
from safespace.transfer import table
from tests.transfer.odd import assert_can_be_kept
from tests.transfer.reading import (
    arrivals,
    left,
    make_setting,
    read_all,
    tell_format,
    unread,
)

if TYPE_CHECKING:
    from pathlib import Path

OLD = "year,date,weekday,time,mood,activities,note"
USUAL = "full_date,date,weekday,time,mood,activities,note_title,note"
NEW = "full_date,date,weekday,time,mood,activities,scales,note_title,note"
ROW = {
    "full_date": "2024-03-09", "date": "9. März", "weekday": "Samstag",
    "time": "21:35", "mood": "good ", "activities": "choir | long walk",
    "note_title": "Solo", "note": "Sang <b>alone</b>.<br>Nobody &amp; nothing fell.",
    "scales": "Sleep:\xa07/10 points | Sleep time: 7:30",
}  # fmt: skip


def write(
    path: Path, *rows: dict[str, str], header: str = NEW, encoding: str = "utf-8-sig"
) -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, header.split(","), extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(ROW | row for row in rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def read(path: Path, **cells: str) -> list[Any]:
    return read_all(write(path / "d.csv", cells))


def test_a_row_keeps_title_note_mood_activities_and_clock_time(tmp_path: Path) -> None:
    items = read(tmp_path)
    [arrival] = arrivals(items)
    entry = arrival.entry
    assert entry.content.body == "Solo\n\nSang alone.\nNobody & nothing fell."
    assert entry.content.tags == ("choir", "long walk")
    assert entry.content.feelings.valence == 2
    assert entry.written.wall().isoformat() == "2024-03-09T21:35:00+00:00"
    assert entry.written.zone == "Europe/Dublin"
    assert left(items) == {"scale": 2}


@pytest.mark.parametrize("header", [USUAL, NEW, ",".join(sorted(NEW.split(",")))])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_header_tells_the_columns(
    tmp_path: Path, header: str, encoding: str
) -> None:
    path = write(tmp_path / "d.csv", {}, header=header, encoding=encoding)
    assert tell_format(path) == "daylio"
    [arrival] = arrivals(read_all(path))
    assert arrival.entry.content.body.startswith("Solo")
    assert arrival.entry.content.tags == ("choir", "long walk")


@pytest.mark.parametrize("said", ["18 May", "May 18", "18. May", "Mai 18"])
def test_the_oldest_exports_have_the_date_in_words(tmp_path: Path, said: str) -> None:
    path = write(tmp_path / "d.csv", {"year": "2018", "date": said}, header=OLD)
    assert tell_format(path) == "daylio"
    items = read_all(path)
    if said == "Mai 18":
        assert unread(items) == [
            ("line 2", "its date is in words, and not in English ones")
        ]
    else:
        assert str(arrivals(items)[0].entry.day) == "2018-05-18"


@pytest.mark.parametrize(
    ("said", "wall"),
    [
        *(("14:03", "14:03"), ("7.05", "07:05"), ("10:00 pm", "22:00")),
        *(("10:04 AM", "10:04"), ("12:05 am", "00:05"), ("12:30\u202fp.m.", "12:30")),
        *(("오후 9:05", "21:05"), ("23:59:58", "23:59")),
    ],
)
def test_clock_times_of_both_kinds(tmp_path: Path, said: str, wall: str) -> None:
    [arrival] = arrivals(read(tmp_path, time=said))
    assert arrival.entry.written.wall().strftime("%H:%M") == wall
    assert not arrival.entry.happened


@pytest.mark.parametrize("said", ["", "25:00", "13:00 pm", "0:10 am", "evening", "9"])
def test_without_a_clock_time_it_is_about_the_day(tmp_path: Path, said: str) -> None:
    items = read(tmp_path, time=said, scales="")
    [arrival] = arrivals(items)
    assert arrival.entry.happened
    assert arrival.entry.happened.whole_day
    assert left(items) == ({"clock time": 1} if said else {})


@pytest.mark.parametrize(
    ("label", "valence", "tags"),
    [
        *(("rad", 4, ()), ("Meh", 0, ()), ("bad", -2, ()), ("awful", -4, ())),
        *(("Lausig", -4, ()), ("numb", None, ("numb",)), ("", None, ())),
    ],
)
def test_moods_become_valence_or_else_a_tag(
    tmp_path: Path, label: str, valence: int | None, tags: tuple[str, ...]
) -> None:
    path = write(tmp_path / "d.csv", {"mood": label, "activities": ""})
    [arrival] = arrivals(read_all(path, make_setting(moods={"lausig": -4})))
    assert arrival.entry.content.feelings.valence == valence
    assert arrival.entry.content.tags == tags
    # Telling what a mood stands for does not make it another entry.
    assert arrival.entry.id == arrivals(read_all(path))[0].entry.id


def test_a_mood_alone_is_an_entry_and_nothing_at_all_is_none(tmp_path: Path) -> None:
    empty = {"note": " <br>", "note_title": "", "activities": " | ", "scales": ""}
    [arrival] = arrivals(read(tmp_path, **empty))
    assert arrival.entry.content.body == ""
    assert arrival.entry.content.feelings.valence == 2
    assert left(read(tmp_path, **empty, mood="")) == {"entry without words": 1}


def test_the_same_rows_get_the_same_ids_and_two_rows_two(tmp_path: Path) -> None:
    path = write(tmp_path / "d.csv", {}, {}, {"note": "Another"})
    ids = [each.entry.id for each in arrivals(read_all(path))]
    assert len(set(ids)) == 3
    assert ids == [each.entry.id for each in arrivals(read_all(path))]


def test_one_bad_row_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "LONGEST", 2_000)
    path = write(
        *(tmp_path / "d.csv", {"note": "one\ntwo"}, {"full_date": "2024-02-30"}),
        *({"full_date": "9/3/24"}, {"note": "x" * 3_000}, {"note": "a\0b"}, {}),
    )
    with path.open("a", encoding="utf-8") as file:
        file.write("a,b,c,d,e,f,g,h,i,j,k\n\n2024-03-10\n")
    items = read_all(path)
    assert len(arrivals(items)) == 2
    assert [place for place, _ in unread(items)] == [
        *("line 4", "line 5", "line 6", "line 7", "line 9"),
    ]


LOOSE = {
    'He said "hm" and left': '"He said "hm" and left"',
    'Rain "all" day': 'Rain "all" day',
    'a "b"': '"a ""b"""',
}


@pytest.mark.parametrize("words", LOOSE)
def test_quotation_marks_in_words_cost_no_row(tmp_path: Path, words: str) -> None:
    path = tmp_path / "d.csv"
    row = "2024-03-09,9 March,Saturday,21:35,good,choir,,"
    path.write_text(f"{USUAL}\n{row}{LOOSE[words]}\n{row}next\n")
    bodies = [each.entry.content.body for each in arrivals(read_all(path))]
    assert [body.replace('"', "") for body in bodies] == [
        words.replace('"', ""),
        "next",
    ]


@pytest.mark.parametrize("limit", [table.LONGEST, 300])
def test_a_mark_without_a_partner_costs_its_own_row_alone(
    tmp_path: Path, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "LONGEST", limit)
    path = tmp_path / "d.csv"
    row = "2024-03-09,9 March,Saturday,21:35,good,choir,,"
    rows = [f'{row}"one\n', *(f"{row}{number}\n" for number in range(20))]
    path.write_text(f"{USUAL}\n{''.join(rows)}")
    items = read_all(path)
    assert len(arrivals(items)) == 20
    assert [place for place, _ in unread(items)] == ["line 2"]


@pytest.mark.parametrize(
    "text",
    ["date,mood\n2024-01-01,good\n", "", "\xff\xfe", "full_date", "{}", "a,b\n" * 9],
)
def test_other_files_are_not_taken_for_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "d.csv"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(BadInputError, match="no format"):
        tell_format(path)
    with pytest.raises(BadInputError, match="neither a backup"):
        read_all(path, name="daylio")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "d.csv", {"note": "Grüße"}, encoding="latin-1")
    with pytest.raises(BadInputError, match="UTF-8"):
        read_all(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.dictionaries(
        st.sampled_from([*ROW, "year"]),
        st.text(max_size=12) | st.text('0123456789-:/ apm|<br>&,"\n\0', max_size=20),
    ),
    header=st.sampled_from([OLD, USUAL, NEW]),
)  # fmt: skip
def test_any_text_in_any_cell_is_read_or_told(
    tmp_path: Path, cells: dict[str, str], header: str
) -> None:
    path = write(tmp_path / "d.csv", {"year": "2024"} | cells, header=header)
    items = read_all(path)
    assert items == read_all(path)
    for each in arrivals(items):
        assert_can_be_kept(each)
