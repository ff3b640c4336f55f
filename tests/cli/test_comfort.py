"""comfort: kind evidence, never with somebody on hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.contracts.test_json import check

if TYPE_CHECKING:
    from tests.saying import Say


@pytest.mark.parametrize(
    "options", [("--tag", "kind"), ("--feel", "3"), ("--tag", "Kind", "--feel", "-2")]
)
def test_a_kind_entry_comes_up(say: Say, options: tuple[str, ...]) -> None:
    say.write("Plain.", "--feel", "2")
    say.write("Soup at the door.", *options)

    assert "Soup at the door." in say("comfort").out


def test_what_good_kept_comes_up(say: Say) -> None:
    say("good", "--answers", "-", stdin=json.dumps({"what": "Ada waved."}))

    assert "What: Ada waved." in say("comfort").out


def test_people_on_hold_and_hard_entries_never_come_up(say: Say) -> None:
    say("safety", "hold", "Ash")
    say.write("Soup from Ash.", "--tag", "kind", "--with", "Ash")
    say.write("Kind, and hard.", "--tag", "kind", "--distress", "9")

    assert say("comfort", "--json").json["entries"] == []
    say("safety", "lift", "Ash")
    assert "Soup from Ash." in say("comfort").out


def test_where_there_is_none_it_says_how_to_keep_some(say: Say) -> None:
    out = say("comfort").out

    assert out.startswith("Nothing is kept here yet, and that says nothing about you.")
    assert "safespace good" in out
    assert "safespace help-now" in out


def test_one_at_a_time(say: Say) -> None:
    for number in range(5):
        say.write(f"Soup {number}.", "--tag", "kind")

    assert say("comfort").out.count("Soup") == 1
    assert len(check(say("comfort", "--json"), "comfort")["entries"]) == 1


def test_while_locked_nothing_is_shown(say_encrypted: Say) -> None:
    say_encrypted.write("Soup.", "--tag", "kind")

    assert say_encrypted("comfort", code=4, unlock=False).out == ""
    assert "Soup." in say_encrypted("comfort").out
