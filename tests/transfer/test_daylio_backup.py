"""A backup of Daylio: an archive around JSON in base64."""

from __future__ import annotations

import json
import tracemalloc
import zipfile
from base64 import b64encode, encodebytes
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safespace.errors import BadInputError
from safespace.transfer.importers.daylio import read as read_source
from safespace.transfer.source import open_source
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


def make_mood(number: int, group: int, name: str = "") -> dict[str, Any]:
    return {
        "id": number,
        "custom_name": name,
        "mood_group_id": group,
        "predefined_name_id": -1 if name else number,
        "state": 0,
    }


def make_entry(**members: Any) -> dict[str, Any]:
    """An entry with every member of the format, of 29 February 2024 in Kathmandu."""
    entry = {
        "id": 7,
        "year": 2024,
        "month": 1,
        "day": 29,
        "hour": 18,
        "minute": 15,
        "datetime": 1709209800000,
        "timeZoneOffset": 20700000,
        "mood": 2,
        "note_title": "Ridge",
        "note": "Up <i>early</i>.<div>Fog, then none.</div>",
        "tags": [3, 5],
        "assets": [],
        "scaleValues": [],
        "isFavorite": False,
    }
    return entry | members


def make_backup(*entries: Any, **members: Any) -> dict[str, Any]:
    five = [make_mood(number, number) for number in range(1, 6)]
    backup = {
        "version": 15,
        "isReminderOn": True,
        "pin": "0000",
        "customMoods": [*five, make_mood(6, 4, "hollow"), make_mood(7, 9, "odd")],
        "tags": [{"id": 3, "name": "hills"}, {"id": 5, "name": "friends, old"}],
        "dayEntries": list(entries),
        "assets": [{"id": 1, "type": 1}, {"id": 2, "type": 2}, {"id": 3, "type": 8}],
        "goals": [],
    }
    return backup | members


def write(path: Path, backup: Any, encode: Any = b64encode) -> Path:
    raw = backup if isinstance(backup, bytes) else json.dumps(backup).encode()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("backup.daylio", encode(raw))
        archive.writestr("assets/photos/2024/2/d41d8cd9", b"\xff\xd8")
    return path


def read(path: Path, *entries: Any, **members: Any) -> list[Any]:
    return read_all(write(path / "b.daylio", make_backup(*entries, **members)))


def test_an_entry_keeps_words_mood_activities_and_clock_time(tmp_path: Path) -> None:
    items = read(tmp_path, make_entry())
    [arrival] = items
    entry = arrival.entry
    assert entry.content.body == "Ridge\n\nUp early.\nFog, then none."
    assert entry.content.tags == ("hills", "friends old")
    assert entry.content.feelings.valence == 2
    assert entry.written.wall().isoformat() == "2024-02-29T18:15:00+05:45"
    assert entry.written.zone == ""


def test_where_the_offset_is_the_readers_own_the_zone_is_too(tmp_path: Path) -> None:
    entry = make_entry(datetime=1721934000000, timeZoneOffset=3600000)
    [arrival] = read(tmp_path, entry)
    assert arrival.entry.written.wall().isoformat() == "2024-07-25T20:00:00+01:00"
    assert arrival.entry.written.zone == "Europe/Dublin"


@pytest.mark.parametrize(
    ("members", "wall"),
    [
        ({"timeZoneOffset": None}, "2024-02-29T12:30:00+00:00"),
        ({"timeZoneOffset": 9 * 10**9}, "2024-02-29T12:30:00+00:00"),
        # The month is counted from 0.
        ({"datetime": None}, "2024-02-29T18:15:00+00:00"),
    ],
)
def test_half_a_time_is_a_time(
    tmp_path: Path, members: dict[str, Any], wall: str
) -> None:
    [arrival] = read(tmp_path, make_entry(**members))
    assert arrival.entry.written.wall().isoformat() == wall


@pytest.mark.parametrize(
    ("mood", "valence", "tags"),
    [
        *((1, 4, ()), (3, 0, ()), (4, -2, ()), (5, -4, ()), ("2", 2, ())),
        *((6, -2, ("hollow",)), (0, None, ()), (None, None, ())),
    ],
)
def test_moods_become_valence_by_their_group(
    tmp_path: Path, mood: Any, valence: int | None, tags: tuple[str, ...]
) -> None:
    [arrival] = read(tmp_path, make_entry(mood=mood, tags=[]))
    assert arrival.entry.content.feelings.valence == valence
    assert arrival.entry.content.tags == tags


def test_a_group_with_one_mood_needs_no_name_and_none_at_all_are_the_five(
    tmp_path: Path,
) -> None:
    entry = make_entry(mood=1, tags=[])
    for moods in ([make_mood(1, 2, "fine")], []):
        [arrival] = read(tmp_path, entry, customMoods=moods)
        assert arrival.entry.content.feelings.valence == (2 if moods else 4)
        assert arrival.entry.content.tags == ()


def test_what_has_no_place_is_counted(tmp_path: Path) -> None:
    entry = make_entry(
        assets=[1, 1, 2, 3, 99],
        scaleValues=[{"v": 1}],
        mood=7,
        tags=[3, 404],
        address="Ridge Road",
        isFavorite=True,
    )
    items = read(tmp_path, entry)
    assert arrivals(items)[0].entry.content.tags == ("hills", "favourite")
    assert left(items) == {
        "photo": 2,
        "recording": 1,
        "attachment": 2,
        "scale": 1,
        "activity": 1,
        "mood": 1,
        "place": 1,
    }


def test_a_mood_alone_is_an_entry_and_nothing_at_all_is_none(tmp_path: Path) -> None:
    bare = {"note": "<br>", "note_title": "", "tags": []}
    items = read(tmp_path, make_entry(**bare), make_entry(**bare, mood=0))
    [arrival] = arrivals(items)
    assert arrival.entry.content.body == ""
    assert_can_be_kept(arrival)
    assert left(items) == {"entry without words": 1}


def test_old_notes_are_plain_and_keep_their_lines(tmp_path: Path) -> None:
    [arrival] = read(tmp_path, make_entry(note_title="", note="a <3 b\r\n\nc &amp; d"))
    assert arrival.entry.content.body == "a <3 b\n\nc & d"


@pytest.mark.parametrize("encode", [b64encode, encodebytes, lambda raw: b64encode(raw).rstrip(b"=")])  # fmt: skip
@pytest.mark.parametrize("padding", ["", "x", "xx"])
def test_base64_comes_in_lines_or_not(
    tmp_path: Path, encode: Any, padding: str
) -> None:
    backup = make_backup(make_entry(), note=padding)
    path = write(tmp_path / "b.daylio", backup, encode)
    assert tell_format(path) == "daylio"
    assert len(arrivals(read_all(path))) == 1
    inner = tmp_path / "inside"
    inner.mkdir()
    (inner / "backup.daylio").write_bytes(encode(json.dumps(backup).encode()))
    assert read_all(inner) == read_all(inner / "backup.daylio") == read_all(path)


def test_the_same_file_gives_the_same_ids_and_two_entries_two(tmp_path: Path) -> None:
    entries = [make_entry(), make_entry(), make_entry(id=None), make_entry(id=None)]
    ids = [each.entry.id for each in arrivals(read(tmp_path, *entries))]
    assert len(set(ids)) == 4
    assert ids == [each.entry.id for each in arrivals(read(tmp_path, *entries))]


def test_one_bad_entry_stops_no_other(tmp_path: Path) -> None:
    bad: tuple[Any, ...] = (
        *(7, None, {}, make_entry(note=["x"]), make_entry(tags="x")),
        *(make_entry(datetime=9 * 10**15), make_entry(note="a\0b")),
        *(make_entry(datetime=None, month=12), make_entry(assets={"a": 1})),
    )
    items = read(tmp_path, *bad, make_entry())
    assert len(arrivals(items)) == 1
    assert [place for place, _ in unread(items)] == [
        f"entry {number}" for number in range(1, len(bad) + 1)
    ]


@pytest.mark.parametrize(
    "backup", [b"{}", b'{"dayEntries": 3}', b'{"dayEntries": [', b"{]", b'{"a":"\xff"}']
)
def test_what_is_no_whole_backup_is_refused(tmp_path: Path, backup: bytes) -> None:
    path = write(tmp_path / "b.daylio", backup)
    with pytest.raises(BadInputError):
        read_all(path)


def test_damaged_base64_is_refused(tmp_path: Path) -> None:
    long = make_backup(*[make_entry()] * 2_000)
    path = write(tmp_path / "b.daylio", long, lambda raw: b64encode(raw)[:-9] + b"!!")
    with pytest.raises(BadInputError, match="base64"):
        read_all(path)
    path = write(tmp_path / "c.daylio", long, lambda raw: b64encode(raw)[:-9])
    with pytest.raises(BadInputError):
        read_all(path)


@pytest.mark.parametrize("raw", [b"", b"[]", b"\xff" * 90, b'{"entries": []}'])
def test_other_files_are_not_taken_for_it(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "x.txt").write_bytes(b64encode(raw))
    (tmp_path / "y.txt").write_bytes(raw)
    for name in ("x.txt", "y.txt"):
        with pytest.raises(BadInputError, match="no format"):
            tell_format(tmp_path / name)


def test_an_empty_backup_has_no_entries(tmp_path: Path) -> None:
    assert read(tmp_path) == []


def test_memory_does_not_grow_with_the_entries(tmp_path: Path) -> None:
    note = "Walked to the river and back. " * 200

    def weigh(count: int) -> int:
        entries = [make_entry(id=one, note=f"{one} {note}") for one in range(count)]
        with open_source(write(tmp_path / "b.daylio", make_backup(*entries))) as source:
            del entries
            tracemalloc.start()
            assert sum(1 for _ in read_source(source, make_setting())) == count
            _, most = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        return most

    # 200 more of them are more than a megabyte.
    assert weigh(240) - weigh(40) < 300_000


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    entry=st.dictionaries(st.sampled_from(sorted(make_entry())), JSON),
    members=st.dictionaries(
        st.sampled_from(["customMoods", "tags", "assets"]),
        JSON | st.lists(st.dictionaries(st.sampled_from(["id", "name", "type"]), JSON)),
    ),
)
def test_any_value_in_any_member_is_read_or_told(
    tmp_path: Path, entry: dict[str, Any], members: dict[str, Any]
) -> None:
    items = read(tmp_path, make_entry(**entry), make_entry(id=8), **members)
    assert items == read(tmp_path, make_entry(**entry), make_entry(id=8), **members)
    assert arrivals(items)
    for each in arrivals(items):
        assert_can_be_kept(each)
