"""Undo as a rule: any changes, taken back one by one, leave the journal as it was."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from safespace.domain.entry import Content
from safespace.domain.selection import Selection
from safespace.journal.journal import Journal
from safespace.storage.connect import open_database
from safespace.storage.migrations import migrate
from tests.storage.samples import new_entry

if TYPE_CHECKING:
    import pytest

changes = st.lists(
    st.tuples(
        st.sampled_from(["write", "edit", "edit", "delete", "restore"]),
        st.integers(0, 5),
        st.sampled_from("abc"),
    ),
    max_size=12,
)


def seen(journal: Journal) -> dict[str, Content]:
    """Return what the journal shows."""
    page = journal.select(Selection(), limit=100)
    return {entry.id: entry.content for entry in page.entries}


def change(journal: Journal, verb: str, which: int, word: str) -> bool:
    """Make one change, where there is something to change, and say so."""
    if verb == "write":
        journal.write(new_entry(word, tags=(word,)))
        return True
    page = journal.bin.list_entries(limit=100) if verb == "restore" else None
    ids = sorted(seen(journal)) if page is None else [e.id for e in page.entries]
    if not ids:
        return False
    reference = ids[which % len(ids)]
    if verb == "edit":
        before = journal.read(reference)
        after = journal.edit(reference, Content(word, tags=(word,)))
        return after.revision > before.revision
    # Now and then several at once, which is one change.
    several = [reference, *(ids if word == "c" else ())]
    (journal.delete if verb == "delete" else journal.bin.restore)(several)
    return True


@settings(max_examples=40)
@given(made=changes)
def test_undoing_everything_goes_back_step_by_step(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, int, str]]
) -> None:
    conn = open_database(tmp_path_factory.mktemp("undo") / "journal.db", None)
    migrate(conn)
    journal = Journal(conn, now_ms=lambda: 0, pick=Random(4).choice)
    states = []
    for verb, which, word in made:
        before = seen(journal)
        if change(journal, verb, which, word):
            states.append((verb, before))

    while states:
        verb, before = states.pop()
        assert journal.undo().verb == verb
        assert seen(journal) == before
    journal.close()
