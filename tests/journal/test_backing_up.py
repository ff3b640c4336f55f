"""Backups that are made by themselves: before a migration, and never of a mix."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from safespace.errors import DamagedError, SafespaceError
from safespace.journal.backing_up import back_up_quickly
from safespace.storage.driver import connect
from safespace.vault.backups import list_backups
from tests.journals import Mode, make_journal
from tests.saying import Say

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA_1 = "tests/data/schema-1"


def test_a_journal_of_an_earlier_schema_is_backed_up_as_it_is(home: Path) -> None:
    shutil.copytree(f"{SCHEMA_1}/plain", home / "journal")
    say = Say(home, Mode.PLAIN)
    say("settings", "set", "backups", "off")  # this one is made all the same

    listed = say("list", "-n", "0", "--json").json["entries"]

    [backup] = list_backups(home / "backups")
    assert backup.reason == "migration"
    with closing(connect(str(backup.path / "journal.db"))) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (1,)
        (kept,) = conn.execute(
            "SELECT count(*) FROM entry WHERE deleted_ms IS NULL"
        ).fetchone()
    assert kept == len(listed)
    say("list")
    assert len(list_backups(home / "backups")) == 1


def test_where_that_cannot_be_made_nothing_is_migrated(home: Path) -> None:
    shutil.copytree(f"{SCHEMA_1}/plain", home / "journal")
    (home / "backups").write_text("a file in its place")
    before = (home / "journal" / "journal.db").read_bytes()

    said = Say(home, Mode.PLAIN)("list", code=8)

    assert "backups" in said.err
    assert (home / "journal" / "journal.db").read_bytes() == before


def test_a_backup_is_never_a_journal_beside_the_key_of_another(home: Path) -> None:
    make_journal(home)
    make_journal(home / "other")
    shutil.copy(home / "other/journal/journal.key", home / "journal/journal.key")

    with pytest.raises(SafespaceError):
        back_up_quickly(home / "journal", None, home / "backups", now_ms=0)

    assert list_backups(home / "backups") == ()


def test_a_plain_journal_that_does_not_hold_together_is_not_backed_up(
    home: Path,
) -> None:
    say = Say(home, Mode.PLAIN)
    make_journal(home, Mode.PLAIN)
    say("settings", "set", "backups", "off")
    for number in range(60):
        say.write(f"entry {number} " + "tea " * 200)
    file = home / "journal" / "journal.db"
    damaged = bytearray(file.read_bytes())
    start = len(damaged) // 2 // 4096 * 4096
    damaged[start : start + 64] = bytes(64)
    file.write_bytes(damaged)

    with pytest.raises(DamagedError):
        back_up_quickly(home / "journal", None, home / "backups", now_ms=0)

    assert list_backups(home / "backups") == ()
