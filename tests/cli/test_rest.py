"""rest: days that are left out of the rhythm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.saying import Say


def rests(say: Say) -> list[tuple[str, str]]:
    """Return the days off, each as its first and last day."""
    found = say("rest", "--json").json["rests"]
    return [(span["first"], span["last"]) for span in found]


def test_there_are_no_rest_days_at_first(say_first: Say) -> None:
    said = say_first("rest")

    assert (said.out, said.err) == (
        "",
        "No rest days. To take one: safespace rest today\n",
    )


def test_a_day_off_needs_no_journal(say_first: Say) -> None:
    assert say_first("rest", "today").out == "Sat 21 Nov 2026\n"
    assert rests(say_first) == [("2026-11-21", "2026-11-21")]


def test_days_to_come_are_welcome(say: Say) -> None:
    said = say("rest", "2026-12-24..2027-01-02")

    assert said.out == "Thu 24 Dec 2026 to Sat 2 Jan 2027\n"


def test_rest_days_are_listed_in_time_order_and_once(say: Say) -> None:
    for days in ("2026-12-24", "today", "2026-12-24"):
        say("rest", days)

    assert rests(say) == [("2026-11-21", "2026-11-21"), ("2026-12-24", "2026-12-24")]


def test_a_rest_day_is_taken_out_again(say: Say) -> None:
    say("rest", "today")

    say("rest", "today", "--remove")

    assert rests(say) == []


def test_only_days_that_were_taken_off_can_be_taken_out(say: Say) -> None:
    say("rest", "2026-12-24..2027-01-02")

    say("rest", "2026-12-24", "--remove", code=3)

    assert rests(say) == [("2026-12-24", "2027-01-02")]


@pytest.mark.parametrize(
    "days", ["12/11/2026", "2026-02-30", "blursday", "", "2027-01-02..2026-12-24"]
)
def test_an_unclear_date_takes_no_day_off(say: Say, days: str) -> None:
    say("rest", days, code=2)

    assert rests(say) == []
