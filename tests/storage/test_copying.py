"""Copies of a journal: whole, private from the first byte, encrypted as asked."""

from __future__ import annotations

import os
import resource
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from safespace.errors import DamagedError, StorageError
from safespace.storage.connect import open_database, read_version
from safespace.storage.copying import copy_database, export_database
from safespace.storage.difference import digest
from safespace.storage.transaction import write
from safespace.storage.verify import verify_database
from tests.databases import CANARY, database_key, open_journal, write_many
from tests.journals import Mode, make_journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from safespace.storage.driver import Connection

    Copy = Callable[[Connection, Path], None]

OTHER_KEY = bytes(range(32))
both = pytest.mark.parametrize("mode", Mode)
KEYS = [
    pytest.param(mode, key, id=f"{mode.value}-to-{'other key' if key else 'plain'}")
    for mode in Mode
    for key in (OTHER_KEY, None)
]
ways = pytest.mark.parametrize(
    "copy",
    [
        pytest.param(copy_database, id="copy"),
        pytest.param(lambda c, t: export_database(c, t, OTHER_KEY), id="to-other-key"),
        pytest.param(lambda c, t: export_database(c, t, None), id="to-plain"),
    ],
)


def filled(home: Path, mode: Mode, count: int = 30) -> Connection:
    make_journal(home, mode)
    conn = open_journal(home, mode)
    write_many(conn, count)
    return conn


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def assert_same(conn: Connection, target: Path, key: bytes | None) -> None:
    copy = open_database(target, key)
    assert verify_database(copy) == ()
    assert digest(copy) == digest(conn)
    assert read_version(copy) == read_version(conn) > 0
    found = "SELECT count(*) FROM entry_fts WHERE entry_fts MATCH ?"
    (hits,) = copy.execute(found, (CANARY,)).fetchone()
    assert hits == conn.execute("SELECT count(*) FROM entry").fetchone()[0]


@both
def test_a_copy_says_the_same_and_opens_with_the_same_key(
    home: Path, mode: Mode
) -> None:
    conn = filled(home, mode, 1000)
    copy_database(conn, home / "copy.db")
    assert_same(conn, home / "copy.db", database_key(home, mode))


@both
def test_only_a_copy_of_a_plain_journal_can_be_read_without_a_key(
    home: Path, mode: Mode
) -> None:
    copy_database(filled(home, mode), home / "copy.db")
    raw = (home / "copy.db").read_bytes()
    assert (CANARY.encode() in raw) is (mode is Mode.PLAIN)
    assert raw.startswith(b"SQLite format 3") is (mode is Mode.PLAIN)


@pytest.mark.parametrize(("mode", "key"), KEYS)
def test_an_export_says_the_same_under_its_new_key(
    home: Path, mode: Mode, key: bytes | None
) -> None:
    conn = filled(home, mode)
    export_database(conn, home / "export.db", key)
    assert_same(conn, home / "export.db", key)
    raw = (home / "export.db").read_bytes()
    assert (CANARY.encode() in raw) is (key is None)
    if key is not None:
        with pytest.raises(DamagedError):
            open_database(home / "export.db", database_key(home, mode))


def test_an_export_can_be_written_to_like_a_journal(home: Path) -> None:
    export_database(filled(home, Mode.PLAIN), home / "export.db", OTHER_KEY)
    export = open_database(home / "export.db", OTHER_KEY)
    export.execute("UPDATE entry SET body = 'other words' WHERE short > 'm'")
    (hits,) = export.execute(
        "SELECT count(*) FROM entry_fts WHERE entry_fts MATCH 'other'"
    ).fetchone()
    assert hits > 0
    assert export.execute("PRAGMA cipher_integrity_check").fetchall() == []


@both
@ways
@pytest.mark.parametrize("umask", [0, 0o277])
def test_a_copy_is_private_under_any_umask_and_leaves_nothing_beside_it(
    home: Path, mode: Mode, copy: Copy, umask: int
) -> None:
    conn = filled(home, mode)
    before = os.umask(umask)
    try:
        copy(conn, home / "copy.db")
        conn.execute("VACUUM INTO ?", (str(home / "loose.db"),))
    finally:
        os.umask(before)
    assert (home / "copy.db").stat().st_mode & 0o777 == 0o600
    assert bool((home / "loose.db").stat().st_mode & 0o077) is (umask == 0)
    assert names(home) == {"journal", "copy.db", "loose.db"}


def test_the_file_is_private_before_a_byte_is_in_it(home: Path) -> None:
    conn = filled(home, Mode.PLAIN)
    target, seen = home / "copy.db", set()

    def look() -> int:
        if target.exists():
            seen.add((target.stat().st_mode & 0o777, target.stat().st_size > 0))
        return 0

    before = os.umask(0)
    try:
        conn.set_progress_handler(look, 1)
        copy_database(conn, target)
    finally:
        os.umask(before)
    assert (0o600, False) in seen
    assert {mode for mode, _ in seen} == {0o600}


@ways
def test_what_stands_in_the_place_of_a_copy_is_left_alone(
    home: Path, copy: Copy
) -> None:
    conn = filled(home, Mode.PLAIN, 1)
    (home / "letter").write_bytes(b"words")
    (home / "link").symlink_to(home / "nowhere")
    for name in ("letter", "link"):
        with pytest.raises(StorageError, match="already in the place"):
            copy(conn, home / name)
    assert (home / "letter").read_bytes() == b"words"
    assert not (home / "nowhere").exists()


@ways
def test_a_folder_that_is_not_there_is_said_calmly(home: Path, copy: Copy) -> None:
    conn = filled(home, Mode.PLAIN, 1)
    with pytest.raises(StorageError, match="did not take a copy"):
        copy(conn, home / "nowhere" / "copy.db")


@ways
def test_names_that_are_no_text_or_look_like_addresses_are_names(
    home: Path, copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    conn = filled(home, Mode.PLAIN, 1)
    monkeypatch.chdir(home)
    for name in (os.fsdecode(b"caf\xe9 'x'.db"), "file:copy.db?mode=memory"):
        copy(conn, type(home)(name))
        assert (home / name).stat().st_size > 0


@ways
def test_a_copy_of_a_damaged_encrypted_journal_is_refused(
    home: Path, copy: Copy
) -> None:
    filled(home, Mode.ENCRYPTED).close()
    path, key = home / "journal" / "journal.db", database_key(home, Mode.ENCRYPTED)
    raw = path.read_bytes()
    for start in range(4096, len(raw), 3 * 4096):
        path.write_bytes(raw[: start + 9] + b"damage" + raw[start + 15 :])
        with pytest.raises(DamagedError), closing(open_database(path, key)) as conn:
            copy(conn, home / "copy.db")
        assert names(home) == {"journal"}


def test_after_a_refused_copy_the_connection_is_as_it_was(home: Path) -> None:
    conn = filled(home, Mode.ENCRYPTED)
    with file_size_limit(9000), pytest.raises(StorageError):
        export_database(conn, home / "copy.db", OTHER_KEY)
    assert not conn.in_transaction
    assert len(conn.execute("PRAGMA database_list").fetchall()) == 1
    write_many(conn, 1)
    export_database(conn, home / "copy.db", OTHER_KEY)
    assert_same(conn, home / "copy.db", OTHER_KEY)


@ways
def test_a_copy_is_one_state_while_another_program_is_saving(
    home: Path, copy: Copy
) -> None:
    conn = filled(home, Mode.ENCRYPTED)
    before = digest(conn)
    other = open_journal(home, Mode.ENCRYPTED)
    with write(other):
        other.execute("DELETE FROM entry")
        copy(conn, home / "copy.db")
        assert digest(conn) == before
    copy(conn, home / "empty.db")
    assert (home / "empty.db").stat().st_size < (home / "copy.db").stat().st_size


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_only_a_key_of_32_bytes_is_taken(home: Path, length: int) -> None:
    conn = filled(home, Mode.PLAIN, 1)
    with pytest.raises(ValueError, match="32 bytes"):
        export_database(conn, home / "copy.db", bytes(length))
    assert not (home / "copy.db").exists()


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@both
@ways
def test_a_disk_that_takes_no_more_is_named_and_no_file_stays(
    home: Path, mode: Mode, copy: Copy
) -> None:
    conn = filled(home, mode, 10)
    # More than the cache holds, so that pages go to disk all along.
    conn.execute("UPDATE entry SET body = ?", ("x" * 1_200_000,))
    for limit in (0, 100_000, 4_000_000, 11_000_000):
        with file_size_limit(limit), pytest.raises(StorageError, match="disk"):
            copy(conn, home / "copy.db")
        assert names(home) == {"journal"}
    copy(conn, home / "copy.db")
    assert (home / "copy.db").stat().st_size > 12_000_000
