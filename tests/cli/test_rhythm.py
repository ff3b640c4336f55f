"""rhythm: the days somebody wrote, kindly counted; and how to switch it off."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from safespace.domain.rhythm import explain

if TYPE_CHECKING:
    from tests.saying import Say

UNKIND = ("streak", "fail", "miss", "broke", "lost", "behind", "!")


def write_on(say: Say, *days: str) -> None:
    """Write one entry for each of some days."""
    for day in days:
        say.write("x", "--at", day)


def test_a_new_journal_begins_with_the_first_day(say: Say) -> None:
    assert say("rhythm").out == (
        "  Your rhythm begins with the first day you write.\n  Today is open.\n"
    )


def test_the_figures_are_said_in_one_line(say: Say) -> None:
    write_on(say, "2026-11-16", "2026-11-17", "2026-11-20", "2026-11-21")

    out = say("rhythm").out

    assert "4 of the last 6 days · this run 2 · longest 2 · came back once\n" in out
    assert "4 days written in all." in out
    assert "You wrote today." in out


def test_today_is_open_until_it_ends(say: Say) -> None:
    write_on(say, "2026-11-19", "2026-11-20")

    out = say("rhythm").out

    assert "this run 2" in out
    assert "Today is open." in out


def test_a_gap_is_told_without_a_word_of_blame(say: Say) -> None:
    write_on(say, "2026-11-01", "2026-11-20")

    said = say("rhythm", "--explain")

    assert "came back once" in said.out
    assert not [word for word in UNKIND if word in said.out.lower()]


def test_rest_days_neither_count_nor_end_a_run(say: Say) -> None:
    write_on(say, "2026-11-16", "2026-11-17", "2026-11-21")
    assert say("rhythm", "--json").json["run"] == 1

    say("rest", "2026-11-18..2026-11-20")

    data = say("rhythm", "--json").json
    assert (data["run"], data["window"]) == (3, {"written": 3, "days": 3})


def test_weekly_rest_days_come_from_the_settings(say: Say) -> None:
    write_on(say, "2026-11-18", "2026-11-21")
    say("settings", "set", "rest_days_a_week", "2")

    assert say("rhythm", "--json").json["run"] == 2
    assert "Rest days each week: 2." in say("rhythm", "--explain").out


def test_json_has_the_figures_and_the_picture(say: Say) -> None:
    write_on(say, "2026-11-20", "2026-11-21")

    data = say("rhythm", "--json").json

    weeks = data.pop("weeks")
    assert data == {
        "written_total": 2,
        "run": 2,
        "longest": 2,
        "returns": 0,
        "window": {"written": 2, "days": 2},
        "today": "written",
        "first": "2026-11-20",
        "last": "2026-11-21",
    }
    assert len(weeks) == 4
    assert weeks[-1] == {
        "monday": "2026-11-16",
        "days": ["before"] * 4 + ["written", "written", "future"],
    }


def test_the_rules_are_printed_under_the_figures(say: Say) -> None:
    write_on(say, "today")

    assert say("rhythm", "--explain").out.endswith(
        "\n  ".join(["", *explain(0)]) + "\n"
    )


def test_a_day_written_after_midnight_belongs_to_the_evening(say: Say) -> None:
    say.write("x")
    say.now += timedelta(hours=5)
    say.write("y")

    assert say("rhythm", "--json").json["written_total"] == 1


def test_entries_in_the_bin_do_not_count(say: Say) -> None:
    say("delete", say.write("x"))

    assert say("rhythm", "--json").json["written_total"] == 0


def test_streak_is_another_name_for_it(say: Say) -> None:
    write_on(say, "today")

    assert say("streak").out == say("rhythm").out
    assert say("streak", "--json").out == say("rhythm", "--json").out


@pytest.mark.parametrize("name", ["rhythm", "streak"])
def test_switched_off_it_tells_nothing(say: Say, name: str) -> None:
    write_on(say, "2026-11-20", "2026-11-21")
    say("settings", "set", "rhythm", "off")

    said, as_json = say(name, "--explain"), say(name, "--json")

    assert said.out == ""
    assert "safespace settings set rhythm on" in said.err
    assert as_json.json is None


def test_switched_off_it_asks_for_no_passphrase(say_encrypted: Say) -> None:
    say_encrypted("settings", "set", "rhythm", "off")
    say_encrypted.passphrase = "wrong"

    assert say_encrypted("rhythm").code == 0


def test_the_picture_gives_way_to_words_where_it_is_asked_for(say: Say) -> None:
    write_on(say, "today")
    assert "■" in say("rhythm").out

    say.environ["ACCESSIBLE"] = "1"

    assert "■" not in say("rhythm").out
    assert "this run 1" in say("rhythm").out
