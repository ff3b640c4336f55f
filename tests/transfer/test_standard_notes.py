"""Standard Notes' backups: notes become entries, secrets stay where they are."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.domain.label import MAX_LENGTH
from safespace.errors import BadInputError
from tests.transfer.odd import JSON
from tests.transfer.reading import arrivals, left, read_all, tell_format, unread

if TYPE_CHECKING:
    from pathlib import Path

BACKUP = "Standard Notes Backup and Import File.txt"
MAY = "2024-05-01T22:30:00.000Z"


def a_note(uuid: str, title: str = "", text: str = "", **more: Any) -> dict[str, Any]:
    """Return a note as a backup has it; `more` goes into its content."""
    return {
        "uuid": uuid,
        "content_type": "Note",
        "content": {"title": title, "text": text, "references": [], **more},
        "created_at": MAY,
        "updated_at": "2024-06-01T08:00:00.000Z",
        "deleted": False,
    }


def a_tag(uuid: str, title: str, *notes: str, parent: str = "") -> dict[str, Any]:
    """Return a tag that points at notes, and at the tag it is nested in."""
    references = [{"uuid": note, "content_type": "Note"} for note in notes]
    if parent:
        above = {"uuid": parent, "content_type": "Tag"}
        references.append({**above, "reference_type": "TagToParentTag"})
    content = {"title": title, "references": references}
    return {"uuid": uuid, "content_type": "Tag", "content": content}


def an_item(kind: str, **content: Any) -> dict[str, Any]:
    """Return an item that is neither a note nor a tag."""
    return {"uuid": kind, "content_type": kind, "content": content}


def save(folder: Path, *items: Any) -> Path:
    """Write items as the bare file of a backup."""
    path = folder / BACKUP
    path.write_text(json.dumps({"version": "004", "items": items}, indent=2))
    return path


def bodies(path: Path) -> list[str]:
    return [each.entry.content.body for each in arrivals(read_all(path))]


def test_a_note_is_an_entry_with_its_title_its_time_and_its_tags(
    tmp_path: Path,
) -> None:
    path = save(
        tmp_path,
        a_note("n1", "After lunch", "Mara did not write.\nI waited.", starred=True),
        a_tag("t1", "friends", "n1"),
        a_tag("t2", "Mara", "n1", parent="t1"),
    )
    assert tell_format(path) == "standard-notes"
    [only] = arrivals(read_all(path))
    assert only.entry.content.body == "After lunch\n\nMara did not write.\nI waited."
    assert only.entry.content.tags == ("friends", "friends/Mara", "starred")
    assert only.entry.written.wall().isoformat() == "2024-05-01T23:30:00+01:00"
    assert only.entry.written.zone == "Europe/Dublin"


@pytest.mark.parametrize("name", [BACKUP, BACKUP.replace(".txt", " txt.txt")])
def test_the_archive_is_read_from_its_one_file_and_not_from_the_items_beside_it(
    tmp_path: Path, name: str
) -> None:
    text = save(tmp_path, a_note("n1", "", "One.")).read_bytes()
    with zipfile.ZipFile(tmp_path / "backup.zip", "w") as archive:
        archive.writestr(name, text)
        archive.writestr("Items/Note/One-12345678.txt", "One.")
        archive.writestr(f"Items/Note/{BACKUP}", "Somebody's title.")
    assert tell_format(tmp_path / "backup.zip") == "standard-notes"
    assert bodies(tmp_path / "backup.zip") == ["One."]


def test_an_unpacked_folder_is_read_unless_it_holds_two_backups(tmp_path: Path) -> None:
    first = save(tmp_path, a_note("n1", "", "One."))
    assert bodies(tmp_path) == ["One."]
    first.with_name(BACKUP.replace(".txt", " (1).txt")).write_bytes(first.read_bytes())
    with pytest.raises(BadInputError, match="more than one backup"):
        read_all(tmp_path)


def test_a_title_that_is_already_the_first_line_is_not_said_twice(
    tmp_path: Path,
) -> None:
    path = save(
        tmp_path,
        a_note("n1", "Monday", "# Monday\nLong."),
        a_note("n2", "Monday", ""),
        a_note("n3", "", "  Monday"),
        a_note("n4", " ", "\n"),
    )
    assert bodies(path) == ["# Monday\nLong.", "Monday", "  Monday"]
    assert left(read_all(path)) == {"entry without words": 1}


def test_a_time_of_1970_is_none_and_the_next_best_is_taken(tmp_path: Path) -> None:
    unknown = "1970-01-01T00:00:00.000Z"
    app = {"org.standardnotes.sn": {"client_updated_at": "2023-02-03T04:05:06.000Z"}}
    notes = [
        a_note("n1", "", "a") | {"created_at": unknown, "updated_at": unknown},
        a_note("n2", "", "b", appData=app) | {"created_at": unknown},
        a_note("n3", "", "c") | {"created_at": 0},
        a_note("n4", "", "d") | {"created_at_timestamp": 1_600_000_000_000_000},
        a_note("n5", "", "e") | {"created_at": "2024-05-01T22:30:00"},
    ]
    del notes[3]["created_at"]
    items = read_all(save(tmp_path, *notes))
    assert unread(items) == [("item 1", "it has no date")]
    days = [f"{each.entry.written.wall():%Y-%m-%d %H:%M}" for each in arrivals(items)]
    assert days == [
        *("2023-02-03 04:05", "2024-06-01 09:00", "2020-09-13 13:26"),
        "2024-05-01 23:30",
    ]


def test_what_is_no_word_of_theirs_is_counted_and_left(tmp_path: Path) -> None:
    gone = {"org.standardnotes.sn": {"trashed": True}}
    path = save(
        tmp_path,
        a_note("n1", "", "binned", trashed=True),
        a_note("n2", "", "binned", appData=gone),
        {"uuid": "n3", "content_type": "Note", "deleted": True},
        a_note("n4", "", '{"sheets": []}', noteType="spreadsheet"),
        an_item("SN|File", name="mara.jpg"),
        an_item("SN|UserPreferences"),
        a_tag("t1", "alone"),
    )
    assert left(read_all(path)) == {
        "entry in the bin": 3,
        "spreadsheet": 1,
        "attachment": 1,
        "other item": 1,
    }


def test_pinned_and_archived_notes_keep_that_as_a_tag(tmp_path: Path) -> None:
    app = {"org.standardnotes.sn": {"pinned": True, "archived": True}}
    [only] = arrivals(read_all(save(tmp_path, a_note("n1", "", "a", appData=app))))
    assert only.entry.content.tags == ("pinned", "archived")


def test_a_super_note_becomes_the_words_in_it(tmp_path: Path) -> None:
    words = {"type": "text", "text": "All well."}
    line = {"type": "paragraph", "children": [words]}
    photo = {"type": "snfile", "fileUuid": "f1"}
    tree = json.dumps({"root": {"type": "root", "children": [line, photo]}})
    items = read_all(save(tmp_path, a_note("n1", "Mo", tree, noteType="super")))
    assert [each.entry.content.body for each in arrivals(items)] == ["Mo\n\nAll well."]
    assert left(items) == {"attachment": 1}


CODES = '[{"service": "Mail", "secret": "ABCDEF"}]'


def test_secrets_never_come_in(tmp_path: Path) -> None:
    vault = {"package_info": {"identifier": "org.standardnotes.token-vault"}}
    path = save(
        tmp_path,
        an_item("SN|ItemsKey", itemsKey="0123"),
        an_item("SN|FileSafe|Credentials", keys=[1]),
        a_note("n1", "Codes", "words", noteType="authentication"),
        a_note("n2", "", "x", editorIdentifier="org.standardnotes.token-vault"),
        an_item("SN|Component", **vault, associatedItemIds=["n3", 4, None]),
        a_note("n3", "", "from before notes knew their kind"),
        a_note("n4", "", CODES),
        a_note("n5", "", "A secret: I like it here.", noteType="plain-text"),
    )
    assert bodies(path) == ["A secret: I like it here."]
    assert left(read_all(path)) == {"secret": 6, "other item": 1}


@pytest.mark.parametrize("keys", [{}, {"keyParams": {"identifier": "me"}}])
def test_an_encrypted_backup_is_refused_with_the_way_to_another(
    tmp_path: Path, keys: dict[str, Any]
) -> None:
    sealed = {"uuid": "n1", "content_type": "Note", "content": "004:abcd:ef"}
    path = tmp_path / "Standard Notes Encrypted Backup and Import File - Sun.txt"
    path.write_text(json.dumps({"version": "004", **keys, "items": [sealed]}))
    assert tell_format(path) == "standard-notes"
    with pytest.raises(BadInputError, match="is encrypted") as raised:
        read_all(path)
    assert "Decrypted" in raised.value.hint


def test_one_sealed_note_among_readable_ones_stops_nothing(tmp_path: Path) -> None:
    sealed = {"uuid": "n2", "content_type": "Note", "content": "004:abcd:ef"}
    items = read_all(save(tmp_path, a_note("n1", "", "One."), sealed))
    assert unread(items) == [("item 2", "it is still encrypted")]
    assert len(arrivals(items)) == 1


def test_reading_twice_gives_the_same_ids_and_a_repeated_note_one_more(
    tmp_path: Path,
) -> None:
    bare = a_note("", "", "No id.")
    path = save(tmp_path, a_note("n1", "", "a"), a_note("n1", "", "b"), bare, bare)
    first, second = (
        [each.entry.id for each in arrivals(read_all(path))] for _ in range(2)
    )
    assert first == second
    assert len(set(first)) == 4


def test_tags_in_a_ring_or_too_long_to_nest_are_no_trouble(tmp_path: Path) -> None:
    path = save(
        tmp_path,
        a_tag("t1", "a" * 50, "n1", parent="t2"),
        a_tag("t2", "b" * 50, parent="t1"),
        a_note("n1", "", "x"),
    )
    [only] = arrivals(read_all(path))
    assert only.entry.content.tags == ("a" * 50,)


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "{", '{"items": []}', "Dear diary", '{"entries": []}', "\0\0"],
)
def test_other_files_are_none_of_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(text)
    with pytest.raises(BadInputError, match="no format"):
        tell_format(path)
    with pytest.raises(BadInputError):
        read_all(path, name="standard-notes")


def test_a_backup_that_is_cut_short_gives_nothing(tmp_path: Path) -> None:
    path = save(tmp_path, a_note("n1", "", "One."))
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(BadInputError, match="cut short"):
        read_all(path)


PLACES = st.sampled_from(
    [
        *("uuid", "content_type", "content", "created_at", "deleted", "updated_at"),
        *("content/title", "content/text", "content/references", "content/noteType"),
        *("content/appData", "content/editorIdentifier", "content/trashed"),
    ]
)


@given(JSON, PLACES, st.booleans())
def test_whatever_stands_in_a_field_the_next_note_still_arrives(
    tmp_path_factory: pytest.TempPathFactory, value: Any, place: str, tag: bool
) -> None:
    odd = a_tag("t9", "odd", "n9") if tag else a_note("n9", "Odd", "Odd.")
    table = odd["content"] if "/" in place else odd
    table[place.rpartition("/")[2]] = value
    path = save(tmp_path_factory.mktemp("odd"), odd, value, a_note("n1", "", "Good."))
    found = [each.entry.content for each in arrivals(read_all(path))]
    assert found[-1].body == "Good."
    for label in (label for content in found for label in content.tags):
        assert label.isprintable()
        assert 0 < len(label) <= MAX_LENGTH
