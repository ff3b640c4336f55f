"""reflect: facts of a period, answers once for each, and nothing without the key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.contracts.test_json import check
from tests.saying import Say

if TYPE_CHECKING:
    from tests.saying import Said

ANSWERS = {"high": "Soup with Ada.", "step": "Call the pool."}


def reflect(say: Say, *argv: str, code: int = 0, **answers: str) -> Said:
    """Reflect with answers from standard input."""
    told = json.dumps({**ANSWERS, **answers})
    return say("reflect", *argv, "--answers", "-", stdin=told, code=code)


@pytest.mark.parametrize(
    ("period", "first"),
    [("week", "2026-11-16"), ("month", "2026-11-01"), ("year", "2026-01-01")],
)
def test_a_reflection_notes_its_period(say: Say, period: str, first: str) -> None:
    reflect(say, period)

    [entry] = say("read", "--json").json["entries"]
    assert entry["kind"] == f"reflect-{period}"
    assert entry["form"]["answers"] == {**ANSWERS, "period": first}
    assert f"The {period} from: {first}" in entry["body"]


def test_a_second_time_shows_the_first(say: Say) -> None:
    reflect(say, "week")

    shown = say("reflect", "week")
    refused = reflect(say, "week", code=2)

    assert shown.err.startswith("There is one for Mon 16 Nov 2026 to Sun 22 Nov 2026")
    assert "High: Soup with Ada." in shown.out
    assert "Nothing was saved." in refused.err
    assert len(say("list", "--json").json["entries"]) == 1
    reflect(say, "week", "--again")
    reflect(say, "week", "--on", "2026-11-10")
    assert len(say("list", "--json").json["entries"]) == 3


def test_a_deleted_one_does_not_count(say: Say) -> None:
    reflect(say, "month")
    say("delete", "last")

    reflect(say, "month")


def test_facts_are_printed_alone(say: Say) -> None:
    say("trigger", "--answers", "-", stdin='{"distress_before": 7}')
    say("trigger", "rerate", "--strength", "3")
    say.write("Long ago.", "--at", "2026-10-01")

    out = say("reflect", "week", "--facts").out
    data = check(say("reflect", "week", "--facts", "--json"), "reflect_facts")

    assert out == (
        "Mon 16 Nov 2026 to Sun 22 Nov 2026\n"
        "  Written down: 1 note.\n"
        "  Days with a note: 1 day.\n"
        "  Triggers logged: 1 trigger.\n"
        "  At first, strength was 7 of 10 (1 trigger).\n"
        "  By the last rating, it was 4 lower (1 trigger).\n"
        "  Feelings also ease with time.\n"
    )
    assert [fact["n"] for fact in data["facts"]] == [1] * 6


def test_an_empty_period_is_fine(say: Say) -> None:
    assert (
        "Nothing is noted in these days, and that is fine."
        in say("reflect", "week", "--facts").out
    )


def test_rhythm_off_counts_no_days(say: Say) -> None:
    say.write("x")
    say("settings", "set", "rhythm", "off")

    assert "Days" not in say("reflect", "week", "--facts").out


def test_done_by_its_name_it_finds_its_own_period(say: Say) -> None:
    told = json.dumps({**ANSWERS, "period": "2026-10-14"})
    say("do", "reflect-month", "--answers", "-", stdin=told)
    say("do", "reflect-week", "--answers", "-", stdin=json.dumps(ANSWERS))

    assert "already" in reflect(say, "month", "--on", "2026-10", code=2).err
    assert "already" in reflect(say, "week", code=2).err


def test_answers_about_another_period_are_refused(say: Say) -> None:
    refused = reflect(say, "week", code=9, period="2026-10-14")

    assert refused.err.startswith("The answers are about another week")
    reflect(say, "week", "--on", "2026-10-12", period="2026-10-14")


def test_a_period_alone_is_no_reflection(say: Say) -> None:
    told = json.dumps({"period": "2026-11-16"})

    assert say("reflect", "week", "--answers", "-", stdin=told, code=9).out == ""
    said = say("do", "reflect-week", "--answers", "-", stdin=told)
    assert (said.out, said.err) == ("", "Nothing of this is kept.\n")
    assert say("list").out == ""


def test_days_of_more_than_one_week_are_refused(say: Say) -> None:
    assert "more than one week" in say("reflect", "week", "--on", "2026-11", code=2).err
    say("reflect", "decade", code=2)


def test_the_empty_form_is_printed_without_a_journal(say_first: Say) -> None:
    assert [*json.loads(say_first("reflect", "week", "--blank").out)] == [
        "period",
        "high",
        "low",
        "learned",
        "step",
    ]


def test_while_locked_it_is_exit_4_with_what_to_do(say_encrypted: Say) -> None:
    said = say_encrypted("reflect", "week", "--facts", code=4, unlock=False)
    nobody = Say(say_encrypted.home, None)
    refused = reflect(nobody, "week", code=4)

    assert (said.out, refused.out) == ("", "")
    assert "--passphrase-fd" in said.err
    assert list((say_encrypted.home / "inbox").glob("*")) == []
    reflect(say_encrypted, "week")
