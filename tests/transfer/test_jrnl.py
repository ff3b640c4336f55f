"""Reading what jrnl exports as JSON, and telling its files from others."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safespace.domain.arrival import Arrival
from safespace.domain.label import read_labels
from safespace.errors import BadInputError
from safespace.transfer.item import Left, Unread
from tests.transfer.odd import JSON
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

TOLD = {
    "title": "Tea with @nan.",
    "body": "She laughed.\n\nSo did I. #garden",
    "date": "2024-07-14",
    "time": "16:20",
    "tags": ["#garden", "@nan"],
    "starred": False,
}


def tell(**changes: Any) -> dict[str, Any]:
    return {**TOLD, **changes}


def write(folder: Path, *entries: Any) -> Path:
    """Write an export as jrnl does, with its count of tags at the top."""
    path = folder / "journal.json"
    told = {"tags": {"@nan": 1, "#garden": 1}, "entries": list(entries)}
    path.write_text(json.dumps(told, indent=2), encoding="utf-8")
    return path


def test_an_entry_keeps_its_words_its_tags_and_its_local_time(tmp_path: Path) -> None:
    path = write(tmp_path, TOLD)
    [arrival] = arrivals(read_all(path))
    entry = arrival.entry
    assert tell_format(path) == "jrnl"
    assert entry.content.body == "Tea with @nan.\nShe laughed.\n\nSo did I. #garden"
    assert entry.content.tags == ("garden", "nan")
    assert entry.written.wall().isoformat() == "2024-07-14T16:20:00+01:00"
    assert entry.written.zone == "Europe/Dublin"
    assert entry.happened is None


def test_the_same_clock_time_elsewhere_is_another_instant(tmp_path: Path) -> None:
    path = write(tmp_path, TOLD)
    [arrival] = arrivals(read_all(path, make_setting("America/New_York")))
    wall = arrival.entry.written.wall()
    assert wall.astimezone(UTC) == datetime(2024, 7, 14, 20, 20, tzinfo=UTC)


def test_before_the_day_starts_it_is_still_yesterday(tmp_path: Path) -> None:
    [arrival] = arrivals(read_all(write(tmp_path, tell(time="03:59"))))
    assert arrival.entry.day == date(2024, 7, 13)


def test_a_star_becomes_a_tag(tmp_path: Path) -> None:
    [arrival] = arrivals(read_all(write(tmp_path, tell(starred=True))))
    assert arrival.entry.content.tags == ("garden", "nan", "starred")


@pytest.mark.parametrize(
    ("title", "body", "words"),
    [
        ("Alone.", "", "Alone."),
        ("Alone.\n", "\n", "Alone."),
        ("", "No title", "No title"),
        ("**Bold**", "* list\n", "**Bold**\n* list"),
        ("One.", "    a block", "One.\n    a block"),
    ],
)
def test_title_and_body_are_joined_as_jrnl_shows_them(
    title: str, body: str, words: str, tmp_path: Path
) -> None:
    [arrival] = arrivals(read_all(write(tmp_path, tell(title=title, body=body))))
    assert arrival.entry.content.body == words


def test_a_tag_may_begin_with_any_sign_its_owner_chose(tmp_path: Path) -> None:
    [arrival] = arrivals(read_all(write(tmp_path, tell(tags=["+nan", "bare", "@"]))))
    assert arrival.entry.content.tags == ("nan", "bare")


def test_reading_twice_gives_the_same_ids_whatever_order_tags_come_in(
    tmp_path: Path,
) -> None:
    first = arrivals(read_all(write(tmp_path, TOLD, tell(title="Two."))))
    again = arrivals(
        read_all(write(tmp_path, tell(tags=["@nan", "#garden"]), tell(title="Two.")))
    )
    assert [each.entry.id for each in first] == [each.entry.id for each in again]
    assert first[0].entry.id != first[1].entry.id


def test_the_same_words_in_the_same_minute_stay_two_entries(tmp_path: Path) -> None:
    found = arrivals(read_all(write(tmp_path, TOLD, TOLD, TOLD)))
    again = arrivals(read_all(write(tmp_path, TOLD, TOLD, TOLD)))
    assert len({each.entry.id for each in found}) == 3
    assert [each.entry.id for each in found] == [each.entry.id for each in again]


def test_what_day_one_left_in_it_is_its_id_and_a_device(tmp_path: Path) -> None:
    one = tell(uuid="A1", creator={"host_name": "desk"})
    changed = tell(uuid="A1", title="Written anew.")
    items = read_all(write(tmp_path, one))
    [edited] = arrivals(read_all(write(tmp_path, changed)))
    assert left(items) == {"device name": 1}
    assert arrivals(items)[0].entry.id == edited.entry.id


def test_a_date_without_a_time_is_a_whole_day(tmp_path: Path) -> None:
    bare = {name: value for name, value in TOLD.items() if name != "time"}
    [arrival] = arrivals(read_all(write(tmp_path, bare)))
    assert arrival.entry.happened is not None
    assert arrival.entry.happened.whole_day
    assert arrival.entry.day == date(2024, 7, 14)


def test_what_has_no_words_is_counted(tmp_path: Path) -> None:
    items = read_all(
        write(tmp_path, tell(title=" ", body="\n"), tell(title="", body=""))
    )
    assert left(items) == {"entry without words": 2}
    assert not arrivals(items)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"date": None}, "it has no date that can be read"),
        ({"date": "14/07/2024"}, "it has no date that can be read"),
        ({"date": "2024-02-30"}, "there is no such date or time"),
        ({"date": "0-1-1"}, "there is no such date or time"),
        ({"date": "1-01-01"}, "its date lies outside of the years 1 to 9999"),
        ({"time": "25:00"}, "there is no such date or time"),
        ({"time": 9}, "its time is none"),
        ({"title": 7}, "its title is not text"),
        ({"body": ["a"]}, "its body is not text"),
        ({"body": "a\0b"}, "it has characters that are not text"),
    ],
)
def test_a_record_that_cannot_be_read_is_told_and_stops_no_other(
    changes: dict[str, Any], why: str, tmp_path: Path
) -> None:
    items = read_all(write(tmp_path, TOLD, tell(**changes), tell(title="Last.")))
    assert unread(items) == [("entry 2", why)]
    assert len(arrivals(items)) == 2


def test_what_stands_in_members_that_jrnl_has_not_is_counted(tmp_path: Path) -> None:
    odd = tell(tags=["@nan", 4, None], starred="yes", mood=3, empty=None)
    items = read_all(write(tmp_path, odd, tell(tags={"@nan": 1})))
    assert left(items) == {"unknown field": 5}
    assert [each.entry.content.tags for each in arrivals(items)] == [("nan",), ()]


def test_a_journal_with_nothing_in_it_has_no_entries(tmp_path: Path) -> None:
    assert read_all(write(tmp_path)) == []


def test_members_in_another_order_can_be_read_by_name(tmp_path: Path) -> None:
    path = tmp_path / "sorted.json"
    path.write_text(json.dumps({"entries": [TOLD], "tags": {}}), encoding="utf-8")
    assert len(arrivals(read_all(path, name="jrnl"))) == 1


def test_more_tags_than_the_first_bytes_hold_hide_no_export(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    tags = {f"@person{number}": 1 for number in range(5000)}
    path.write_text(json.dumps({"tags": tags, "entries": [TOLD]}), encoding="utf-8")
    assert path.stat().st_size > 65536
    assert len(arrivals(read_all(path))) == 1


@pytest.mark.parametrize(
    "text",
    [
        '{"entries": null}',
        '{"tags": {}}',
        "{}",
        '{"tags": {}, "entries": [',
        '{"tags": {}, "entries": [{"title": "cut',
        "[]",
        "",
    ],
)
def test_what_is_no_whole_export_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInputError) as refusal:
        read_all(path, name="jrnl")
    assert refusal.value.hint


def test_an_export_that_a_shell_made_wide_says_how_to_mend_it(tmp_path: Path) -> None:
    path = write(tmp_path, TOLD)
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-16")
    with pytest.raises(BadInputError, match="UTF-16"):
        read_all(path)


ANYTHING = JSON | st.integers() | st.floats()
LIKELY = st.sampled_from(["2024-02-29", "9999-12-31", "23:59", "@nan", True, ["@a,b"]])
ENTRY = st.fixed_dictionaries(
    {}, optional={name: st.just(TOLD[name]) | LIKELY | ANYTHING for name in TOLD}
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=st.lists(ENTRY | ANYTHING, max_size=4), top=st.none() | ANYTHING)
def test_whatever_stands_in_a_field_nothing_but_items_comes_of_it(
    entries: list[Any], top: Any, tmp_path: Path
) -> None:
    path = write(tmp_path, *entries)
    if top is not None:
        path.write_text(json.dumps({"tags": {}, "entries": top}), encoding="utf-8")
    try:
        items = read_all(path, name="jrnl")
    except BadInputError:
        return
    assert items == read_all(path, name="jrnl")
    for item in items:
        assert isinstance(item, Arrival | Unread | Left)
    for arrival in arrivals(items):
        content = arrival.entry.content
        assert content.body.strip()
        assert "\0" not in content.body
        assert read_labels(content.tags) == content.tags
    found = [each.entry.id for each in arrivals(items)]
    assert len(set(found)) == len(found)
