"""What a backup and its journal say, told apart entry by entry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from safespace.domain.entry import Feelings
from safespace.domain.ident import EntryId
from safespace.storage import entries
from safespace.storage.copying import copy_database
from safespace.storage.difference import Difference, compare, digest
from tests.databases import open_journal, write_many
from tests.journals import Mode, make_journal
from tests.storage.samples import new_entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from safespace.storage.driver import Connection
    from tests.saying import Say

PLAIN = Mode.PLAIN


def whole_id(conn: Connection, short: str) -> EntryId:
    (name,) = conn.execute("SELECT id FROM entry WHERE short = ?", (short,)).fetchone()
    return EntryId(name)


def backed_up(home: Path) -> Connection:
    copy_database(open_journal(home, PLAIN), home / "copy.db")
    (home / "then" / "journal").mkdir(parents=True)
    (home / "copy.db").rename(home / "then" / "journal" / "journal.db")
    return open_journal(home / "then", PLAIN)


def test_what_came_changed_and_went_since_a_backup_is_told(say: Say) -> None:
    stays, changes, goes = (say.write(text) for text in ("One", "Two", "Three"))
    then, now = backed_up(say.home), open_journal(say.home, PLAIN)
    assert not compare(then, now)
    say("edit", changes, stdin="Two and a half")
    comes = say.write("Four")
    say("delete", goes)
    say("bin", "purge", goes, "--yes")
    assert compare(then, now) == Difference(
        added=(whole_id(now, comes),),
        changed=(whole_id(now, changes),),
        removed=(whole_id(then, goes),),
    )
    assert compare(now, then).removed == (whole_id(now, comes),)
    assert whole_id(now, stays) == whole_id(then, stays)


CHANGES = {
    "a word": ("edit", "--message", "Otherwise"),
    "a tag": ("edit", "--tag", "work"),
    "a name": ("edit", "--with", "Ann"),
    "a feeling": ("edit", "--feel", "-2"),
    "the bin": ("delete",),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_kind_of_change_shows(say: Say, change: tuple[str, ...]) -> None:
    short = say.write("One")
    say.write("Two", "--tag", "work", "--with", "Ann")
    then, now = backed_up(say.home), open_journal(say.home, PLAIN)
    say(change[0], short, *change[1:])
    assert compare(then, now) == Difference((), (whole_id(now, short),), ())
    assert digest(then) != digest(now)


def test_a_change_taken_back_leaves_its_trace_in_the_revisions(say: Say) -> None:
    short = say.write("One")
    then, now = backed_up(say.home), open_journal(say.home, PLAIN)
    say("edit", short, "--message", "Two")
    say("edit", short, "--message", "One")
    assert compare(then, now).changed == (whole_id(now, short),)


def draw(signs: Iterator[str], _: str) -> str:
    return next(signs)


def test_where_rows_lie_and_what_order_labels_have_is_no_difference(
    tmp_path: Path,
) -> None:
    one = new_entry("One", at_ms=5, tags=("b", "a"), feelings=Feelings(1, 2, 3))
    two = new_entry("Two", at_ms=5, tags=("a", "b"), people=("Ann",))
    conns = []
    for name, order in (("here", (one, two)), ("there", (two, one))):
        make_journal(tmp_path / name, PLAIN)
        conn = open_journal(tmp_path / name, PLAIN)
        for new in order:
            signs = iter("bcdf" if new is one else "ghjk")
            entries.insert(conn, new, pick=partial(draw, signs))
        conns.append(conn)
    assert not compare(*conns)
    assert digest(conns[0]) == digest(conns[1])


def test_neighbouring_fields_do_not_run_into_each_other(tmp_path: Path) -> None:
    make_journal(tmp_path, PLAIN)
    conn = open_journal(tmp_path, PLAIN)
    write_many(conn, 1)
    seen = set()
    pairs: list[tuple[str | None, str | None]]
    pairs = [("ab", "c"), ("a", "bc"), ("abc", None), (None, "abc")]
    # The second pair would be one text if only kinds stood between values.
    pairs += [("abytes", "c"), ("a", "bytesc")]
    for prompt, question in pairs:
        conn.execute("UPDATE entry SET prompt_id = ?, question = ?", (prompt, question))
        seen.add(digest(conn))
    assert len(seen) == len(pairs)


def test_two_empty_journals_say_the_same(tmp_path: Path) -> None:
    for name in ("here", "there"):
        make_journal(tmp_path / name, PLAIN)
    here, there = (open_journal(tmp_path / name, PLAIN) for name in ("here", "there"))
    assert not compare(here, there)
    write_many(there, 3)
    assert len(compare(here, there).added) == len(compare(there, here).removed) == 3
