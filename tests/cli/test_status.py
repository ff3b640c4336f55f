"""status: how things stand, told from the outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace import __version__
from tests.journals import Mode
from tests.saying import Say

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_journal_there_is_little_to_tell(say_first: Say) -> None:
    out = say_first("status").out

    assert out == f"version     {__version__}\njournal     none yet\n"
    assert not say_first.home.exists()


def test_an_encrypted_journal_stays_locked(say_encrypted: Say) -> None:
    say_encrypted.write("private words")

    data = say_encrypted("status", "--json").json

    assert data["journal"] == "encrypted"
    assert data["opens_with"] == ["passphrase"]
    assert data["entries"] is None


def test_a_plain_journal_says_that_anybody_can_read_it(say: Say) -> None:
    say.write("private words")
    say("delete", say.write("gone"))

    out = say("status").out

    assert "not encrypted: anybody at this computer can read it" in out
    assert "entries     1\n" in out
    assert "private" not in out
    assert "private" in say("list").out


def test_the_size_is_rounded_so_that_it_tells_little(say: Say) -> None:
    before = say("status", "--json").json["size_mib"]
    say.write("words")

    assert say("status", "--json").json["size_mib"] == before == 1


def test_a_key_file_without_its_journal_is_named(home: Path) -> None:
    (home / "journal").mkdir(parents=True)
    (home / "journal" / "journal.key").write_bytes(b"x")

    said = Say(home, None)("status")

    assert "a key file without its journal" in said.out


def test_a_journal_without_its_key_is_named(say_encrypted: Say) -> None:
    (say_encrypted.home / "journal" / "journal.key").unlink()

    assert "its key file is absent" in say_encrypted("status").out


def test_an_emptied_file_is_named(say: Say) -> None:
    (say.home / "journal" / "journal.db").write_bytes(b"")

    said = say("status", "--json")

    assert said.json["journal"] == "empty_file"


def test_status_changes_nothing(home: Path) -> None:
    say = Say(home, Mode.PLAIN)
    (home / "journal").mkdir(parents=True)
    (home / "journal" / "journal.db").write_bytes(b"scrambled")

    say("status")

    assert (home / "journal" / "journal.db").read_bytes() == b"scrambled"
