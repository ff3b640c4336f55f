"""doctor: what is amiss, how to mend it, and never more than anybody may see."""

from __future__ import annotations

import os
from time import sleep
from typing import TYPE_CHECKING

import pytest

from tests.journals import Mode
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "quokkalantern under the stairs"


def levels(say: Say, *argv: str, code: int = 0, unlock: bool = False) -> dict[str, str]:
    """Return how each thing stands, by its name."""
    found = say("doctor", "--json", *argv, code=code, unlock=unlock).json["findings"]
    return {each["name"]: each["level"] for each in found}


def flip_a_page(file: Path) -> None:
    changed = bytearray(file.read_bytes())
    changed[-2000] ^= 1
    file.write_bytes(changed)


def state_of(home: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(place.relative_to(home)): (
            place.stat().st_mode,
            b"" if place.is_dir() else place.read_bytes(),
        )
        for place in sorted(home.rglob("*"))
    }


@pytest.fixture
def unlocked(say_encrypted: Say) -> Iterator[Say]:
    """An encrypted journal that is unlocked for a while."""
    say_encrypted.write(f"{WORDS}\n" * 2000)
    if say_encrypted("unlock", code=None).code:
        pytest.skip("this machine has no kernel keyring to use")
    yield say_encrypted
    say_encrypted("lock")


def test_a_locked_journal_is_looked_at_from_the_outside(say_encrypted: Say) -> None:
    say_encrypted.write(WORDS)

    said = say_encrypted("doctor", unlock=False)

    assert "From the outside, the journal and its key file look whole." in said.out
    assert "2026" not in said.out
    assert "quokka" not in said.out + said.err


def test_without_a_journal_it_says_so_and_makes_nothing(say_first: Say) -> None:
    assert "There is no journal here." in say_first("doctor").out
    assert not say_first.home.exists()


@pytest.mark.parametrize("mode", Mode, ids=str)
def test_with_the_passphrase_every_page_is_checked(home: Path, mode: Mode) -> None:
    say = make_say(home, mode)
    say.write(WORDS)

    said = say("doctor")

    assert "Every page and every entry of the journal is whole." in said.out
    assert "quokka" not in said.out


def test_a_wrong_passphrase_is_told_as_everywhere(say_encrypted: Say) -> None:
    say_encrypted.passphrase = "something else entirely"

    assert say_encrypted("doctor", code=4).out == ""


def test_an_unlocked_journal_is_checked_without_asking(unlocked: Say) -> None:
    assert levels(unlocked)["integrity"] == "ok"
    assert "locked" not in levels(unlocked)


def test_a_changed_page_is_found_while_unlocked(unlocked: Say) -> None:
    flip_a_page(unlocked.home / "journal" / "journal.db")

    said = unlocked("doctor", unlock=False, code=6)

    assert "mend  Pages of the journal were changed by something" in said.out
    assert said.err.count("The journal is damaged.") == 1
    assert "safespace verify" in said.err
    assert "quokka" not in said.out + said.err


def test_a_changed_page_is_not_seen_while_locked(unlocked: Say) -> None:
    flip_a_page(unlocked.home / "journal" / "journal.db")
    unlocked("lock")

    assert levels(unlocked)["locked"] == "look"


def test_a_first_page_that_does_not_open_is_damage(unlocked: Say) -> None:
    file = unlocked.home / "journal" / "journal.db"
    file.write_bytes(os.urandom(4096) + file.read_bytes()[4096:])

    assert levels(unlocked, code=6)["integrity"] == "mend"


def test_a_damaged_key_file_is_damage_even_with_the_passphrase(
    say_encrypted: Say,
) -> None:
    (say_encrypted.home / "journal" / "journal.key").write_bytes(b"{}")

    assert levels(say_encrypted, code=6, unlock=True)["integrity"] == "mend"


def test_a_note_that_cannot_be_opened_is_found_with_the_passphrase(
    say_encrypted: Say,
) -> None:
    say_encrypted("write", stdin=WORDS, unlock=False)
    assert levels(say_encrypted, unlock=True)["inbox"] == "ok"
    [note] = (say_encrypted.home / "inbox").iterdir()
    changed = bytearray(note.read_bytes())
    changed[100] ^= 1
    note.write_bytes(changed)

    assert levels(say_encrypted)["inbox"] == "ok"
    assert levels(say_encrypted, unlock=True)["inbox"] == "mend"


def test_notes_sealed_to_an_earlier_key_can_be_opened(say_encrypted: Say) -> None:
    from safespace.crypto.keyfile import unlock as unlock_keyfile
    from safespace.crypto.opened import derive_keys
    from safespace.journal.rekeying import NewLock, rotate_key
    from safespace.vault.keys import read_keyfile
    from tests.journals import CHEAP, PASSPHRASE

    say_encrypted("write", stdin=WORDS, unlock=False)
    folder = say_encrypted.home / "journal"
    keys = derive_keys(unlock_keyfile(read_keyfile(folder), PASSPHRASE.encode()))
    rotate_key(folder, keys, NewLock(PASSPHRASE.encode(), CHEAP))

    assert levels(say_encrypted, unlock=True)["inbox"] == "ok"


@pytest.mark.parametrize("unlock", [False, True])
def test_nothing_is_changed_by_looking(say_encrypted: Say, *, unlock: bool) -> None:
    say_encrypted.write(WORDS)
    say_encrypted("backup")
    say_encrypted("write", stdin=WORDS, unlock=False)
    for place in say_encrypted.home.rglob("*"):
        # Other commands would close these.
        place.chmod(0o755 if place.is_dir() else 0o644)
    before = state_of(say_encrypted.home)

    said = say_encrypted("doctor", unlock=unlock)

    assert state_of(say_encrypted.home) == before
    assert "joined" not in said.err


def test_files_that_are_open_to_others_are_told(say_encrypted: Say) -> None:
    (say_encrypted.home / "journal" / "journal.key").chmod(0o644)

    assert levels(say_encrypted)["permissions"] == "mend"


@pytest.mark.slow
def test_a_session_is_not_extended_by_looking(unlocked: Say) -> None:
    unlocked("unlock", "--for", "3s")
    sleep(2)
    levels(unlocked)
    sleep(1.5)

    assert unlocked("status", "--json").json["unlocked_s"] == 0


def test_it_can_be_shown_to_others(say_encrypted: Say) -> None:
    say_encrypted.environ |= {"HOME": "/home/quokka", "USER": "quokka"}
    (say_encrypted.home / "journal").chmod(0o755)

    said = say_encrypted("doctor", unlock=False)

    assert 'chmod 700 "$SAFESPACE_HOME"/journal' in said.out
    assert str(say_encrypted.home) not in said.out + said.err
    assert "quokka" not in said.out + said.err
    assert "can be shown to others" in said.err


def test_what_is_spoken_has_no_columns(say: Say) -> None:
    say.environ["ACCESSIBLE"] = "1"

    lines = say("doctor").out.splitlines()

    starts = ("To mend: ", "Worth a look: ", "As it should be: ", "What to do: ")
    assert [line for line in lines if not line.startswith(starts)] == []
    assert "What to do: safespace backup" in lines
