"""Another SQLCipher, made by other people, reads every word the program wrote."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import apsw
import pytest

from safespace.storage.rows import COVERED
from tests.contracts.test_format_example import EXAMPLE
from tests.databases import CANARY, open_journal, write_many
from tests.journals import PASSPHRASE, Mode, make_journal

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 60
BODIES = "SELECT body FROM entry ORDER BY pk"
LABELS = "SELECT name FROM entry_{0} JOIN {0} ON {0}.pk = label WHERE entry = ? ORDER BY name"


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an encrypted journal with every kind of entry in it."""
    home = tmp_path_factory.mktemp("strange") / "home"
    make_journal(home)
    with closing(open_journal(home, Mode.ENCRYPTED)) as conn:
        write_many(conn, COUNT)
    return home / "journal"


@pytest.fixture(scope="module")
def reader(journal: Path) -> apsw.Connection:
    """The journal opened as docs/format.md says, with the key its example prints."""
    return open_elsewhere(journal, print_key(journal, PASSPHRASE))


def print_key(journal: Path, secret: str) -> str:
    return subprocess.run(
        [sys.executable, "-I", EXAMPLE, journal, "--key"],
        input=f"{secret}\n",
        capture_output=True,
        text=True,
        env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        timeout=60,
        check=True,
    ).stdout.strip()


def open_elsewhere(journal: Path, key: str) -> apsw.Connection:
    conn = apsw.Connection(str(journal / "journal.db"), apsw.SQLITE_OPEN_READONLY)
    for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key}'\""):
        conn.execute(f"PRAGMA {pragma}")
    return conn


def digest(bodies: Any) -> str:
    return hashlib.sha256(repr([body for (body,) in bodies]).encode()).hexdigest()


def test_both_readers_read_the_same_words(
    journal: Path, reader: apsw.Connection
) -> None:
    with closing(open_journal(journal.parent, Mode.ENCRYPTED)) as conn:
        ours = conn.execute(BODIES).fetchall()

    assert len(ours) == COUNT
    assert len(set(ours)) > 1
    assert digest(reader.execute(BODIES)) == digest(ours)


def test_it_finds_the_file_whole_and_the_word_index_in_step(
    reader: apsw.Connection,
) -> None:
    found = "SELECT count(*) FROM entry_fts WHERE entry_fts MATCH ?"

    assert list(reader.execute("PRAGMA integrity_check")) == [("ok",)]
    assert list(reader.execute(found, (CANARY,))) == [(COUNT,)]


def test_the_row_hashes_are_what_the_page_says(reader: apsw.Connection) -> None:
    rows = list(reader.execute(f"SELECT row_hash, {COVERED} FROM entry"))
    for saved, pk, *columns, body_hash in rows:
        tags, people = (
            [name for (name,) in reader.execute(LABELS.format(table), (pk,))]
            for table in ("tag", "person")
        )
        values = [pk, *columns, body_hash.hex(), len(tags), *tags, *people]
        told = b"".join(str(value).encode() + b"\0" for value in values)
        assert hashlib.blake2b(told, digest_size=16).digest() == saved
    assert len(rows) == COUNT


def test_with_another_key_it_reads_nothing(journal: Path) -> None:
    other = open_elsewhere(journal, "5a" * 32)
    with pytest.raises(apsw.NotADBError):
        other.execute(BODIES)
