"""Whatever happened to the journal, every command names the newest backup."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.cli.titles import titles
from tests.journals import PASSPHRASE, Mode, make_journal
from tests.robust.soundness import fingerprint
from tests.robust.test_damage import check_calm
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMED = (
    "The newest backup is of 2026-11-21 22:14 UTC; to put it back: safespace restore"
)
COMMANDS = (
    ("list",),
    ("read", "last"),
    ("search", "glows"),
    ("edit", "last", "--tag", "tea"),
    ("undo",),
    ("backup",),
    ("verify",),
)


def remove_journal(folder: Path) -> None:
    (folder / "journal.db").unlink()


def empty_journal(folder: Path) -> None:
    (folder / "journal.db").write_bytes(b"")


def truncate_journal(folder: Path) -> None:
    os.truncate(folder / "journal.db", 6000)


def flip_a_byte_on_every_page(folder: Path) -> None:
    file = folder / "journal.db"
    flipped = bytearray(file.read_bytes())
    for start in range(0, len(flipped), 4096):
        flipped[start + 2000] ^= 1
    file.write_bytes(flipped)


def remove_key(folder: Path) -> None:
    (folder / "journal.key").unlink()


def empty_key(folder: Path) -> None:
    (folder / "journal.key").write_bytes(b"")


def swap_key(folder: Path) -> None:
    make_journal(folder / "other")
    shutil.copy(folder / "other" / "journal" / "journal.key", folder / "journal.key")
    shutil.rmtree(folder / "other")


def swap_key_of_other_passphrase(folder: Path) -> None:
    swap_key(folder)
    text = (folder / "journal.key").read_text()
    salt = text.index('"salt":"') + 8
    other = "A" if text[salt] != "A" else "B"
    (folder / "journal.key").write_text(text[:salt] + other + text[salt + 1 :])


HARMS = (
    remove_journal,
    empty_journal,
    truncate_journal,
    flip_a_byte_on_every_page,
    remove_key,
    empty_key,
    swap_key,
)


@pytest.fixture
def kept(say_encrypted: Say) -> Say:
    """An encrypted journal with two entries, both in a backup."""
    say_encrypted.write("the lantern glows")
    say_encrypted.now += timedelta(hours=1)
    say_encrypted.write("and goes out")
    say_encrypted("backup")
    return say_encrypted


@pytest.mark.parametrize("harm", HARMS)
def test_every_command_names_it_and_makes_nothing_new(
    kept: Say, harm: Callable[[Path], None]
) -> None:
    harm(kept.home / "journal")
    before = fingerprint(kept.home)

    for argv in COMMANDS:
        said = kept(*argv, code=6)
        assert NAMED in said.err, argv
        check_calm(said)
    said = kept("write", stdin="words", code=6)
    assert NAMED in said.err
    assert fingerprint(kept.home, without=["drafts"]) == before

    kept("restore", "--yes")

    assert len(titles(kept, "list")) == 2
    assert kept("verify").out == "The journal is whole.\n"


@pytest.mark.parametrize(
    "harm", [remove_journal, empty_journal, remove_key, swap_key, truncate_journal]
)
def test_no_other_journal_is_made_in_its_place(
    kept: Say, harm: Callable[[Path], None]
) -> None:
    harm(kept.home / "journal")
    before = fingerprint(kept.home, without=["state"])

    kept("init", "--no-encryption", "--yes", code=None)
    assert kept("init", "--yes", code=None).code in {2, 6}
    home = kept(code=None)

    assert fingerprint(kept.home, without=["state"]) == before
    if harm in (remove_journal, empty_journal, remove_key):
        assert NAMED in home.err


def test_with_the_whole_folder_gone_the_backup_is_named_too(kept: Say) -> None:
    shutil.rmtree(kept.home / "journal")

    for argv in (*COMMANDS[:3], ("unlock",), ("undo",), ("drafts",)):
        said = kept(*argv, code=5)
        assert NAMED in said.err, argv
    assert "backups of one" in kept("init", "--yes", code=2).err
    assert NAMED in kept("write", stdin="words", code=5).err
    assert not (kept.home / "journal").exists()

    kept("restore", "--yes")
    assert len(titles(kept, "list")) == 2


def test_a_key_file_that_does_not_open_may_have_been_exchanged(kept: Say) -> None:
    swap_key_of_other_passphrase(kept.home / "journal")

    said = kept("list", code=4)

    assert "another one than in the backup of 2026-11-21 22:14 UTC" in said.err
    kept("restore", "--yes")
    assert len(titles(kept, "list")) == 2


def test_a_slip_of_the_passphrase_says_nothing_of_backups(kept: Say) -> None:
    kept.passphrase = PASSPHRASE + "s"

    assert "backup" not in kept("list", code=4).err


@pytest.mark.parametrize("harm", [empty_journal, truncate_journal])
def test_a_plain_journal_is_no_different(
    home: Path, harm: Callable[[Path], None]
) -> None:
    say = make_say(home, Mode.PLAIN)
    say.now += timedelta(hours=1)
    say.write("the lantern glows " * 1000)
    harm(home / "journal")

    said = say("list", code=6)
    assert NAMED in said.err
    say("restore", "--yes")

    assert len(titles(say, "list")) == 1
    [aside] = home.glob("journal.aside-*")
    assert str(aside) in say("backup", "list").err


def test_without_a_backup_that_is_said(say_encrypted: Say) -> None:
    say_encrypted("settings", "set", "backups", "off")
    say_encrypted.write("words")
    empty_journal(say_encrypted.home / "journal")

    assert "No backup of it is here." in say_encrypted("list", code=6).err
    said = say_encrypted("restore", "--yes", code=3)
    assert "There is no backup" in said.err


def test_a_damaged_draft_is_no_reason_to_restore(say: Say) -> None:
    say.write("words")
    drafts = say.home / "drafts"
    drafts.mkdir(exist_ok=True)
    (drafts / "0198-broken").write_bytes(b"{")

    said = say("drafts", "resume", code=6)

    assert "restore" not in said.err
