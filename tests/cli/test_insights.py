"""insights: what the notes say, how many say it, and no figure where none is wanted."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from safespace.insights import shelf
from tests.contracts.test_json import check
from tests.journal.checking import check_back

if TYPE_CHECKING:
    from tests.saying import Say

FEARED = "That nobody is at the station."


@pytest.fixture
def feared(say: Say) -> Say:
    """Seven triggers on seven days, each checked two days later; two came true."""
    say.now -= timedelta(days=20)
    for number in range(7):
        answers = {
            "happened": "A train.",
            "distress_before": 6,
            "feared": FEARED,
            "p_before": 80,
            "trigger_type": "silence",
        }
        code = say("trigger", "--answers", "-", stdin=json.dumps(answers)).short
        say.now += timedelta(days=2)
        outcome = "happened" if number < 2 else "did_not"
        check_back(say, code, outcome, coped=7, actual="I waited alone.")
    say.now += timedelta(days=1)
    return say


def test_a_new_journal_has_nothing_to_say_yet_and_says_so_kindly(say: Say) -> None:
    assert say("insights").out == (
        "Nothing to say yet: there are too few notes, and that is fine.\n"
        "What you write today joins tomorrow.\n"
    )


def test_the_overview_shows_what_has_enough_to_say(feared: Say) -> None:
    out = feared("insights").out

    assert "You expected it about 6 times in 7." in out
    assert "It happened in 2 of 7." in out
    assert "%" not in out
    assert "safespace insights fears" in out
    assert "Too little to say yet: waves, " in out
    assert FEARED not in out


def test_fears_name_each_that_came_true(feared: Say) -> None:
    out = feared("insights", "fears").out

    assert out.count(FEARED) == 2
    assert out.count("In the end: I waited alone.") == 2
    assert "These happened, and each of them counts:" in out
    assert "The outcome is known for 7 of 7." in out


def test_discreet_keeps_the_words_out(feared: Say) -> None:
    feared("settings", "set", "discreet", "on")

    said = feared("insights", "fears")
    data = feared("insights", "fears", "--json")

    assert "It happened in 2 of 7." in said.out
    assert FEARED not in said.out + data.out
    assert "alone" not in said.out + data.out


def test_explain_prints_the_rule_under_the_figure(feared: Say) -> None:
    plain = feared("insights", "fears").out
    lines = feared("insights", "fears", "--explain").out.splitlines()

    at = lines.index("  It happened in 2 of 7.")
    assert lines[at + 1].startswith("    Check-backs that said it happened")
    assert "Wilson" in lines[-1]
    assert "Check-backs that said" not in plain


def test_days_narrow_it(feared: Say) -> None:
    out = feared("insights", "fears", "--from", "2026-11-05", "--to", "2026-11-08").out

    assert "2 outcomes so far: too few for a pattern, still worth reading." in out
    assert out.count(FEARED) == 2


def test_today_joins_tomorrow(say: Say) -> None:
    for _ in range(5):
        say.write("x", "--feel", "2")
    assert "notes)" not in say("insights", "mood").out

    say.now += timedelta(days=1)

    assert "In all, it felt +2 each time (5 notes)." in say("insights", "mood").out
    assert say("insights", "--from", "today", code=2).err.startswith(
        "Insights end with yesterday."
    )


def test_numbers_off_leaves_words_and_no_figure(feared: Say) -> None:
    feared("settings", "set", "numbers", "off")

    out = feared("insights", "fears").out
    bare = re.sub(r"\w{3} \d+ \w{3} \d{4}(  \w+)?", "", out)

    assert re.findall(r"\d", bare) == []
    assert "You expected it most of the time." in out
    assert "It happened in some of them." in out
    assert out.count(FEARED) == 2
    [found] = check(feared("insights", "fears", "--json"), "insights")["insights"]
    assert {one["shape"] for one in found["shapes"]} == {"sentence", "listing"}


def test_json_is_what_the_schema_says_for_every_insight(feared: Say) -> None:
    for name in shelf.list_names():
        [found] = check(feared("insights", name, "--json"), "insights")["insights"]
        assert found["name"] == name
    everything = check(feared("insights", "--json"), "insights")
    assert [one["name"] for one in everything["insights"]] == [*shelf.list_names()]


def test_an_unknown_name_is_told_the_known_ones(say: Say) -> None:
    said = say("insights", "fortune", code=2)

    assert said.err.startswith("There is no insight by that name.")
    assert "before-and-after" in said.err


def test_rhythm_off_takes_the_comebacks_along(say: Say) -> None:
    for day in ("2026-10-01", "2026-11-01"):
        say.write("x", "--at", day)
    assert "some time away: 1 time." in say("insights").out

    say("settings", "set", "rhythm", "off")

    assert "away" not in say("insights").out
    assert "comebacks" not in say("insights", "--json").out
    say("insights", "comebacks", code=2)


def test_a_locked_journal_shows_nothing(say_encrypted: Say) -> None:
    say_encrypted.write("x", "--feel", "2", "--at", "2026-11-10")

    said = say_encrypted("insights", code=4, unlock=False)

    assert said.out == ""
    assert "+2 (1 note)" in say_encrypted("insights", "mood").out


def test_a_picture_gives_way_to_words_where_it_is_asked_for(say: Say) -> None:
    say.write("x", "--feel", "2", "--at", "2026-11-10")
    say.environ |= {"CLICOLOR_FORCE": "1", "COLUMNS": "80"}
    assert "●" in say("insights", "mood").out

    say.environ["ACCESSIBLE"] = "1"

    assert "●" not in say("insights", "mood").out
    assert "9 Nov  +2 (1 note)" in say("insights", "mood").out
