"""Which file is opened and written to: the one that was named, as long as it is there."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from safespace.errors import StorageError
from safespace.storage.connect import open_database
from safespace.storage.migrations import migrate
from safespace.storage.transaction import write
from tests.databases import open_journal
from tests.journals import Mode, make_journal

if TYPE_CHECKING:
    from safespace.storage.driver import Connection

EXCHANGED = (
    "The journal was exchanged for a new one in this moment, so nothing was saved to"
    " the old one."
)


def touch(conn: Connection) -> None:
    with write(conn):
        conn.execute("INSERT INTO tag (name, folded) VALUES ('a', 'a')")


@pytest.mark.parametrize("name", ["file:journal.db", "file:other.db?mode=memory"])
def test_a_name_is_never_read_as_a_uri(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)

    migrate(open_database(Path(name), None))

    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("mode", Mode)
def test_a_journal_that_was_exchanged_meanwhile_is_not_written_to(
    home: Path, mode: Mode
) -> None:
    make_journal(home, mode)
    file = home / "journal" / "journal.db"
    mine = open_journal(home, mode)
    touch(mine)
    mine.execute("DELETE FROM tag")
    # As another terminal does it: a whole new file in its place.
    shutil.copyfile(file, home / "new.db")
    (home / "new.db").rename(file)
    new = file.read_bytes()

    with pytest.raises(StorageError) as refused:
        touch(mine)

    assert refused.value.message == EXCHANGED
    assert refused.value.hint == "Try once more."
    assert file.read_bytes() == new
    again = open_journal(home, mode)
    touch(again)
    assert again.execute("SELECT name FROM tag").fetchall() == [("a",)]


def test_who_waits_while_the_journal_is_exchanged_is_told_so(home: Path) -> None:
    make_journal(home, Mode.PLAIN)
    file = home / "journal" / "journal.db"
    holder = open_journal(home, Mode.PLAIN)
    told: list[str] = []

    def wait() -> None:
        try:
            touch(open_journal(home, Mode.PLAIN))
        except StorageError as error:
            told.append(error.message)

    with write(holder):
        waiting = threading.Thread(target=wait)
        waiting.start()
        waiting.join(timeout=0.5)
        assert waiting.is_alive()
        shutil.copyfile(file, home / "new.db")
        (home / "new.db").rename(file)
    waiting.join(timeout=20)

    assert told == [EXCHANGED]
