"""The schema: strict tables, a file that says what it is, migrated once."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from safespace.errors import DamagedError, NewerSchemaError
from safespace.storage.connect import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    open_database,
    read_version,
)
from safespace.storage.driver import connect, sqlite3
from safespace.storage.migrations import migrate

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.storage.driver import Connection

OURS = {
    "answer",
    "deed",
    "entry",
    "entry_person",
    "entry_tag",
    "form",
    "hold",
    "old_inbox",
    "person",
    "programme",
    "programme_step",
    "revision",
    "tag",
}
MIGRATE = """
import sys
from pathlib import Path
from safespace.storage.connect import open_database
from safespace.storage.migrations import migrate
key = bytes.fromhex(sys.argv[2]) or None
sys.stdin.read()
conn = open_database(Path(sys.argv[1]), key)
migrate(conn)
conn.execute("INSERT INTO tag (name, folded) VALUES (?, ?)", (sys.argv[3],) * 2)
"""


def test_every_table_of_ours_is_strict(conn: Connection) -> None:
    tables = conn.execute("SELECT name, strict FROM pragma_table_list").fetchall()

    assert {name for name, strict in tables if strict} == OURS


def test_a_number_cannot_stand_where_words_belong(conn: Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        conn.execute("INSERT INTO tag (pk, name, folded) VALUES ('one', 'a', 'a')")


def test_the_file_says_what_it_is(conn: Connection) -> None:
    assert conn.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert APPLICATION_ID.to_bytes(4, "big") == b"sasp"
    assert conn.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_the_settings_that_keep_words_safe_are_on(conn: Connection) -> None:
    def ask(name: str) -> object:
        return conn.execute(f"PRAGMA {name}").fetchone()[0]

    assert ask("journal_mode") == "delete"
    assert ask("synchronous") == 3
    assert ask("foreign_keys") == 1
    assert ask("trusted_schema") == 0
    assert ask("secure_delete") == 1
    assert ask("temp_store") == 2


def test_the_database_finds_nothing_wrong_with_it(conn: Connection) -> None:
    conn.execute("INSERT INTO entry_fts (entry_fts) VALUES ('integrity-check')")

    assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert conn.execute("PRAGMA foreign_key_check").fetchall() == []


def test_migrating_again_changes_nothing(conn: Connection) -> None:
    def tell() -> list[object]:
        made = "SELECT name, sql FROM sqlite_schema ORDER BY name"
        applied = "SELECT * FROM _sqlite_migrations"
        return [conn.execute(sql).fetchall() for sql in (made, applied)]

    before = tell()
    migrate(conn)

    assert tell() == before


@pytest.mark.parametrize("key", [None, bytes(range(32))], ids=["plain", "encrypted"])
def test_several_processes_may_migrate_a_fresh_file_at_once(
    tmp_path: Path, key: bytes | None
) -> None:
    path = tmp_path / "journal.db"
    argv = [sys.executable, "-c", MIGRATE, str(path), (key or b"").hex()]
    waiting = [
        subprocess.Popen([*argv, name], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        for name in "abcd"
    ]
    for each in waiting:
        assert each.stdin
        each.stdin.close()  # all of them start at this moment

    told = [each.stderr.read() for each in waiting if each.stderr]

    assert (told, [each.wait() for each in waiting]) == ([b""] * 4, [0] * 4)
    conn = open_database(path, key)
    assert read_version(conn) == SCHEMA_VERSION
    names = conn.execute("SELECT name FROM tag ORDER BY name").fetchall()
    assert names == [("a",), ("b",), ("c",), ("d",)]
    conn.close()


def test_a_migration_that_stops_half_way_leaves_an_empty_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("safespace.storage.migrations.SEARCH_TRIGGERS", "NO SQL AT ALL")
    conn = open_database(tmp_path / "journal.db", None)

    with pytest.raises(sqlite3.OperationalError):
        migrate(conn)

    assert conn.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    assert read_version(conn) == 0
    conn.close()


def test_a_newer_schema_is_refused_and_the_file_is_left_as_it_is(
    tmp_path: Path, conn: Connection
) -> None:
    conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    conn.close()
    before = (tmp_path / "journal.db").read_bytes()

    again = open_database(tmp_path / "journal.db", None)
    with pytest.raises(NewerSchemaError):
        read_version(again)
    with pytest.raises(NewerSchemaError):
        migrate(again)
    again.close()

    assert (tmp_path / "journal.db").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["journal.db"]


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    other = connect(str(tmp_path / "other.db"))
    other.execute("PRAGMA user_version = 1")
    other.close()

    conn = open_database(tmp_path / "other.db", None)
    with pytest.raises(DamagedError):
        read_version(conn)
    conn.close()


@pytest.mark.parametrize("key", [None, bytes(32)], ids=["plain", "encrypted"])
def test_a_scrambled_file_is_refused(tmp_path: Path, key: bytes | None) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(b"scrambled " * 1000)

    with pytest.raises(DamagedError):
        open_database(path, key)

    assert path.read_bytes() == b"scrambled " * 1000


def test_the_wrong_key_opens_nothing(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    conn = open_database(path, bytes(32))
    migrate(conn)
    conn.close()

    for key in (None, bytes([1] * 32)):
        with pytest.raises(DamagedError):
            open_database(path, key)


@pytest.mark.parametrize("size", [0, 16, 31, 33, 64])
def test_a_key_of_any_other_length_is_refused(tmp_path: Path, size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_database(tmp_path / "journal.db", bytes(size))
