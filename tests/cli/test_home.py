"""safespace alone: the day's prompt, the rhythm, and what to type next."""

from __future__ import annotations

import json
import os
from datetime import timedelta
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


def fear(say: Say, what: str, *, distress: int = 5) -> None:
    told = {"happened": "A call.", "distress_before": distress, "feared": what}
    told |= {"p_before": 70, "check_on": "2026-11-20"}
    told |= {"urge": ["send"], "acted_on_urge": "no"}
    if distress >= 8:
        told["go_on"] = "on"
    say("trigger", "--answers", "-", stdin=json.dumps(told))


def test_home_says_what_can_be_looked_at_again_and_not_what_it_was(say: Say) -> None:
    fear(say, "Friday is off")

    assert "One thing you feared can be looked at again" in say().out
    assert say("--json").json["due"] == 1
    assert "Friday" not in say().out


def test_in_the_storm_home_asks_for_nothing(say: Say) -> None:
    fear(say, "Friday is off", distress=9)

    assert "looked at again" not in say().out
    assert say("--json").json["due"] == 0


def test_one_insight_comes_once_a_day(say: Say) -> None:
    for number in range(12):
        say.now -= timedelta(days=1)
        fear(say, f"Fear {number}")
    say.now += timedelta(days=12)

    assert "More: safespace insights" in say().out
    assert "More: safespace insights" not in say().out
    say.now += timedelta(days=1)
    assert "More: safespace insights" in say().out


def test_with_the_numbers_switched_off_home_has_no_figures_in_its_insight(
    say: Say,
) -> None:
    for number in range(12):
        say.now -= timedelta(days=1)
        fear(say, f"Fear {number}")
    say.now += timedelta(days=12)
    say("settings", "set", "numbers", "off")

    lines = say().out.splitlines()

    told = [each for each in lines if "expected" in each]
    assert not any(sign.isdigit() for each in told for sign in each)


def test_nothing_of_it_is_shown_while_locked(say_encrypted: Say) -> None:
    fear(say_encrypted, "Friday is off")

    out = say_encrypted().out

    assert "looked at again" not in out
    assert "insights" not in out
