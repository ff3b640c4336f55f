"""backup: a checked copy, encrypted like the journal, that opens with the passphrase."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.cli.disk import on_disk
from tests.saying import Say

if TYPE_CHECKING:
    from pathlib import Path


def test_a_copy_opens_with_the_same_passphrase(
    say_encrypted: Say, tmp_path: Path
) -> None:
    say_encrypted.write("a canary by the window", "--tag", "birds")
    made = say_encrypted("backup", "--json").json["path"]

    elsewhere = Say(tmp_path / "elsewhere", say_encrypted.mode)
    shutil.copytree(made, elsewhere.home / "journal")

    assert "canary by the window" in elsewhere("list").out
    assert elsewhere("verify").out == "The journal is whole.\n"


def test_a_copy_of_an_encrypted_journal_cannot_be_read(say_encrypted: Say) -> None:
    say_encrypted.write("a canary by the window")
    say_encrypted("backup")

    assert b"canary by the window" not in on_disk(say_encrypted.home)


def test_a_copy_of_a_plain_journal_can(say: Say) -> None:
    say.write("a canary by the window")
    say("backup")

    assert b"canary by the window" in on_disk(say.home / "backups")


def test_copies_are_listed_without_a_passphrase(say_encrypted: Say) -> None:
    assert "No backups yet" in say_encrypted("backup", "list", unlock=False).err
    say_encrypted("backup")
    say_encrypted.now += timedelta(hours=1)
    say_encrypted("backup")

    listed = say_encrypted("backup", "list", unlock=False).out

    # Only the newest of a day is kept.
    assert listed.splitlines() == [
        "  1  2026-11-21 22:14 UTC  asked",
        "     To put one back: safespace restore N",
    ]


def test_copies_thin_out_with_time(say: Say) -> None:
    for _ in range(30):
        say("backup")
        say.now += timedelta(days=1)

    kept = say("backup", "list", "--json").json["backups"]

    assert 7 <= len(kept) <= 7 + 4 + 2


def test_a_damaged_journal_is_not_copied_as_a_backup(say_encrypted: Say) -> None:
    say_encrypted("settings", "set", "backups", "off")
    for number in range(40):
        say_encrypted.write(f"entry {number}")
    file = say_encrypted.home / "journal" / "journal.db"
    damaged = bytearray(file.read_bytes())
    damaged[-2000] ^= 1
    file.write_bytes(damaged)

    say_encrypted("backup", code=6)

    listed = say_encrypted("backup", "list", "--json", unlock=False).json
    assert listed == {"backups": [], "aside": []}
