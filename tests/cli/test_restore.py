"""restore: the journal as it was at a backup, and the way back from there."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from safespace.storage.difference import digest
from tests.cli.titles import titles
from tests.databases import open_database_in
from tests.journals import Mode
from tests.saying import make_say

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say


@pytest.fixture
def say(say_encrypted: Say) -> Say:
    """An encrypted journal that went on after a backup: one more, one changed."""
    return go_on(say_encrypted)


def go_on(say: Say) -> Say:
    """Write two entries, back up, then change one, delete none, add one."""
    say("settings", "set", "backups", "off")
    say.write("rain on the tram")
    say.write("the kettle was warm")
    say("backup")
    say.now += timedelta(hours=1)
    say("edit", "last", "-m", "the kettle was cold")
    say.write("one more")
    return say


def restore(say: Say, *options: str) -> str:
    return say("restore", "--yes", *options).out


@pytest.mark.parametrize("mode", Mode)
def test_the_journal_says_what_it_said_at_the_backup(home: Path, mode: Mode) -> None:
    say = go_on(make_say(home, mode))
    [backup] = (home / "backups").iterdir()
    with open_database_in(backup, mode) as conn:
        then = digest(conn)

    out = restore(say)

    assert out.endswith("The journal is as it was at 2026-11-21 21:14 UTC.\n")
    with open_database_in(home / "journal", mode) as conn:
        assert digest(conn) == then
    assert titles(say, "list") == ["the kettle was warm", "rain on the tram"]
    assert titles(say, "search", "kettle") == ["the kettle was warm"]
    assert say("verify").out == "The journal is whole.\n"


@pytest.mark.parametrize("mode", Mode)
def test_the_way_back_really_goes_back(home: Path, mode: Mode) -> None:
    say = go_on(make_say(home, mode))
    with open_database_in(home / "journal", mode) as conn:
        before = digest(conn)

    said = say("restore", "--yes")
    assert "To go back: safespace restore" in said.err
    restore(say)

    with open_database_in(home / "journal", mode) as conn:
        assert digest(conn) == before


def test_what_changes_is_shown_first_and_nothing_is_changed_unasked(say: Say) -> None:
    said = say("restore", code=2)

    assert said.out.splitlines() == [
        "The backup of 2026-11-21 21:14 UTC  asked",
        "It holds 2 entries, not counting the bin.",
        "As they were then: 1 entry.",
        "Written since, and not in it: 1 entry.",
        "The journal as it is becomes a backup first, so nothing is given up.",
    ]
    assert "add --yes" in said.err
    assert "kettle" not in said.out + said.err
    assert len(titles(say, "list")) == 3
    assert len(list((say.home / "backups").iterdir())) == 1


def test_it_is_told_in_json(say: Say) -> None:
    told = say("restore", "--yes", "--json").json

    assert told["change"] == {"back": 0, "different": 1, "gone": 1}
    assert told["entries"] == 2
    assert told["taken"].startswith("2026-11-21T21:14")
    assert told["kept"].endswith("20261121T221400Z-restore")


@pytest.mark.parametrize(
    "which", ["2", "2026-11-21 21:14", "2026-11-21T21:14:00Z", "20261121T211400Z"]
)
def test_one_is_named_by_its_number_or_its_time(say: Say, which: str) -> None:
    say.now += timedelta(days=1)
    say("backup")

    restore(say, which)

    assert len(titles(say, "list")) == 2


@pytest.mark.parametrize(
    ("which", "code"),
    [("7", 3), ("0", 3), ("2025-01-01", 3), ("yesterday", 2), ("/nowhere/", 3)],
)
def test_what_names_none_changes_nothing(say: Say, which: str, code: int) -> None:
    said = say("restore", which, "--yes", code=code)

    assert "safespace backup list" in said.err
    assert len(titles(say, "list")) == 3


def test_a_time_that_fits_several_is_not_clear(say: Say) -> None:
    say("settings", "set", "backups", "on")
    say.now += timedelta(days=1)
    restore(say)
    say.write("a third backup")

    assert "2 backups fit" in say("restore", "2026-11-22", "--yes", code=2).err
    assert say("restore", "2026-11-21", "--yes").code == 0


def test_one_from_elsewhere_is_named_by_its_folder(say: Say, tmp_path: Path) -> None:
    [backup] = (say.home / "backups").iterdir()
    shutil.move(backup, tmp_path / "stick")
    assert "FOLDER" in say("restore", "--yes", code=3).err

    restore(say, f"{tmp_path}/stick")

    assert len(titles(say, "list")) == 2


def test_where_nothing_was_backed_up_that_is_told(say_encrypted: Say) -> None:
    said = say_encrypted("restore", "--yes", code=3)

    assert said.err.startswith("There is no backup in the folder for them.")


def test_a_wrong_passphrase_opens_no_backup(say: Say) -> None:
    say.passphrase = "something else entirely"

    said = say("restore", "--yes", code=4)

    assert "does not open the backup of 2026-11-21 21:14 UTC" in said.err


def test_a_damaged_backup_gives_way_to_the_one_before(say: Say) -> None:
    say.now += timedelta(days=1)
    say("backup")
    newest = max((say.home / "backups").iterdir()) / "journal.db"
    damaged = bytearray(newest.read_bytes())
    damaged[-2000] ^= 1
    newest.write_bytes(damaged)

    named = say("restore", "1", "--yes", code=6)
    assert "is damaged, and nothing was changed" in named.err
    assert len(titles(say, "list")) == 3
    said = say("restore", "--yes")

    assert "The backup of 2026-11-22 22:14 UTC is damaged" in said.err
    assert len(titles(say, "list")) == 2


def test_a_backup_of_an_earlier_schema_is_brought_up_to_date(
    say: Say, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    shutil.copytree("tests/data/schema-1/plain", old)
    before = (old / "journal.db").read_bytes()
    entries = int(
        say("restore", f"{old}/", code=2).out.split("It holds ")[1].split()[0]
    )

    said = say("restore", f"{old}/", "--yes")

    assert "This backup is not encrypted" in said.out
    assert (old / "journal.db").read_bytes() == before
    say.mode = Mode.PLAIN
    assert len(say("list", "-n", "0", "--json").json["entries"]) == entries > 0
    assert say("verify").out == "The journal is whole.\n"


def test_nothing_is_left_beside_the_journal(say: Say) -> None:
    left_by_a_killed_one = say.home / "journal.new-0123456789abcdef"
    shutil.copytree(say.home / "journal", left_by_a_killed_one)

    restore(say)

    beside = {path.name for path in say.home.iterdir()}
    assert beside == {"backups", "inbox", "journal", "settings.toml", "state"} & beside
    files = sorted(path.name for path in (say.home / "journal").iterdir())
    assert files == ["journal.db", "journal.key"]
