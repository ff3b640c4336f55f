"""What is on disk is what was saved, or it is not shown; writes are whole or not at all."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from safespace.domain.entry import Content
from safespace.domain.selection import Selection, Term
from safespace.errors import DamagedError, ExitCode, StorageError
from safespace.storage import entries, purging, revisions, select
from safespace.storage.connect import open_database
from safespace.storage.driver import connect, sqlite3
from safespace.storage.failures import translate
from safespace.storage.transaction import write
from tests.storage.samples import new_entry

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.storage.driver import Connection
    from tests.saying import Say

pick = Random(3).choice


def save(conn: Connection, body: str) -> int:
    """Save an entry and return its row."""
    with write(conn):
        entries.insert(conn, new_entry(body), pick=pick)
    row = conn.execute("SELECT max(pk) FROM entry").fetchone()
    return int(row[0])


def found(conn: Connection, word: str) -> int:
    """Count the entries that have a word."""
    page = select.select(conn, Selection(terms=(Term(word),)), limit=9)
    return len(page.entries)


@pytest.mark.parametrize("command", ["list", "read", "search words", "history last"])
def test_a_body_changed_behind_our_back_is_refused(say: Say, command: str) -> None:
    say.write("my own words")
    conn = connect(str(say.home / "journal" / "journal.db"), isolation_level=None)
    conn.execute("UPDATE entry SET body = 'somebody else''s words'")
    conn.close()

    said = say(*command.split(), code=ExitCode.DAMAGED)

    assert said.out == ""
    assert "words" not in said.err


def test_a_revision_changed_behind_our_back_is_refused(say: Say) -> None:
    code = say.write("before")
    say("edit", code, stdin="after")
    conn = connect(str(say.home / "journal" / "journal.db"), isolation_level=None)
    conn.execute("UPDATE revision SET body = 'never said'")
    conn.close()

    said = say("history", code, code=ExitCode.DAMAGED)
    say("undo", code=ExitCode.DAMAGED)

    assert "never said" not in said.out + said.err
    assert "after" in say("read", code).out


def test_a_newer_journal_is_refused_and_left_byte_for_byte(say: Say) -> None:
    say.write("words")
    file = say.home / "journal" / "journal.db"
    conn = connect(str(file), isolation_level=None)
    conn.execute("PRAGMA user_version = 1000")
    conn.close()
    before = file.read_bytes()

    for argv in (("list",), ("read",), ("tags",), ("undo",), ("bin",), ("rhythm",)):
        said = say(*argv, code=ExitCode.NEWER_SCHEMA)
        assert said.out == ""
    say("write", stdin="more", code=ExitCode.NEWER_SCHEMA)

    assert file.read_bytes() == before


def test_an_error_inside_a_write_leaves_no_trace(conn: Connection) -> None:
    def unlucky(signs: str) -> str:
        raise RuntimeError(signs)

    def write_two() -> None:
        with write(conn):
            entries.insert(conn, new_entry("whole"), pick=pick)
            entries.insert(conn, new_entry("half"), pick=unlucky)

    with pytest.raises(RuntimeError):
        write_two()

    assert select.select(conn, Selection(), limit=9).entries == ()
    assert not conn.in_transaction


def test_a_write_waits_for_another_and_then_gives_up(
    conn: Connection, tmp_path: Path
) -> None:
    other = open_database(tmp_path / "journal.db", None)
    other.execute("PRAGMA busy_timeout = 50")

    with (
        write(conn),
        pytest.raises(StorageError, match="busy") as told,
        write(other),
    ):
        pass
    assert "when it is done" in told.value.hint
    with write(other):
        entries.insert(other, new_entry("afterwards"), pick=pick)

    other.close()


def test_the_word_index_follows_every_change(conn: Connection) -> None:
    row = save(conn, "heron")
    assert (found(conn, "heron"), found(conn, "egret")) == (1, 0)

    with write(conn):
        entries.rewrite(conn, row, Content("egret"), saved_ms=1)
    assert (found(conn, "heron"), found(conn, "egret")) == (0, 1)

    with write(conn):
        purging.purge(conn, [row])
    assert found(conn, "egret") == 0
    conn.execute("INSERT INTO entry_fts (entry_fts) VALUES ('integrity-check')")


def test_purging_takes_everything_that_belongs_to_an_entry(conn: Connection) -> None:
    with write(conn):
        new = new_entry("x", tags=("a",), people=("Noor",))
        entries.insert(conn, new, pick=pick)
    row = int(conn.execute("SELECT pk FROM entry").fetchone()[0])
    with write(conn):
        entries.rewrite(conn, row, Content("y", tags=("a",)), saved_ms=1)

    with write(conn):
        purging.purge(conn, [row])

    for table in ("entry", "revision", "deed", "entry_tag", "tag", "person"):
        assert conn.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_each_change_keeps_what_it_replaced(conn: Connection) -> None:
    row = save(conn, "one")
    with write(conn):
        entries.rewrite(conn, row, Content("two", tags=("a",)), saved_ms=5)
        entries.rewrite(conn, row, Content("three"), saved_ms=6)

    kept = revisions.read_all(conn, row)

    assert [(r.number, r.content.body, r.saved_ms) for r in kept] == [
        (1, "one", 5),
        (2, "two", 6),
    ]
    assert kept[1].content.tags == ("a",)
    assert revisions.read_one(conn, row, 2) == kept[1]
    assert revisions.read_one(conn, row, 3) is None


@pytest.mark.leak(11)
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_NOTADB", DamagedError),
        ("SQLITE_CORRUPT_VTAB", DamagedError),
        ("SQLITE_FULL", StorageError),
        ("SQLITE_READONLY_DBMOVED", StorageError),
        ("SQLITE_IOERR_FSYNC", StorageError),
        ("SQLITE_BUSY_TIMEOUT", StorageError),
        ("SQLITE_CANTOPEN_ISDIR", StorageError),
    ],
)
def test_the_databases_errors_become_our_own(name: str, kind: type) -> None:
    error = sqlite3.DatabaseError('fts5: syntax error near "my private words"')
    error.sqlite_errorname = name

    own = translate(error)

    assert own
    assert isinstance(own, kind)
    assert "private" not in f"{own.message} {own.hint}"


def test_an_error_of_ours_in_the_sql_is_not_dressed_up() -> None:
    error = sqlite3.OperationalError("no such column")
    error.sqlite_errorname = "SQLITE_ERROR"

    assert translate(error) is None
