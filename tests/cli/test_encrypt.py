"""encrypt: lock a journal that was readable; drafts are in test_passphrase.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.disk import on_disk
from tests.cli.test_passphrase import NEW, handing
from tests.journals import CHEAP, Mode

if TYPE_CHECKING:
    from tests.saying import Said, Say


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("safespace.cli._new_lock.choose_cost", lambda: CHEAP)


def encrypt(say: Say, *options: str) -> Said:
    with handing(NEW) as [fd]:
        return say("encrypt", *options, "--new-passphrase-fd", str(fd))


def test_no_word_stays_readable_in_the_journal(say: Say) -> None:
    say.write("a canary by the window")
    assert b"canary by the window" in on_disk(say.home)

    said = encrypt(say, "--remove-readable-backups")

    assert b"canary by the window" not in on_disk(say.home)
    assert "The readable backups are gone." in said.out
    assert "on the disk itself" in said.err
    say.mode = Mode.ENCRYPTED
    say.passphrase = NEW
    assert "a canary by the window" in say("list").out


def test_readable_backups_are_told_of_and_can_go_later(say: Say) -> None:
    say.write("a canary by the window")

    said = encrypt(say)

    assert "There is 1 readable backup; the oldest is of 2026-11-21" in said.err
    assert "safespace backup remove --readable" in said.err
    assert b"canary by the window" in on_disk(say.home)
    listed = say("backup", "list").out
    assert listed.count("not encrypted") == 1

    say("backup", "remove", "--readable", code=2)
    assert say("backup", "list").out == listed
    said = say("backup", "remove", "--readable", "--yes")
    assert said.out == "Removed 1 readable backup; what is there now is encrypted.\n"
    assert b"canary by the window" not in on_disk(say.home)
    assert "not encrypted" not in say("backup", "list").out


def test_no_readable_backup_is_made_for_it(say: Say) -> None:
    say("settings", "set", "backups", "off")
    say.write("a canary by the window")

    encrypt(say)

    assert b"canary by the window" not in on_disk(say.home)
    [made] = say("backup", "list", "--json").json["backups"]
    assert not made["readable"]


def test_backups_of_a_plain_journal_are_not_removed_by_hand(say: Say) -> None:
    say.write("a canary by the window")

    said = say("backup", "remove", "--readable", "--yes", code=2)

    assert "The journal itself is not encrypted" in said.err
    assert "not encrypted" in say("backup", "list").out


def test_an_encrypted_journal_is_left_as_it_is(say_encrypted: Say) -> None:
    before = on_disk(say_encrypted.home)

    said = say_encrypted("encrypt", unlock=False, code=2)

    assert "encrypted already" in said.err
    assert on_disk(say_encrypted.home) == before


def test_a_weak_passphrase_leaves_it_readable(say: Say) -> None:
    say.write("still here")
    with handing("short") as [fd]:
        say("encrypt", "--new-passphrase-fd", str(fd), code=2)

    assert "still here" in say("list").out
