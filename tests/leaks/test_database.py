"""The database's own files in every state it can be found in, also after a kill."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

import pytest

from safespace.storage import entries, purging
from safespace.storage.transaction import write
from safespace.storage.verify import verify_database
from safespace.vault.folder import Vault
from tests.databases import CANARY, database_key, open_journal, write_many
from tests.journals import Mode, make_journal
from tests.leaks.household import make_household
from tests.leaks.probe import find_in_files
from tests.robust.soundness import bodies
from tests.storage.samples import new_entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from safespace.storage.driver import Connection

ENTRIES = 60

# Ends in the middle of a change so large that it no longer fits into memory.
KILLED = """
import os, signal, sys
from pathlib import Path
from safespace.storage.connect import open_database
conn = open_database(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]) or None)
conn.execute("PRAGMA journal_mode = " + sys.argv[3])
conn.execute("PRAGMA cache_size = 5")
conn.execute("PRAGMA cache_spill = 1")
conn.execute("BEGIN IMMEDIATE")
conn.execute("UPDATE entry SET body = body" + sys.argv[4])
if sys.argv[3] == "wal":
    conn.execute("COMMIT")
os.kill(os.getpid(), signal.SIGKILL)
"""


def delete_all(conn: Connection) -> None:
    with write(conn):
        for (pk,) in conn.execute("SELECT pk FROM entry").fetchall():
            entries.put_in_bin(conn, pk, deleted_ms=1)


def purge_half(conn: Connection) -> None:
    with write(conn):
        for (pk,) in conn.execute("SELECT pk FROM entry LIMIT 30").fetchall():
            purging.purge(conn, [pk])


def kill_within(journal_mode: str) -> Callable[[Path, Mode], None]:
    """Return a way to die in the middle of a change."""

    def kill(home: Path, mode: Mode) -> None:
        key = database_key(home, mode) or b""
        file = Vault(home / "journal").journal
        # What is committed has to agree with its checksum; what is not may be anything.
        more = "" if journal_mode == "wal" else " || ' and more'"
        argv = [sys.executable, "-c", KILLED, str(file), key.hex(), journal_mode, more]
        assert subprocess.run(argv, check=False).returncode == -signal.SIGKILL

    return kill


def through(act: Callable[[Connection], None]) -> Callable[[Path, Mode], None]:
    """Return a change that is made as a whole."""

    def change(home: Path, mode: Mode) -> None:
        with closing(open_journal(home, mode)) as conn:
            act(conn)

    return change


# What is done, and which files hold the word afterwards in a journal that is readable.
STATES: dict[str, tuple[Callable[[Path, Mode], None], set[str]]] = {
    "saved and edited": (through(lambda _: None), {"journal.db"}),
    "all in the bin": (through(delete_all), {"journal.db"}),
    "half purged": (through(purge_half), {"journal.db"}),
    "killed within": (kill_within("delete"), {"journal.db", "journal.db-journal"}),
    # Not how a journal is kept; somebody's other tool may switch it on.
    "killed with a log": (kill_within("wal"), {"journal.db", "journal.db-wal"}),
}


@pytest.mark.leak(12)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("mode", Mode)
def test_only_a_readable_journal_shows_the_word(
    home: Path, mode: Mode, state: str
) -> None:
    act, shown = STATES[state]
    make_journal(home, mode)
    with closing(open_journal(home, mode)) as conn:
        write_many(conn, ENTRIES)

    act(home, mode)

    left = {path.name for path in (home / "journal").iterdir()}
    found = {path.rpartition("/")[2] for path in find_in_files(CANARY, [home])}
    assert shown <= left
    assert found == (shown if mode is Mode.PLAIN else set())
    # The journal is one that the program goes on with; nobody looked at a wreck.
    assert len(bodies(home, mode)) >= ENTRIES / 2


@pytest.mark.slow
@pytest.mark.leak(13)
def test_what_is_purged_from_a_readable_journal_is_overwritten(tmp_path: Path) -> None:
    house = make_household(tmp_path, Mode.PLAIN)
    journal = [house.data / "journal"]
    for words in ("before\n", f"{CANARY} here\n" * 200, "after\n"):
        assert house("write", stdin=words.encode()).code == 0
    middle = house("search", CANARY, "--json").json["entries"][0]["short"]
    house.write_editor('echo changed > "$1"')
    assert house("edit", middle, "--editor").code == 0
    assert len(find_in_files(CANARY, journal)) == 1

    assert house("delete", middle).code == 0
    assert len(find_in_files(CANARY, journal)) == 1  # the bin keeps it
    assert house("bin", "purge", middle, "--yes").code == 0

    assert find_in_files(CANARY, journal) == []
    assert bodies(house.data, Mode.PLAIN) == ["before\n", "after\n"]


@pytest.mark.leak(13)
def test_so_is_what_is_purged_by_the_hundred(home: Path) -> None:
    make_journal(home, Mode.PLAIN)
    count = purging.MANY + 100
    with closing(open_journal(home, Mode.PLAIN)) as conn:
        write_many(conn, count, words=12)
        with write(conn):
            entries.insert(conn, new_entry("kept words"), pick=Random(1).choice)
        rows = [pk for (pk,) in conn.execute("SELECT pk FROM entry WHERE pk > 0")]
        assert len(rows) == count
        # The word is in an index that is searched, so it is in its pages.
        assert find_in_files(CANARY, [home])

        with write(conn):
            purging.purge(conn, rows)

        assert find_in_files(CANARY, [home]) == []
        assert verify_database(conn) == ()
        # The index goes on with what was kept, and with what comes.
        with write(conn):
            purging.purge(conn, [0])
        assert verify_database(conn) == ()
    assert bodies(home, Mode.PLAIN) == []
