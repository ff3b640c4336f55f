"""Row hashes: whatever changes in a row behind the program's back is noticed."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.domain.label import LabelKind
from safespace.domain.selection import Selection
from safespace.errors import DamagedError
from safespace.storage import deeds, entries, labels, lookup, revisions
from safespace.storage.row_hash import row_hash
from safespace.storage.rows import seal_entry
from safespace.storage.select import select
from safespace.storage.verify import Finding, What, verify_database
from tests.databases import open_journal
from tests.journals import Mode
from tests.storage.samples import new_entry

if TYPE_CHECKING:
    from safespace.storage.driver import Connection
    from tests.saying import Say

# One other value that each column could hold, so that only the hash can tell.
OTHERWISE = {
    "id": "'01a1fff5-79c0-7d1b-ba59-7699b22b092a'",
    "short": "'zzzz'",
    "kind": "'other'",
    "day": "'1970-01-02'",
    "written_ms": "written_ms + 1",
    "written_offset_s": "3600",
    "zone": "'Europe/Dublin'",
    "happened_ms": "5",
    "happened_offset_s": "5",
    "whole_day": "1",
    "prompt_id": "'p1'",
    "question": "''",
    "valence": "-valence",
    "energy": "0",
    "distress": "0",
    "revision": "revision + 1",
    "deleted_ms": "7",
    "captured": "1",
    "body_hash": "zeroblob(16)",
    "row_hash": "zeroblob(16)",
}
LABELS = {
    "renamed": "UPDATE tag SET name = 'Work'",
    "carried by another": "UPDATE entry_tag SET entry = 1 << 12",
    "another": "UPDATE entry_tag SET label = 2",
    "gone": "DELETE FROM entry_tag",
}
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0")).filter(
    "None".__ne__
)
rows = st.lists(st.none() | st.integers() | texts, min_size=1, max_size=6)


@pytest.fixture
def two(conn: Connection) -> Connection:
    """An entry with everything, changed once, and one with nothing."""
    full = new_entry("One", tags=("work",), people=("Ann",))
    entries.insert(conn, full, pick=lambda signs: signs[0])
    entries.insert(conn, new_entry("Two", at_ms=1), pick=lambda signs: signs[1])
    content = new_entry("One more", tags=("work",)).content
    conn.execute("INSERT INTO tag (name, folded) VALUES ('home', 'home')")
    entries.rewrite(conn, 0, content, saved_ms=9)
    conn.execute("UPDATE entry SET valence = 3 WHERE pk = 0")
    seal_entry(conn, 0)
    assert verify_database(conn) == ()
    return conn


def test_every_column_of_an_entry_is_tried(conn: Connection) -> None:
    columns = {row[1] for row in conn.execute("PRAGMA table_info(entry)")}
    assert columns - {"pk", "body"} == set(OTHERWISE)


@pytest.mark.parametrize("column", OTHERWISE)
def test_a_changed_field_is_found_and_never_shown(two: Connection, column: str) -> None:
    two.execute(f"UPDATE entry SET {column} = {OTHERWISE[column]} WHERE pk = 0")

    found = {finding.what: finding.where for finding in verify_database(two)}
    assert What.ENTRY in found
    with pytest.raises(DamagedError):
        entries.fetch(two, 0)
    if column != "deleted_ms":
        with pytest.raises(DamagedError):
            select(two, Selection(), limit=5)


@pytest.mark.parametrize("change", LABELS.values(), ids=LABELS)
def test_a_changed_label_is_found_and_never_shown(two: Connection, change: str) -> None:
    two.execute(change)

    assert What.ENTRY in {finding.what for finding in verify_database(two)}
    with pytest.raises(DamagedError):
        select(two, Selection(), limit=5)


def test_a_row_in_another_place_is_found(two: Connection) -> None:
    two.execute("UPDATE entry SET pk = 5 WHERE pk = 0")
    assert What.ENTRY in {finding.what for finding in verify_database(two)}


@pytest.mark.parametrize(
    "change",
    ["number = 7", "saved_ms = 1", "labels = '{}'", "valence = 1", "distress = 1"],
)
def test_a_changed_field_of_a_revision_is_found_and_never_shown(
    two: Connection, change: str
) -> None:
    two.execute(f"UPDATE revision SET {change}")
    assert verify_database(two) == (Finding(What.REVISION, "row 1"),)
    with pytest.raises(DamagedError):
        revisions.read_all(two, 0)


@pytest.mark.parametrize(
    "change", ["verb = 'edit'", "revision = 9", "done_ms = 9", "batch = 1"]
)
def test_a_changed_deed_is_found_and_not_taken_back(
    two: Connection, change: str
) -> None:
    two.execute(f"UPDATE deed SET {change} WHERE pk = 2")
    assert verify_database(two) == (Finding(What.DEED, "row 2"),)
    with pytest.raises(DamagedError):
        deeds.find_latest(two)


@pytest.mark.parametrize("change", ["batch = NULL", "batch = 7", "revision = 9"])
def test_a_changed_deed_of_many_is_found_and_not_taken_back(
    two: Connection, change: str
) -> None:
    batch = deeds.start_batch(two)
    for pk in (0, 1 << 12):
        deeds.record(two, "delete", pk, revision=1, done_ms=5, batch=batch)
    assert verify_database(two) == ()
    latest = deeds.find_latest(two)
    assert latest is not None
    assert [deed.pk for deed in deeds.read_batch(two, latest)] == [batch + 1, batch]

    two.execute(f"UPDATE deed SET {change} WHERE pk = {batch + 1}")

    assert verify_database(two) == (Finding(What.DEED, f"row {batch + 1}"),)
    with pytest.raises(DamagedError):
        deeds.find_latest(two)


def test_a_name_that_does_not_fit_what_finds_it_is_not_listed(two: Connection) -> None:
    two.execute("UPDATE tag SET folded = 'werk' WHERE name = 'work'")
    assert verify_database(two) == (Finding(What.LABEL, "tag"),)
    with pytest.raises(DamagedError):
        labels.count(two, kind=LabelKind.TAG)


def test_a_day_that_is_none_is_damage_even_where_it_was_hashed(two: Connection) -> None:
    two.execute("UPDATE entry SET day = '2026-13-41' WHERE pk = 0")
    entries.fetch(two, 1 << 12)
    with pytest.raises(DamagedError):
        lookup.list_days(two)
    with pytest.raises(DamagedError):
        seal_entry(two, 0)


def test_a_damaged_entry_is_not_sealed_anew(say: Say) -> None:
    short = say.write("One", "--tag", "work")
    conn = open_journal(say.home, Mode.PLAIN)
    conn.execute("UPDATE entry SET zone = 'Elsewhere'")
    for argv in (
        ("delete", short),
        ("edit", short, "--feel", "2"),
        ("undo",),
        ("tags", "rename", "work", "home"),
    ):
        assert say(*argv, code=6).out == ""
    assert say("verify", code=6).out == ""


def test_everything_that_changes_an_entry_keeps_it_whole(say: Say) -> None:
    one, two = say.write("A", "--tag", "1"), say.write("B", "--tag", "2")
    for argv in (
        ("edit", one, "--message", "Else", "--tag", "garden", "--feel", "2"),
        ("undo",),
        ("tags", "rename", "1", "One"),
        ("tags", "rename", "One", "one"),
        ("tags", "rename", "one", "2"),
        ("delete", one, two),
        ("bin", "restore", one),
        ("undo",),
        ("undo",),
        ("rest", "2026-12-24"),
        ("delete", one),
        ("bin", "purge", one, "--yes"),
        ("backup",),
    ):
        say(*argv)
        say("verify")
        say("list")


@given(rows)
def test_the_hash_is_what_the_format_page_says(values: list[object]) -> None:
    told = b"".join(str(value).encode() + b"\0" for value in values)
    assert row_hash(values) == blake2b(told, digest_size=16).digest()
    assert row_hash([b"\x0f"]) == row_hash(["0f"])


@given(rows, rows)
def test_rows_that_differ_have_hashes_that_differ(
    one: list[object], other: list[object]
) -> None:
    def told(values: list[object]) -> list[object]:
        # A column has one kind, so 5 and "5" never stand in the same place.
        return [None if value is None else str(value) for value in values]

    if len(one) == len(other):
        assert (row_hash(one) == row_hash(other)) == (told(one) == told(other))
