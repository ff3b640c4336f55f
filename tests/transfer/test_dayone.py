"""What comes of an export of Day One: a file of JSON, or an archive of journals."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from safespace.domain.entry import Feelings
from tests.transfer.reading import (
    arrivals,
    left,
    read_all,
    tell_format,
    unread,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from safespace.domain.arrival import Arrival

    Write = Callable[..., Path]

RICH = {
    "contents": [
        {"attributes": {"line": {"header": 1, "identifier": "A"}}, "text": "A quay\n"},
        {"embeddedObjects": [{"type": "photo", "identifier": "P1"}]},
        {"text": "Gulls, and rain."},
    ],
    "meta": {"version": 1, "small-lines-removed": True},
}
FULL: dict[str, Any] = {
    "uuid": "0C5A4C8E2F1B4D6A9E7F3B2A1D0C9B8A",
    "creationDate": "2024-07-03T21:15:30Z",
    "modifiedDate": "2024-07-04T06:00:00Z",
    "timeZone": "Europe/Lisbon",
    "text": "# A quay\n\n![](dayone-moment://P1)\n\nGulls, and rain\\.",
    "richText": json.dumps(RICH),
    "starred": True,
    "isPinned": True,
    "isAllDay": False,
    "tags": ["sea", "#walks"],
    "duration": 0,
    "editingTime": 12.5,
    "creationDevice": "a phone",
    "creationDeviceType": "iPhone",
    "creationOSName": "iOS",
    "creationOSVersion": "17.5",
    "userActivity": {"activityName": "Walking", "stepCount": 900},
    "music": {"artist": "A band", "track": "A song"},
    "sourceString": "visit-1",
    "location": {"latitude": 38.7, "longitude": -9.1, "placeName": "A quay"},
    "weather": {"conditionsDescription": "Rain", "temperatureCelsius": 17},
    "photos": [{"identifier": "P1", "md5": "0a", "type": "jpeg", "orderInEntry": 0}],
    "videos": [{"identifier": "V1", "md5": "0b", "type": "mp4"}],
    "audios": [{"identifier": "A1", "md5": "0c", "format": "aac"}] * 2,
    "pdfAttachments": [{"identifier": "D1", "md5": "0d", "type": "pdf"}],
}
STATE = {"type": "stateOfMind", "identifier": "S", "kind": "dailyMood", "valence": -0.7}


def wrap(*entries: object) -> str:
    return json.dumps({"metadata": {"version": "1.0"}, "entries": entries})


def plain(**fields: object) -> dict[str, Any]:
    return {
        "uuid": "00000000000000000000000000000001",
        "creationDate": "2024-01-02T03:04:05Z",
        "timeZone": "Europe/Dublin",
        "text": "Words",
        **fields,
    }


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(*entries: object, name: str = "Journal.json") -> Path:
        path = tmp_path / name
        path.write_text(wrap(*entries), encoding="utf-8")
        return path

    return _write


@pytest.fixture
def pack(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    def _pack(members: dict[str, str]) -> Path:
        path = tmp_path / "export.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in members.items():
                archive.writestr(name, text)
        return path

    return _pack


def read_only(path: Path) -> Arrival:
    [only] = arrivals(read_all(path, name="dayone"))
    return only


def test_an_entry_keeps_its_words_its_tags_and_its_moment(write: Write) -> None:
    entry = read_only(write(FULL)).entry
    assert entry.content.body == "# A quay\n\nGulls, and rain."
    assert entry.content.tags == ("sea", "walks", "starred", "pinned")
    assert entry.written.wall().isoformat() == "2024-07-03T22:15:30+01:00"
    assert entry.written.zone == "Europe/Lisbon"
    assert entry.happened is None


def test_what_has_no_place_is_counted_once(write: Write) -> None:
    assert left(read_all(write(FULL))) == {
        "photo": 1,
        "video": 1,
        "recording": 2,
        "document": 1,
        "place": 1,
        "weather": 1,
        "song": 1,
        "activity": 1,
    }


def test_a_whole_day_is_the_date_it_was_where_it_was_lived(write: Write) -> None:
    # Midnight in Dublin's summer is the evening before in UTC.
    day = plain(creationDate="2024-06-30T23:00:00Z", isAllDay=True)
    entry = read_only(write(day)).entry
    assert entry.day == date(2024, 7, 1)
    assert entry.happened is not None
    assert entry.happened.whole_day


def test_a_whole_day_far_east_is_not_the_day_before(write: Write) -> None:
    zone = "Pacific/Auckland"
    day = plain(creationDate="2024-06-30T12:00:00Z", isAllDay=True, timeZone=zone)
    assert read_only(write(day)).entry.day == date(2024, 7, 1)


@pytest.mark.parametrize(
    ("told", "zone", "wall"),
    [
        ("America/St_Johns", "America/St_Johns", "2024-01-01T23:34:05-03:30"),
        ("GMT+0200", "Etc/GMT-2", "2024-01-02T05:04:05+02:00"),
        ("Nowhere/Land", "Europe/Dublin", "2024-01-02T03:04:05+00:00"),
        (None, "Europe/Dublin", "2024-01-02T03:04:05+00:00"),
        ("GMT+0545", "", "2024-01-02T08:49:05+05:45"),
        ("GMT+9900", "Europe/Dublin", "2024-01-02T03:04:05+00:00"),
    ],
)
def test_the_wall_clock_is_that_of_the_entry(
    write: Write, told: object, zone: str, wall: str
) -> None:
    written = read_only(write(plain(timeZone=told))).entry.written
    assert (written.zone, written.wall().isoformat()) == (zone, wall)


def test_a_time_with_an_offset_keeps_its_clock_and_its_day(write: Write) -> None:
    told = plain(creationDate="2024-06-30T23:30:00-04:00", timeZone=None)
    written = read_only(write(told)).entry.written
    assert written.wall().isoformat() == "2024-06-30T23:30:00-04:00"
    assert read_only(write({**told, "isAllDay": True})).entry.day == date(2024, 6, 30)


def test_without_a_zone_the_place_tells_it(write: Write) -> None:
    place = {"timeZoneName": "Asia/Tokyo"}
    path = write(plain(timeZone=None, location=place))
    assert read_only(path).entry.written.zone == "Asia/Tokyo"


@pytest.mark.parametrize("nodes", ["contents", "nodes"])
def test_words_that_are_in_rich_text_alone_are_read(write: Write, nodes: str) -> None:
    rich = {nodes: RICH["contents"]}
    for told in (rich, json.dumps(rich)):
        path = write(plain(text=None, richText=told))
        assert read_only(path).entry.content.body == "# A quay\n\nGulls, and rain."


def test_an_entry_of_a_photo_alone_has_no_words(write: Write) -> None:
    alone = {"text": "![](dayone-moment://P)\u200b", "photos": [{"identifier": "P"}]}
    items = read_all(write(plain(**alone)))
    assert arrivals(items) == []
    assert left(items) == {"entry without words": 1, "photo": 1}


def test_a_state_of_mind_is_how_it_felt(write: Write) -> None:
    rich = {"contents": [{"embeddedObjects": [STATE]}, {"embeddedObjects": [STATE]}]}
    items = read_all(write(plain(text="", richText=json.dumps(rich))))
    [arrival] = arrivals(items)
    assert arrival.entry.content.feelings == Feelings(valence=-3)
    assert left(items) == {"mood": 1}


def test_of_several_journals_each_names_its_own(
    pack: Callable[[dict[str, str]], Path],
) -> None:
    path = pack(
        {
            "Home.json": wrap(plain()),
            "On the road.json": wrap(plain(uuid="2"), plain(uuid="3", creationDate=1)),
            "photos/0a.jpeg": "\xff\xd8",
        }
    )
    items = read_all(path)
    tags = [each.entry.content.tags for each in arrivals(items)]
    assert tags == [("Home",), ("On the road",)]
    assert unread(items) == [("On the road, entry 2", "it has no date")]


@pytest.mark.parametrize("folder", ["", "Day One/"])
def test_one_journal_is_not_named(
    pack: Callable[[dict[str, str]], Path], folder: str
) -> None:
    path = pack({f"{folder}Journal.json": wrap(FULL), f"{folder}photos/0a.jpeg": ""})
    assert tell_format(path) == "dayone"
    assert "Journal" not in read_only(path).entry.content.tags


def test_a_folder_that_was_unpacked_is_read(tmp_path: Path, write: Write) -> None:
    write(FULL)
    (tmp_path / "list.json").write_text("[1]")
    items = read_all(tmp_path)
    assert len(arrivals(items)) == 1
    assert unread(items) == [("list", "it is not a journal of Day One")]


def test_one_bad_entry_stops_no_other(write: Write) -> None:
    items = read_all(
        write(
            plain(creationDate=None),
            7,
            plain(creationDate="soon"),
            plain(creationDate="0001-01-01T00:00:00Z"),
            plain(text="a\0b"),
            plain(text="", richText="{"),
            plain(text=["a"]),
            plain(),
        )
    )
    assert len(arrivals(items)) == 1
    assert unread(items) == [
        ("entry 1", "it has no date"),
        ("entry 2", "it is not an entry as Day One writes it"),
        ("entry 3", "its date is none that can be read"),
        ("entry 4", "its date lies outside of the years 1 to 9999"),
        ("entry 5", "it has characters that are not text"),
        ("entry 6", "its words are in no form that can be read"),
        ("entry 7", "its words are in no form that can be read"),
    ]


def test_the_same_file_gives_the_same_ids_and_no_two_alike(write: Write) -> None:
    nameless = plain(uuid=None)
    path = write(FULL, plain(), plain(), nameless, nameless)
    ids = [each.entry.id for each in arrivals(read_all(path))]
    assert len(set(ids)) == 5
    assert ids == [each.entry.id for each in arrivals(read_all(path))]


def test_an_entry_is_the_same_in_an_export_of_more(
    write: Write, pack: Callable[[dict[str, str]], Path]
) -> None:
    alone = read_only(write(FULL)).entry.id
    more = read_all(pack({"A.json": wrap(plain()), "B.json": wrap(FULL)}))
    assert alone in {each.entry.id for each in arrivals(more)}


def test_an_empty_journal_is_a_journal(write: Write) -> None:
    assert tell_format(write()) == "dayone"
    assert read_all(write()) == []
