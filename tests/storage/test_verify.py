"""What verifying finds: every damaged page of an encrypted journal, every changed word."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from safespace.domain.selection import Selection
from safespace.domain.text import fingerprint
from safespace.errors import DamagedError
from safespace.storage.connect import open_database
from safespace.storage.failures import translated
from safespace.storage.reading import undecoded
from safespace.storage.rows import check_body
from safespace.storage.select import select
from safespace.storage.transaction import write
from safespace.storage.verify import Finding, What, verify_database
from tests.databases import CANARY, database_key, open_journal, write_many
from tests.journals import Mode, make_journal

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.storage.driver import Connection

FLIPS, CUTS = 60, 20
both = pytest.mark.parametrize("mode", Mode)


@dataclass(frozen=True)
class Filled:
    """A journal on disk to damage copies of, with some long bodies."""

    path: Path
    key: bytes | None

    def damaged(self, at: Path, change: bytes, offset: int) -> Path:
        shutil.copyfile(self.path, at)
        with at.open("r+b") as file:
            file.seek(offset)
            file.write(change)
        return at

    def flipped(self, at: Path, chance: random.Random) -> Path:
        raw = self.path.read_bytes()
        offset = chance.randrange(len(raw))
        flipped = raw[offset] ^ (1 << chance.randrange(8))
        return self.damaged(at, bytes([flipped]), offset)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> dict[Mode, Filled]:
    journals = {}
    for mode in Mode:
        home = tmp_path_factory.mktemp(mode.value)
        make_journal(home, mode)
        conn = open_journal(home, mode)
        write_many(conn, 60, words=300)
        conn.close()
        path = home / "journal" / "journal.db"
        journals[mode] = Filled(path, database_key(home, mode))
    return journals


def found_in(path: Path, key: bytes | None) -> set[What]:
    """Verify a file; one that cannot even be opened counts as found by its pages."""
    try:
        conn = open_database(path, key)
    except DamagedError:
        return {What.PAGE, What.SEAL}
    try:
        return {finding.what for finding in verify_database(conn)}
    finally:
        conn.close()


def texts_in(path: Path) -> list[object] | None:
    """Read every text of a plain file as SQLite gives it; None if it gives up."""
    try:
        conn = open_database(path, None)
        with translated(), undecoded(conn):
            return [
                row
                for table in ("entry", "revision")
                for row in conn.execute(f"SELECT pk, body FROM {table} ORDER BY pk")
            ]
    except DamagedError:
        return None


@both
def test_a_journal_in_use_is_sound(filled: dict[Mode, Filled], mode: Mode) -> None:
    conn = open_database(filled[mode].path, filled[mode].key)
    (used,) = conn.execute("SELECT count(*) FROM revision").fetchone()
    assert used == 12
    assert verify_database(conn) == ()
    assert conn.execute("SELECT body FROM entry").fetchone()[0].startswith(CANARY)


def test_every_flipped_bit_of_an_encrypted_journal_breaks_a_seal(
    filled: dict[Mode, Filled], tmp_path: Path
) -> None:
    chance, journal = random.Random(1), filled[Mode.ENCRYPTED]
    for _ in range(FLIPS):
        path = journal.flipped(tmp_path / "journal.db", chance)
        assert What.SEAL in found_in(path, journal.key)


def test_every_changed_text_of_a_plain_journal_is_found(
    filled: dict[Mode, Filled], tmp_path: Path
) -> None:
    chance, journal = random.Random(2), filled[Mode.PLAIN]
    before = texts_in(journal.path)
    assert before is not None
    by_hash_alone = 0
    for _ in range(FLIPS):
        path = journal.flipped(tmp_path / "journal.db", chance)
        found = found_in(path, journal.key)
        after = texts_in(path)
        if after is None or len(after) != len(before):
            assert found
        elif after != before:
            assert found & {What.BODY, What.REVISION}
            by_hash_alone += found <= {What.BODY, What.REVISION, What.WORD_INDEX}
    # SQLite's own checks of its pages see nothing amiss in these.
    assert by_hash_alone >= FLIPS // 4


@both
def test_every_truncation_is_found(
    filled: dict[Mode, Filled], mode: Mode, tmp_path: Path
) -> None:
    chance, journal = random.Random(3), filled[mode]
    size = journal.path.stat().st_size
    lengths = [chance.randrange(1, size) for _ in range(CUTS)]
    whole_pages = [0, 4096, size - 4096]
    for length in [*lengths, *whole_pages]:
        path = journal.damaged(tmp_path / "journal.db", b"", 0)
        os.truncate(path, length)
        assert found_in(path, journal.key)


@both
def test_zeroed_pages_never_raise(
    filled: dict[Mode, Filled], mode: Mode, tmp_path: Path
) -> None:
    journal = filled[mode]
    for offset in range(0, journal.path.stat().st_size, 4096):
        path = journal.damaged(tmp_path / "journal.db", bytes(4096), offset)
        assert found_in(path, journal.key)


def open_plain(home: Path) -> Connection:
    make_journal(home, Mode.PLAIN)
    conn = open_journal(home, Mode.PLAIN)
    write_many(conn, 20)
    return conn


def test_one_changed_word_is_found_and_named_by_its_short_code(home: Path) -> None:
    conn = open_plain(home)
    (short,) = conn.execute("SELECT short FROM entry ORDER BY pk LIMIT 1").fetchone()
    conn.close()
    path = home / "journal" / "journal.db"
    raw = path.read_bytes()
    body = open_journal(home, Mode.PLAIN).execute(
        "SELECT body FROM entry WHERE short = ?", (short,)
    )
    whole = body.fetchone()[0].encode()
    at = raw.index(whole)
    path.write_bytes(raw[:at] + CANARY.upper().encode() + raw[at + len(CANARY) :])
    assert verify_database(open_journal(home, Mode.PLAIN)) == (
        Finding(What.BODY, short),
    )


def test_a_changed_revision_is_found(home: Path) -> None:
    conn = open_plain(home)
    conn.execute("UPDATE revision SET body = body || ' more' WHERE pk IN (1, 2)")
    (finding,) = verify_database(conn)
    assert finding.what is What.REVISION
    assert finding.count == 2


def test_a_body_that_is_no_text_is_found_and_never_quoted(home: Path) -> None:
    conn = open_plain(home)
    conn.execute("DROP TRIGGER entry_fts_changed")
    bad = "UPDATE entry SET body = CAST(? AS TEXT), short = ? WHERE pk ="
    for end, short in (("min", "secret words"), ("max", "secret words too")):
        (pk,) = conn.execute(f"SELECT {end}(pk) FROM entry").fetchone()
        conn.execute(f"{bad} {pk}", (b"secret \xff\xfe", short))
    findings = {finding.what: finding for finding in verify_database(conn)}
    assert findings[What.BODY].count == 2
    assert findings[What.BODY].where.startswith("row ")
    assert "secret" not in str(findings)
    assert conn.text_factory is str
    with pytest.raises(DamagedError):
        select(conn, Selection(), limit=100)


@pytest.mark.parametrize("body", [None, 5, b"tea"])
def test_a_body_of_another_kind_is_never_shown(body: object) -> None:
    with pytest.raises(DamagedError):
        check_body(body, fingerprint("tea"))


def test_a_schema_that_is_no_text_is_damage_like_any_other(
    filled: dict[Mode, Filled], tmp_path: Path
) -> None:
    journal = filled[Mode.PLAIN]
    at = journal.path.read_bytes().index(b"CREATE TABLE entry")
    path = journal.damaged(tmp_path / "journal.db", b"CREATE TAB\xffE", at)
    with pytest.raises(DamagedError):
        open_database(path, None)


def test_a_file_format_of_the_future_is_damage_like_any_other(
    filled: dict[Mode, Filled], tmp_path: Path
) -> None:
    # Bytes 44 to 47 say which format the schema has; SQLite knows 1 to 4.
    path = filled[Mode.PLAIN].damaged(tmp_path / "journal.db", b"\0\0\0\x09", 44)
    with pytest.raises(DamagedError):
        open_database(path, None)


def test_a_label_without_its_entry_is_found(home: Path) -> None:
    conn = open_plain(home)
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("INSERT INTO entry_person VALUES (1, 42), (1, 43)")
    assert verify_database(conn) == (Finding(What.LINK, "entry_person", 2),)


def test_a_word_index_that_does_not_fit_is_found(home: Path) -> None:
    conn = open_plain(home)
    conn.execute("INSERT INTO entry_fts (rowid, body) VALUES (42, 'stray')")
    (finding,) = verify_database(conn)
    assert finding.what is What.WORD_INDEX


def test_another_programs_database_is_not_a_journal(tmp_path: Path) -> None:
    conn = open_database(tmp_path / "other.db", None)
    conn.execute("CREATE TABLE letters (words TEXT)")
    findings = {finding.what: finding for finding in verify_database(conn)}
    assert findings[What.IDENTITY] == Finding(
        What.IDENTITY, "not marked as a journal", 2
    )
    assert findings[What.BODY].where == "cannot be read"


def test_a_busy_journal_is_unchecked_not_damaged(home: Path) -> None:
    conn = open_plain(home)
    other = open_journal(home, Mode.PLAIN)
    conn.execute("PRAGMA busy_timeout = 0")
    with write(other):
        assert verify_database(conn) == (Finding(What.UNCHECKED, "word index"),)
    assert verify_database(conn) == ()


@both
def test_a_save_between_two_checks_is_no_damage(home: Path, mode: Mode) -> None:
    make_journal(home, mode)
    conn, other = open_journal(home, mode), open_journal(home, mode)
    write_many(conn, 3)
    assert verify_database(conn) == ()
    write_many(other, 1)
    assert verify_database(conn) == ()
    assert not conn.in_transaction
