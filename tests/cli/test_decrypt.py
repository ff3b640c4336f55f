"""decrypt: make a journal readable; the way back is in test_passphrase.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.disk import on_disk
from tests.journals import Mode

if TYPE_CHECKING:
    from tests.saying import Say


def test_it_asks_first(say_encrypted: Say) -> None:
    said = say_encrypted("decrypt", code=2)

    assert "--yes" in said.err
    assert say_encrypted("status", "--json").json["journal"] == "encrypted"


def test_words_are_readable_afterwards_and_no_key_is_left(say_encrypted: Say) -> None:
    say_encrypted.write("a canary by the window")
    assert b"canary by the window" not in on_disk(say_encrypted.home)

    say_encrypted("decrypt", "--yes")

    say_encrypted.mode = Mode.PLAIN
    assert b"canary by the window" in on_disk(say_encrypted.home)
    assert "canary" in say_encrypted("list").out
    assert not (say_encrypted.home / "journal" / "journal.key").exists()


def test_a_plain_journal_has_nothing_to_take_off(say: Say) -> None:
    assert "not encrypted" in say("decrypt", "--yes", code=2).err
