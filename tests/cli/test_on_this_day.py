"""on-this-day: earlier years kindly, and the veil over what was hard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.test_json import check

if TYPE_CHECKING:
    from tests.saying import Say

VEIL = "--all shows that, too."


@pytest.fixture
def years(say: Say) -> Say:
    say.write("Fog on the canal.", "--at", "2024-11-21")
    say.write("First frost.", "--at", "2025-11-21")
    say.write("Another day.", "--at", "2025-11-20")
    return say


def test_earlier_years_come_newest_first(years: Say) -> None:
    out = years("on-this-day").out

    assert out.index("First frost.") < out.index("Fog on the canal.")
    assert "Another" not in out


def test_another_day_can_be_asked_for(years: Say) -> None:
    assert "Another day." in years("on-this-day", "2026-11-20").out
    assert years("on-this-day", "2026-11", code=2).out == ""
    assert years("on-this-day", "2027-11-20", code=2).out == ""


def test_a_young_journal_has_half_a_year_and_a_month(say: Say) -> None:
    say.write("In May.", "--at", "2026-05-21")
    say.write("In October.", "--at", "2026-10-21")

    out = say("on-this-day").out

    assert out.index("In October.") < out.index("In May.")


def test_none_is_said_kindly(say: Say) -> None:
    said = say("on-this-day")

    assert said.out == ""
    assert said.err == (
        "Nothing here is from 21 November of an earlier time."
        " It can begin with today.\n"
    )


def test_what_was_hard_waits_for_somebody_who_asks(years: Say) -> None:
    years("safety", "hold", "Ash")
    for words, *options in (
        ("Storm.", "--distress", "8"),
        ("Veiled.", "--tag", "veil"),
        ("About Ash.", "--with", "ash"),
        ("Steady.", "--distress", "7"),
    ):
        years.write(words, "--at", "2023-11-21", *options)

    said = years("on-this-day")
    everything = years("on-this-day", "--all")
    data = check(years("on-this-day", "--json"), "on_this_day")

    hidden = ("Storm.", "Veiled.", "About Ash.")
    assert [words for words in hidden if words in said.out + said.err] == []
    assert "Steady." in said.out
    assert VEIL in said.err
    assert [words for words in hidden if words not in everything.out] == []
    assert VEIL not in everything.err
    assert (len(data["entries"]), data["left_out"]) == (3, True)


def test_discreet_leaves_days_and_codes(years: Say) -> None:
    years("settings", "set", "discreet", "on")

    said = years("on-this-day")

    assert "frost" not in said.out + years("on-this-day", "--json").out
    assert "Fri 21 Nov 2025" in said.out


def test_while_locked_nothing_is_shown(say_encrypted: Say) -> None:
    say_encrypted.write("First frost.", "--at", "2025-11-21")

    said = say_encrypted("on-this-day", code=4, unlock=False)

    assert said.out == ""
    assert "2025" not in said.err
    assert "First frost." in say_encrypted("on-this-day").out
