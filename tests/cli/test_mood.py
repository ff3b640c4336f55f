"""mood: weeks beside each other, in a chart or in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.contracts.test_json import check

if TYPE_CHECKING:
    from tests.saying import Say

MINUS = "\N{MINUS SIGN}"
DRAWN = {"CLICOLOR_FORCE": "1", "NO_COLOR": "1", "COLUMNS": "80"}


@pytest.fixture
def felt(say: Say) -> Say:
    """A week with five notes, a gap, and a week with one."""
    for value in ("-3", "0", "1", "2", "4"):
        say.write("x", "--feel", value, "--at", "2026-11-03")
    say.write("x", "--feel", "2", "--distress", "4", "--at", "2026-11-18")
    return say


def test_in_words_a_gap_is_a_gap(felt: Say) -> None:
    assert felt("mood").out == (
        "  How it felt (6 notes), by week from Monday:\n"
        f"     2 Nov  +1, from {MINUS}3 to +4 (5 notes)\n"
        "     9 Nov  nothing noted\n"
        "    16 Nov  +2 (1 note)\n\n"
        f"  In all: +1.5, from {MINUS}3 to +4 (6 notes).\n"
        "  What you write today joins tomorrow.\n"
    )


def test_on_a_terminal_it_is_a_chart_unless_words_are_asked_for(felt: Say) -> None:
    felt.environ |= DRAWN

    assert "    n  5     1\n" in felt("mood").out
    assert "● the middle of a week, │ from lowest" in felt("mood").out
    assert "nothing noted\n" in felt("mood", "--words").out


def test_distress_and_energy_have_charts_of_their_own(felt: Say) -> None:
    assert "16 Nov  4 of 10 (1 note)" in felt("mood", "--by", "distress").out
    assert "safespace write --energy N" in felt("mood", "--by", "energy").out


def test_today_joins_tomorrow(say: Say) -> None:
    say.write("x", "--feel", "2")
    assert check(say("mood", "--json"), "mood")["weeks"] == []

    say.now += timedelta(days=1)

    assert check(say("mood", "--json"), "mood")["n"] == 1
    assert "tomorrow" in say("mood", "--from", "today", code=2).err


def test_days_choose_weeks_beyond_what_fits(say: Say) -> None:
    for number in range(60):
        day = say.now.date() - timedelta(days=7 * (60 - number))
        say.write("x", "--feel", "1", "--at", day.isoformat())
    say.environ |= DRAWN

    assert say("mood").out.count("    n ") == 1
    whole = say("mood", "--from", "2025").out
    assert whole.count("    n ") == 3
    assert check(say("mood", "--from", "2025", "--json"), "mood")["n"] == 60
    assert check(say("mood", "--json"), "mood")["n"] == 26


def test_numbers_off_leaves_words_and_the_chart(felt: Say) -> None:
    felt("settings", "set", "numbers", "off")

    assert " 2 Nov  pleasant\n" in felt("mood").out
    felt.environ |= DRAWN
    assert "very pleasant  │" in felt("mood").out


def test_while_locked_nothing_is_shown(say_encrypted: Say) -> None:
    say_encrypted.write("x", "--feel", "2", "--at", "2026-11-10")

    assert say_encrypted("mood", code=4, unlock=False).out == ""
    assert "+2 (1 note)" in say_encrypted("mood").out
