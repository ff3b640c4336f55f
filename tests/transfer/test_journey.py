"""An export of Journey: a file for each entry, in years or not, with media beside."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safespace.errors import BadInputError
from tests.transfer.odd import JSON, assert_can_be_kept
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

NONE = 1.7976931348623157e308
STEM = "1721934000000-k3Zp0QwErTy1uIo8"
NAME = f"{STEM}.json"


def make_table(**members: Any) -> dict[str, Any]:
    """An entry with every member of the format, of 25 July 2024, 21:00 in Kyiv."""
    table = {
        "id": STEM,
        "date_modified": 1721937600000,
        "date_journal": 1721930400000,
        "timezone": "Europe/Kyiv",
        "text": '<p dir="auto">Swam out to the buoy.</p>\n<p dir="auto">Cold &amp; good.</p>',
        "preview_text": "<p>Swam out to the buoy.</p>",
        "mood": 0,
        "lat": NONE,
        "lon": NONE,
        "address": "",
        "label": "",
        "folder": "",
        "sentiment": 0,
        "favourite": False,
        "music_title": "",
        "music_artist": "",
        "photos": [],
        "weather": {"id": -1, "degree_c": NONE, "description": "", "icon": ""},
        "tags": ["water"],
        "type": "html",
        "linked_account_id": "drive-0",
    }
    return table | members


def write_zip(path: Path, files: dict[str, Any]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, table in files.items():
            raw = table if isinstance(table, bytes) else json.dumps(table)
            archive.writestr(name, raw)
    return path


def read(path: Path, **members: Any) -> list[Any]:
    return read_all(write_zip(path / "a.zip", {NAME: make_table(**members)}))


def test_an_entry_keeps_its_words_its_time_and_its_zone(tmp_path: Path) -> None:
    [arrival] = items = read(tmp_path)
    assert arrivals(items) == [arrival]
    entry = arrival.entry
    assert entry.content.body == "Swam out to the buoy.\n\nCold & good."
    assert entry.content.tags == ("water",)
    assert entry.written.wall().isoformat() == "2024-07-25T21:00:00+03:00"
    assert entry.written.zone == "Europe/Kyiv"


def test_what_has_no_place_is_counted(tmp_path: Path) -> None:
    items = read(
        tmp_path,
        photos=["a.jpg", "b.MP4", "c.m4a", "d.sticker", "e.pdf", None],
        mood=3,
        sentiment=1.25,
        lat=50.4,
        lon=30.5,
        label="x",
        folder="trips",
        music_title="Song",
        favourite=True,
        weather={"id": 1, "degree_c": 21.5, "description": "Clear"},
    )
    assert arrivals(items)[0].entry.content.tags == ("water", "favourite")
    assert not arrivals(items)[0].entry.content.feelings
    assert left(items) == {
        "photo": 2,
        "video": 1,
        "recording": 1,
        "attachment": 2,
        "mood": 1,
        "place": 1,
        "weather": 1,
        "song": 1,
        "label": 1,
        "folder": 1,
    }


@pytest.mark.parametrize("kind", ["markdown", "", None])
def test_text_that_is_no_html_stays_as_it_is(tmp_path: Path, kind: Any) -> None:
    [arrival] = arrivals(read(tmp_path, text="**Tea** <b>\n* jam", type=kind))
    assert arrival.entry.content.body == "**Tea** <b>\n* jam"


@pytest.mark.parametrize(
    ("zone", "wall", "name"),
    [
        ("", "2024-07-25T19:00:00+01:00", "Europe/Dublin"),
        (None, "2024-07-25T19:00:00+01:00", "Europe/Dublin"),
        ("Nowhere/Else", "2024-07-25T19:00:00+01:00", "Europe/Dublin"),
        ("GMT+05:30", "2024-07-25T23:30:00+05:30", ""),
        ("GMT-3", "2024-07-25T15:00:00-03:00", ""),
        ("GMT+1", "2024-07-25T19:00:00+01:00", "Europe/Dublin"),
        ("GMT+99:00", "2024-07-25T19:00:00+01:00", "Europe/Dublin"),
    ],
)
def test_the_clock_time_is_that_of_its_zone(
    tmp_path: Path, zone: Any, wall: str, name: str
) -> None:
    [arrival] = arrivals(read(tmp_path, timezone=zone))
    assert arrival.entry.written.wall().isoformat() == wall
    assert arrival.entry.written.zone == name


def test_an_entry_without_words_is_counted(tmp_path: Path) -> None:
    items = read(tmp_path, text="<p></p>", photos=["a.jpg"])
    assert arrivals(items) == []
    assert left(items) == {"entry without words": 1, "photo": 1}


def test_years_may_have_folders_and_ids_may_repeat(tmp_path: Path) -> None:
    files: dict[str, Any] = {f"{year}/{NAME}": make_table() for year in (2023, 2024)}
    files[f"__MACOSX/2024/._{NAME}"] = b"\0\5\x16\7"
    files[f"2024/{STEM}-x.jpg"] = b"\xff\xd8"
    path = write_zip(tmp_path / "years.zip", files)
    assert tell_format(path) == "journey"
    first, second = (each.entry.id for each in arrivals(read_all(path)))
    assert first != second
    assert [first, second] == [each.entry.id for each in arrivals(read_all(path))]


def test_a_folder_reads_like_the_archive(tmp_path: Path) -> None:
    folder = tmp_path / "journey"
    folder.mkdir()
    (folder / NAME).write_text(json.dumps(make_table()))
    (folder / f"{STEM}-x.jpg").write_bytes(b"\xff\xd8")
    assert tell_format(folder) == tell_format(folder / NAME) == "journey"
    assert read_all(folder) == read(tmp_path)


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    files = {
        "1000000000-a.json": b"{",
        "1000000001-b.json": [],
        "1000000002-c.json": make_table(date_journal=None),
        "1000000003-d.json": make_table(date_journal=10**15 * 9),
        "1000000004-e.json": make_table(text=["words"]),
        "1000000005-f.json": make_table(photos="a.jpg"),
        NAME: make_table(),
    }
    path = write_zip(tmp_path / "a.zip", files)
    items = read_all(path)
    assert tell_format(path) == "journey"
    assert len(arrivals(items)) == 1
    assert [place for place, _ in unread(items)] == sorted(set(files) - {NAME})


@pytest.mark.parametrize(
    "files",
    [
        {"notes.json": make_table()},
        {NAME: {"uuid": "x", "text": "y"}},
        {NAME: b"junk"},
        {"1721934000000-x.jpg": b"\xff\xd8"},
        {},
    ],
)
def test_other_archives_are_not_taken_for_it(
    tmp_path: Path, files: dict[str, Any]
) -> None:
    with pytest.raises(BadInputError):
        tell_format(write_zip(tmp_path / "a.zip", files))


def test_an_archive_without_entries_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"notes.txt": b"x"})
    with pytest.raises(BadInputError, match="no entry of Journey"):
        read_all(path, name="journey")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(members=st.dictionaries(st.sampled_from(sorted(make_table())), JSON))
def test_any_value_in_any_member_is_read_or_told(
    tmp_path: Path, members: dict[str, Any]
) -> None:
    path = tmp_path / NAME
    path.write_text(json.dumps(make_table(**members)))
    items = read_all(path, make_setting(), name="journey")
    assert items == read_all(path, make_setting(), name="journey")
    for each in arrivals(items):
        assert_can_be_kept(each)
