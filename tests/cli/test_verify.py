"""verify: whole, or what is damaged and where the newest backup is; never the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.databases import open_journal
from tests.journals import Mode

if TYPE_CHECKING:
    from tests.saying import Say


def test_a_sound_journal_is_whole(say_encrypted: Say) -> None:
    say_encrypted.write("rain")

    assert say_encrypted("verify").out == "The journal is whole.\n"
    assert say_encrypted("verify", "--json").json == {"sound": True, "findings": []}


def test_a_changed_word_in_a_plain_journal_is_found(say: Say) -> None:
    say("settings", "set", "backups", "off")
    say.write("rain on the tram")
    conn = open_journal(say.home, Mode.PLAIN)
    conn.execute("UPDATE entry SET body = 'sun on the tram'")
    conn.close()

    said = say("verify", code=6)

    assert "entries that are not what was saved (1)" in said.err
    assert "tram" not in said.err
    assert "No backup of it is here." in said.err


def test_the_newest_backup_is_named(say_encrypted: Say) -> None:
    for number in range(40):
        say_encrypted.write(f"entry {number}")
    say_encrypted("backup")
    file = say_encrypted.home / "journal" / "journal.db"
    damaged = bytearray(file.read_bytes())
    damaged[-2000] ^= 1
    file.write_bytes(damaged)

    said = say_encrypted("verify", code=6)

    assert "The newest backup is of 2026-11-21 21:14 UTC" in said.err
    assert "entry" not in said.out
