"""The journal's use cases, over a database in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest

from safespace.domain.entry import Content, Feelings
from safespace.domain.label import LabelKind
from safespace.domain.selection import Selection
from safespace.errors import NotFoundError
from safespace.journal.journal import Journal
from safespace.storage.connect import open_database
from safespace.storage.migrations import migrate
from tests.storage.samples import new_entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """An open, empty, plain journal."""
    conn = open_database(tmp_path / "journal.db", None)
    migrate(conn)
    made = Journal(conn, now_ms=lambda: 1_000, pick=Random(1).choice)
    yield made
    made.close()


def bodies(journal: Journal) -> list[str]:
    page = journal.select(Selection(), limit=100)
    return [entry.content.body for entry in page.entries]


def test_a_saved_entry_is_given_back_whole(journal: Journal) -> None:
    new = new_entry(
        "words",
        tags=("b", "a"),
        people=("Noor",),
        feelings=Feelings(-4, 4, 10),
        prompt_id="x-001",
        question="Why?",
    )

    saved = journal.write(new)

    assert saved == journal.read(saved.short) == journal.read(new.id)
    assert saved.content == new.content
    assert (saved.question, saved.revision, saved.deleted_ms) == ("Why?", 1, None)


def test_writing_the_same_entry_twice_keeps_one(journal: Journal) -> None:
    new = new_entry("words")

    assert journal.write(new) == journal.write(new)
    assert bodies(journal) == ["words"]


def test_saving_an_entry_that_is_there_changes_it(journal: Journal) -> None:
    new = new_entry("before")
    journal.save(new)

    after = journal.save(replace(new, content=Content("after")))

    assert after.revision == 2
    assert bodies(journal) == ["after"]


@pytest.mark.parametrize(
    "same",
    [
        Content("words", tags=("b", "A"), people=("Noor",)),
        Content("words", tags=("B", "a"), people=("NOOR",)),
        Content("words", tags=("a", "b"), people=("noor",)),
    ],
)
def test_saving_what_is_there_already_makes_no_revision(
    journal: Journal, same: Content
) -> None:
    journal.write(new_entry("earlier", tags=("A",)))
    saved = journal.write(new_entry("words", tags=("b", "a"), people=("Noor",)))

    assert journal.edit(saved.id, same).revision == 1
    assert journal.history(saved.id) == ()


def test_deleting_is_all_or_nothing(journal: Journal) -> None:
    saved = journal.write(new_entry("words"))

    with pytest.raises(NotFoundError):
        journal.delete([saved.short, "nosuch"])

    assert bodies(journal) == ["words"]
    assert journal.undo().verb == "write"


def test_last_is_never_in_the_bin(journal: Journal) -> None:
    journal.write(new_entry("old", at_ms=1))
    newest = journal.write(new_entry("new", at_ms=2))
    journal.delete([newest.short])

    assert journal.read("last").content.body == "old"


def test_only_the_bin_can_be_restored_or_purged(journal: Journal) -> None:
    saved = journal.write(new_entry("words"))

    for act in (journal.bin.restore, journal.bin.purge):
        with pytest.raises(NotFoundError):
            act([saved.short])


def test_purging_counts_what_went(journal: Journal) -> None:
    codes = [journal.write(new_entry(text)).short for text in ("one", "two")]
    journal.delete(codes)

    assert journal.bin.purge([*codes, codes[0]]) == 2
    assert journal.bin.list_entries(limit=9).entries == ()


def test_an_unknown_label_selects_nothing(journal: Journal) -> None:
    journal.write(new_entry("words", tags=("here",)))

    for selection in (
        Selection(tags=("nosuch",)),
        Selection(people=("here",)),
        Selection(tags=("here", "nosuch")),
    ):
        with pytest.raises(NotFoundError):
            journal.select(selection, limit=9)


def test_renaming_into_a_taken_name_makes_one_label(journal: Journal) -> None:
    journal.write(new_entry("1", tags=("a", "b")))
    journal.write(new_entry("2", tags=("b",)))

    journal.rename_label("B", "a", kind=LabelKind.TAG)

    [label] = journal.count_labels(LabelKind.TAG)
    assert (label.name, label.count) == ("a", 2)


def test_days_are_those_with_entries_outside_the_bin(journal: Journal) -> None:
    days = [date(2026, 1, day) for day in (1, 3, 2, 3)]
    saved = [journal.write(new_entry("x", at_ms=d.day, day=d)) for d in days]
    journal.delete([saved[0].short])

    assert journal.list_days() == (date(2026, 1, 2), date(2026, 1, 3))
    assert journal.count_entries() == 3
