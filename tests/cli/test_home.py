"""safespace alone: the day's prompt, the rhythm, and what to type next."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.saying import Say

if TYPE_CHECKING:
    from tests.saying import Said


def unlocked_home(say: Say, *options: str) -> Said:
    """Show home with the passphrase handed over."""
    reading, writing = os.pipe()
    os.write(writing, say.passphrase.encode() + b"\n")
    os.close(writing)
    try:
        return say("--passphrase-fd", str(reading), *options)
    finally:
        os.close(reading)


def test_home_shows_the_day_its_prompt_and_the_next_steps(say: Say) -> None:
    out = say().out

    assert out.startswith("Saturday 21 November 2026\n")
    assert " ".join(say("prompt").out.split()) in " ".join(out.split())
    assert "safespace write --prompt" in out


def test_home_shows_the_rhythm_of_a_plain_journal(say: Say) -> None:
    say.write("x")

    out = say().out

    assert "  this run 1 · longest 1\n  You wrote today.\n" in out
    assert say("--json").json["rhythm"]["run"] == 1


def test_a_locked_journal_stays_locked_at_home(say_encrypted: Say) -> None:
    said = say_encrypted()

    assert "The journal is locked; writing needs no passphrase." in said.out
    assert "rhythm" not in Say(say_encrypted.home, None)("--json").json


def test_with_the_passphrase_home_shows_the_rhythm(say_encrypted: Say) -> None:
    say_encrypted.write("x")

    said = unlocked_home(say_encrypted)

    assert "this run 1" in said.out
    assert "locked" not in said.out
    assert "rhythm" in unlocked_home(say_encrypted, "--json").json


def test_with_the_rhythm_switched_off_home_does_not_mention_it(say: Say) -> None:
    say.write("x")
    say("settings", "set", "rhythm", "off")

    home, as_json = say(), say("--json")

    assert "this run" not in home.out
    assert "You wrote today" not in home.out
    assert "rhythm" not in as_json.json


def test_home_never_shows_what_was_written(say: Say) -> None:
    say.write("private words")
    assert "private" in say("list").out

    assert "private" not in say().out + say("--json").out


def test_without_a_journal_home_says_how_to_begin(say_first: Say) -> None:
    said = say_first()

    assert "safespace init" in said.out
    assert "safespace list" not in said.out
    assert say_first("--json").json["journal"] == "absent"


def test_home_json_says_how_things_stand(say: Say) -> None:
    data = say("--json").json

    assert data["date"] == "2026-11-21"
    assert data["journal"] == "plain"
    assert data["prompt"]["text"] == say("prompt").out.strip()


def test_home_does_not_break_over_a_slip_in_the_settings(say: Say) -> None:
    (say.home / "settings.toml").write_text("this is = = not toml")

    said = say()

    assert "Saturday 21 November 2026" in said.out
    assert said.err.startswith("The settings file is not valid TOML")


def test_home_names_a_journal_that_is_not_whole(say_encrypted: Say) -> None:
    (say_encrypted.home / "journal" / "journal.db").write_bytes(b"")

    said = say_encrypted()

    assert "absent or empty" in said.err
    assert "Nothing new was made" in said.err
    assert "safespace write" in said.out
