"""The daily backup: after the first change of a journal day, and never for reading."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from safespace.storage.difference import digest
from tests.databases import open_database_in
from tests.journals import Mode
from tests.saying import SATURDAY, make_say

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say


def listed(say: Say) -> list[str]:
    """When backups were made, and why, oldest first."""
    backups = say("backup", "list", "--json", unlock=False).json["backups"]
    return [f"{each['taken'][:16]} {each['reason']}" for each in reversed(backups)]


@pytest.mark.parametrize("mode", Mode)
def test_the_first_entry_of_a_day_is_backed_up_with_it(home: Path, mode: Mode) -> None:
    say = make_say(home, mode)

    said = say("write", stdin="rain on the tram")

    assert said.err == ""
    assert listed(say) == ["2026-11-21T21:14 daily"]
    [backup] = (home / "backups").iterdir()
    with (
        open_database_in(home / "journal", mode) as now,
        open_database_in(backup, mode) as then,
    ):
        assert digest(now) == digest(then)


def test_it_is_made_once_a_day(say: Say) -> None:
    for hour in range(0, 60, 5):
        say.now = SATURDAY + timedelta(hours=hour)
        say.write("words")

    # 21:14 on Saturday; then the first after 04:00 of each day.
    assert listed(say) == [
        "2026-11-21T21:14 daily",
        "2026-11-22T07:14 daily",
        "2026-11-23T08:14 daily",
        "2026-11-24T04:14 daily",
    ]


def test_the_night_belongs_to_the_evening_as_everywhere(say: Say) -> None:
    say("settings", "set", "day_start", "06:00")
    say.write("words")
    say.now = SATURDAY + timedelta(hours=8)
    say.write("at 05:14")
    assert listed(say) == ["2026-11-21T21:14 daily"]

    say.now = SATURDAY + timedelta(hours=9)
    say.write("at 06:14")

    assert listed(say)[1:] == ["2026-11-22T06:14 daily"]


def test_a_clock_that_ran_ahead_does_not_stop_it(say: Say) -> None:
    say.now = SATURDAY + timedelta(days=400)
    say.write("from the future")
    say.now = SATURDAY

    say.write("words")

    assert "2026-11-21T21:14 daily" in listed(say)


@pytest.mark.parametrize(
    "argv",
    [
        ("list",),
        ("read", "last"),
        ("search", "words"),
        ("tags",),
        ("history", "last"),
        ("verify",),
        ("edit", "last", "--tag", "tea"),  # it has that tag already
        (),
    ],
)
def test_reading_makes_none(say: Say, argv: tuple[str, ...]) -> None:
    say.write("words", "--tag", "tea")
    before = listed(say)
    say.now += timedelta(days=1)

    say(*argv)

    assert listed(say) == before


@pytest.mark.parametrize(
    "argv",
    [
        ("edit", "last", "--tag", "calm"),
        ("edit", "last", "-m", "other words"),
        ("delete", "last"),
        ("tags", "rename", "tea", "coffee"),
        ("undo",),
    ],
)
def test_every_change_does(say: Say, argv: tuple[str, ...]) -> None:
    say.write("words", "--tag", "tea")
    say.now += timedelta(days=1)

    say(*argv)

    assert listed(say)[1:] == ["2026-11-22T21:14 daily"]


def test_what_is_sealed_makes_none_until_it_joins_the_journal(
    say_encrypted: Say,
) -> None:
    say_encrypted("write", stdin="captured", unlock=False)
    assert listed(say_encrypted) == []

    said = say_encrypted("list")

    assert "captured" in said.out
    assert listed(say_encrypted) == ["2026-11-21T21:14 daily"]


def test_it_can_be_switched_off(say: Say) -> None:
    say("settings", "set", "backups", "off")

    say.write("words")

    assert listed(say) == []


def test_where_it_cannot_be_made_the_entry_is_saved_and_that_is_told(say: Say) -> None:
    (say.home / "backups").write_text("a file in its place")

    said = say("write", stdin="words")

    assert said.out.startswith("Saved")
    assert said.err.startswith("Saved; today's backup could not be made.")
    assert said.err.count("\n") == 1
    assert "words" in say("list").out


def test_a_damaged_page_is_not_passed_on_as_a_backup(say_encrypted: Say) -> None:
    say_encrypted("settings", "set", "backups", "off")
    for number in range(40):
        say_encrypted.write(f"entry {number} " + "tea " * 200)
    file = say_encrypted.home / "journal" / "journal.db"
    damaged = bytearray(file.read_bytes())
    damaged[len(damaged) // 2 // 4096 * 4096 + 99] ^= 1
    file.write_bytes(damaged)
    say_encrypted("settings", "set", "backups", "on")

    said = say_encrypted("write", stdin="one more", code=None)

    assert said.code == 6 or "backup could not be made" in said.err
    assert listed(say_encrypted) == []


def test_after_a_change_of_the_whole_journal_the_next_one_is_made(say: Say) -> None:
    say.write("first")
    say.now += timedelta(minutes=1)
    say("restore", "--yes")
    say.now += timedelta(minutes=1)
    say.write("second")
    say.now += timedelta(minutes=1)
    say.write("third")

    assert listed(say)[-2:] == ["2026-11-21T21:15 restore", "2026-11-21T21:16 daily"]
