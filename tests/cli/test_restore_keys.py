"""restore across a change of keys: notes, drafts, passphrases and sessions."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.cli.disk import on_disk
from tests.cli.test_passphrase import NEW, change, handing
from tests.cli.titles import titles
from tests.journals import CHEAP, PASSPHRASE, Mode, make_journal

if TYPE_CHECKING:
    from tests.saying import Say


@pytest.fixture
def say(say_encrypted: Say, monkeypatch: pytest.MonkeyPatch) -> Say:
    """An encrypted journal with one entry in a backup; new keys are cheap to try."""
    monkeypatch.setattr("safespace.cli._new_lock.choose_cost", lambda: CHEAP)
    say_encrypted("settings", "set", "backups", "off")
    say_encrypted.write("rain on the tram")
    say_encrypted("backup")
    say_encrypted.now += timedelta(hours=1)
    return say_encrypted


def leave_words(say: Say) -> None:
    """Leave a captured note and a draft, both sealed to the journal's present key."""
    say("write", stdin="captured since", unlock=False)
    say.passphrase, right = "wrong on purpose", say.passphrase
    say("write", stdin="half a thought", code=4)
    say.passphrase = right


def all_there(say: Say) -> None:
    assert titles(say, "list") == ["captured since", "rain on the tram"]
    assert say("drafts", "resume").out.startswith("Saved")
    assert "half a thought" in say("read", "last").out


def test_notes_and_drafts_join_the_restored_journal(say: Say) -> None:
    leave_words(say)

    say("restore", "--yes")

    all_there(say)


def test_so_they_do_when_the_key_was_changed_since(say: Say) -> None:
    change(say, "--rotate-key", new=PASSPHRASE)
    leave_words(say)

    said = say("restore", "--yes")

    assert "The journal says the same now." in said.out  # one passphrase opened both
    all_there(say)


def test_with_another_passphrase_now_the_journal_is_kept_as_it_is(say: Say) -> None:
    change(say, "--rotate-key")
    say.passphrase = NEW
    leave_words(say)
    say.passphrase = PASSPHRASE

    said = say("restore", "--yes")

    assert "cannot be compared" in said.out
    assert "opens with the passphrase the journal had then" in said.out
    assert "Notes and drafts sealed to another key stay where they are: 2." in said.err
    assert titles(say, "list") == ["rain on the tram"]
    [aside] = say.home.glob("journal.aside-*")
    assert str(aside) in say("backup", "list", unlock=False).err
    # It is whole, and with its own passphrase it is the way back.
    say.passphrase = NEW
    say("restore", f"{aside}/", "--yes")
    all_there(say)


def test_a_passphrase_changed_since_is_the_old_one_again(say: Say) -> None:
    change(say)

    said = say("restore", "--yes")

    assert "opens with the passphrase the journal had then" in said.out
    assert titles(say, "list") == ["rain on the tram"]
    say.passphrase = NEW
    say("list", code=4)


def test_back_to_before_it_was_decrypted(say: Say) -> None:
    say("decrypt", "--yes")
    plain = say
    plain.mode = Mode.PLAIN
    plain.write("written in the open")

    with handing(PASSPHRASE) as [fd]:
        plain("restore", "--yes", "--passphrase-fd", str(fd))

    say.mode = Mode.ENCRYPTED
    assert titles(say, "list") == ["rain on the tram"]
    assert b"rain on the tram" not in on_disk(say.home / "journal")


def test_back_to_before_it_was_encrypted(say: Say) -> None:
    say("decrypt", "--yes")
    say.mode = Mode.PLAIN
    say("backup")
    say.now += timedelta(days=1)
    with handing(PASSPHRASE) as [fd]:
        say("encrypt", "--new-passphrase-fd", str(fd))
    say.mode = Mode.ENCRYPTED
    leave_words(say)

    backups = say("backup", "list", "--json", unlock=False).json["backups"]
    which = [each["readable"] for each in backups].index(True) + 1
    said = say("restore", str(which), "--yes")

    assert "This backup is not encrypted" in said.out
    say.mode = Mode.PLAIN
    all_there(say)


def test_an_unlocked_journal_is_locked_again(say: Say) -> None:
    if say("unlock", code=None).code:
        pytest.skip("this machine has no kernel keyring to use")
    assert "unlocked for" in say("status").out

    say("restore", "--yes")

    assert "encrypted and locked" in say("status").out


def test_a_readable_copy_that_somebody_put_there_is_not_taken_unnamed(say: Say) -> None:
    make_journal(say.home / "planted", Mode.PLAIN)
    planted = say.home / "backups" / "20271231T000000Z-daily"
    (say.home / "planted" / "journal").rename(planted)
    (say.home / "journal" / "journal.db").write_bytes(b"")

    named = say("list", code=6)
    said = say("restore", "--yes")

    assert "2027" not in named.err + said.out
    assert titles(say, "list") == ["rain on the tram"]
    assert say("status", "--json").json["journal"] == "encrypted"


def test_where_only_readable_copies_are_one_has_to_be_named(say: Say) -> None:
    shutil.rmtree(say.home / "backups")
    make_journal(say.home / "planted", Mode.PLAIN)
    (say.home / "backups").mkdir(mode=0o700)
    planted = say.home / "backups" / "20261121T000000Z-daily"
    (say.home / "planted" / "journal").rename(planted)

    assert "name it" in say("restore", "--yes", code=2).err
    assert titles(say, "list") == ["rain on the tram"]
    say("restore", "1", "--yes")
    assert say("status", "--json").json["journal"] == "plain"
