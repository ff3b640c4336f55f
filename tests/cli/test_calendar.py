"""calendar: days as a picture or in words, and what switching things off leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.test_json import check

if TYPE_CHECKING:
    from tests.saying import Say

DRAWN = {"CLICOLOR_FORCE": "1", "NO_COLOR": "1", "COLUMNS": "80"}


@pytest.fixture
def noted(say: Say) -> Say:
    """A few November days, one of them hard, and two days off."""
    for day, *options in (
        ("2026-11-02", "--feel", "2"),
        ("2026-11-02", "--feel", "-4", "--distress", "6"),
        ("2026-11-05", "--distress", "9"),
        ("2026-11-17", "--feel", "3"),
    ):
        say.write("x", "--at", day, *options)
    say("rest", "2026-11-09..2026-11-10")
    return say


def test_a_month_in_words_names_each_week(noted: Say) -> None:
    assert noted("calendar", "2026-11").out == (
        "November 2026  entries by day\n\n"
        "  Week of 2 Nov: Mon 2, Thu 1.\n"
        "  Week of 9 Nov: Mon rest, Tue rest.\n"
        "  Week of 16 Nov: Tue 1, Sat today.\n\n"
        "  In all: 4 entries on 3 days.\n"
    )


def test_by_distress_the_strongest_of_a_day_counts(noted: Say) -> None:
    out = noted("calendar", "2026-11", "--by", "distress").out

    assert "Week of 2 Nov: Mon 6, Thu 9." in out
    assert "In all: 6, 9 of 10 (2 days)." in out


def test_by_feel_the_middle_of_a_day_counts(noted: Say) -> None:
    out = noted("calendar", "2026-11", "--by", "feel").out

    assert "Week of 2 Nov: Mon \N{MINUS SIGN}1." in out
    assert "Tue +3" in out


def test_on_a_terminal_it_is_a_picture_unless_words_are_asked_for(noted: Say) -> None:
    noted.environ |= DRAWN

    assert "   2▒" in noted("calendar", "2026-11").out
    assert "Mon 2, Thu 1." in noted("calendar", "2026-11", "--words").out
    noted.environ["ACCESSIBLE"] = "1"
    assert "Mon 2, Thu 1." in noted("calendar", "2026-11").out


@pytest.mark.parametrize(("columns", "weeks"), [("40", 12), ("79", 12), ("80", 53)])
def test_a_wide_screen_has_a_year_and_a_narrow_one_twelve_weeks(
    say: Say, columns: str, weeks: int
) -> None:
    say.write("x", "--at", "2024-01-02")
    say.environ |= {**DRAWN, "COLUMNS": columns}

    monday = next(r for r in say("calendar").out.splitlines() if "Mon " in r[2:6])

    assert monday[6:].count("·") == weeks


def test_a_new_journal_is_shown_no_wall_of_days(say: Say) -> None:
    say.environ |= DRAWN

    out = say("calendar").out

    assert out.startswith("Mon 26 Oct 2026 to Sat 21 Nov 2026")
    assert "·" not in out
    assert "□ today" in out


def test_from_and_to_choose_the_days(noted: Say) -> None:
    data = check(noted("calendar", "--from", "2026-11-05", "--json"), "calendar")

    assert (data["first"], data["last"]) == ("2026-11-05", "2026-11-21")
    assert [one["day"] for one in data["days"] if not one["rest"]] == [
        "2026-11-05",
        "2026-11-17",
    ]
    early = check(noted("calendar", "--to", "2026-11-03", "--json"), "calendar")
    assert (early["first"], early["last"]) == ("2026-11-02", "2026-11-03")


@pytest.mark.parametrize("when", ["soon", "2027", "2026-13"])
def test_a_month_that_cannot_be_read_is_refused(say: Say, when: str) -> None:
    assert say("calendar", when, code=2).out == ""


def test_rhythm_off_leaves_distress_and_refuses_to_count_days(noted: Say) -> None:
    noted("settings", "set", "rhythm", "off")

    out = noted("calendar", "2026-11").out
    data = check(noted("calendar", "2026-11", "--json"), "calendar")

    assert "strongest distress by day" in out
    assert "rest" not in out
    assert {one["rest"] for one in data["days"]} == {None}
    refused = noted("calendar", "--by", "entries", code=2)
    assert refused.out == ""
    assert "rhythm" not in refused.err


def test_numbers_off_leaves_words(noted: Say) -> None:
    noted("settings", "set", "numbers", "off")

    assert (
        "Mon hard to focus, Thu flooded."
        in noted("calendar", "2026-11", "--by", "distress").out
    )
    data = check(noted("calendar", "2026-11", "--json"), "calendar")
    assert data["days"][0]["word"] == "some"
    assert data["days"][0]["entries"] is None


def test_while_locked_nothing_is_shown(say_encrypted: Say) -> None:
    say_encrypted.write("x", "--at", "2026-11-10")

    assert say_encrypted("calendar", code=4, unlock=False).out == ""
    assert "Tue 1" in say_encrypted("calendar", "2026-11").out
