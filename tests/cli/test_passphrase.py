"""passphrase: another one opens, the old one does not, and no word goes missing."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.cli.disk import on_disk
from tests.journals import PASSPHRASE, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.saying import Said, Say

NEW = "seven quiet herons wading"


@contextmanager
def handing(*secrets: str) -> Iterator[list[int]]:
    """Hand over secrets by file descriptor."""
    descriptors = []
    try:
        for secret in secrets:
            reading, writing = os.pipe()
            os.write(writing, secret.encode() + b"\n")
            os.close(writing)
            descriptors.append(reading)
        yield descriptors
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


def change(say: Say, *options: str, new: str = NEW, code: int = 0) -> Said:
    with handing(new) as [fd]:
        return say(
            *("passphrase", "change", *options, "--new-passphrase-fd", str(fd)),
            code=code,
        )


@pytest.fixture
def say(say_encrypted: Say) -> Say:
    """An encrypted journal with an entry, a draft and a captured note."""
    say_encrypted.write("rain on the tram", "--tag", "travel")
    say_encrypted("write", stdin="for later", unlock=False)
    say_encrypted.passphrase = "wrong on purpose"
    say_encrypted("write", stdin="half a thought", code=4)
    say_encrypted.passphrase = PASSPHRASE
    return say_encrypted


def all_there(say: Say) -> None:
    titles = [entry["title"] for entry in say("list", "--json").json["entries"]]
    assert sorted(titles) == ["for later", "rain on the tram"]
    assert say("drafts", "resume").out.startswith("Saved")
    assert "half a thought" in say("read").out


def test_the_new_passphrase_opens_and_the_old_one_does_not(say: Say) -> None:
    said = change(say)

    assert said.out == "The new passphrase opens the journal now.\n"
    assert "Copies of the key file" in said.err
    say("list", code=4)
    say.passphrase = NEW
    all_there(say)


def test_rotating_the_key_encrypts_everything_anew(say: Say) -> None:
    before = (say.home / "journal" / "journal.db").read_bytes()
    key = (say.home / "journal" / "journal.key").read_bytes()

    change(say, "--rotate-key")

    say.passphrase = NEW
    all_there(say)
    after = (say.home / "journal" / "journal.db").read_bytes()
    assert before[4096:8192] != after[4096:8192]
    # An old key file does not open the new journal, whatever passphrase it takes.
    (say.home / "journal" / "journal.key").write_bytes(key)
    say.passphrase = PASSPHRASE
    said = say("list", code=6)
    assert "rain" not in said.err + said.out


def test_nothing_is_left_beside_the_journal_after_rotating(say: Say) -> None:
    change(say, "--rotate-key")

    beside = sorted(path.name for path in say.home.iterdir())
    assert beside == ["backups", "drafts", "inbox", "journal", "state"]
    files = sorted(p.name for p in (say.home / "journal").iterdir())
    assert files == ["journal.db", "journal.key"]


def test_a_weak_passphrase_changes_nothing(say: Say) -> None:
    change(say, new="password123", code=2)

    all_there(say)


def test_a_wrong_passphrase_changes_nothing(say: Say) -> None:
    say.passphrase = "not the one at all"
    change(say, code=4)

    say.passphrase = PASSPHRASE
    all_there(say)


def test_a_script_without_a_new_one_is_told_how(say: Say) -> None:
    assert "--new-passphrase-fd" in say("passphrase", "change", code=2).err


def test_a_recovery_key_sets_a_new_passphrase(say: Say) -> None:
    printed = say("recovery", "new").out.split(": ")[1].strip()

    with handing(printed, NEW) as [key, fd]:
        say(
            *("recovery", "use", "--recovery-fd", str(key)),
            *("--new-passphrase-fd", str(fd)),
            unlock=False,
        )

    say.passphrase = NEW
    all_there(say)


def test_a_dropped_recovery_key_opens_nothing(say: Say) -> None:
    printed = say("recovery", "new").out.split(": ")[1].strip()
    say("recovery", "drop")

    with handing(printed, NEW) as [key, fd]:
        said = say(
            *("recovery", "use", "--recovery-fd", str(key)),
            *("--new-passphrase-fd", str(fd)),
            unlock=False,
            code=4,
        )

    assert "without a recovery key" in said.err
    all_there(say)


def test_a_plain_journal_is_encrypted_with_its_drafts(say: Say) -> None:
    say("decrypt", "--yes")
    assert b"rain on the tram" in on_disk(say.home)
    assert b"half a thought" in on_disk(say.home)

    say.mode = Mode.PLAIN
    with handing(NEW) as [fd]:
        said = say("encrypt", "--new-passphrase-fd", str(fd))

    assert "encrypted now" in said.out
    assert b"rain on the tram" not in on_disk(say.home)
    assert b"half a thought" not in on_disk(say.home)
    say.mode, say.passphrase = Mode.ENCRYPTED, NEW
    all_there(say)


def test_a_plain_journal_has_no_passphrase_to_change(say: Say) -> None:
    say("decrypt", "--yes")
    say.mode = Mode.PLAIN

    assert "not encrypted" in say("passphrase", "change", code=2).err
    assert "not encrypted" in say("recovery", "new", code=2).err
    all_there(say)
