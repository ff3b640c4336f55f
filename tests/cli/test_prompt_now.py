"""prompt --now: one that fits this moment, by what the journal says of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.saying import Said, Say


def now(say: Say, *options: str) -> Any:
    """Return what a prompt for now is, and why."""
    return say("prompt", "--now", "--json", *options).json


def test_it_stays_the_same_all_day_until_another_is_asked_for(say: Say) -> None:
    first = now(say)["prompt"]["id"]
    say.now += timedelta(minutes=20)

    assert now(say)["prompt"]["id"] == first
    assert now(say, "--another")["prompt"]["id"] != first
    assert now(say)["prompt"]["id"] != first


def test_after_high_distress_there_is_something_to_hold_on_to_instead(say: Say) -> None:
    say.write("A storm.", "--distress", "8")
    say.now += timedelta(hours=3)
    say.write("Quieter.", "--distress", "2")

    told = now(say)

    assert told["prompt"] is None
    assert told["grounding"] in say("prompt", "--now").out
    say.now += timedelta(hours=22)
    assert now(say)["prompt"]


def test_distress_of_another_time_is_not_distress_now(say: Say) -> None:
    say.write("Last month was hard.", "--distress", "9", "--at", "2026-10-20")

    assert now(say)["prompt"]


def test_deep_ones_come_where_they_are_allowed_by_day_and_calm(say: Say) -> None:
    say.now = say.now.replace(hour=11)
    say("settings", "set", "deep", "on")
    say.write("Calm.", "--distress", "1")

    assert now(say, "--depth", "deep")["prompt"]["depth"] == "deep"


def test_a_deep_one_in_a_script_needs_the_setting(say: Say) -> None:
    said = say("prompt", "--now", "--depth", "deep", code=2)

    assert "safespace settings set deep on" in said.err


def test_at_night_nothing_is_deep_however_it_is_asked_for(say: Say) -> None:
    say.now = say.now.replace(hour=23)
    say("settings", "set", "deep", "on")
    say.write("Calm.", "--distress", "1")

    assert "night" in say("prompt", "--now", "--depth", "deep", code=3).err


def test_why_says_so_in_sentences(say: Say) -> None:
    out = say("prompt", "--now", "--why").out.splitlines()

    assert len(out) >= 2
    assert all(line.endswith((".", "on", "?")) for line in out)


def test_an_answer_may_be_to_any_prompt(say: Say) -> None:
    asked = now(say)["prompt"]

    say("write", "--answer", asked["id"], stdin="an answer")

    [entry] = say("read", "--json").json["entries"]
    assert entry["prompt"] == {"id": asked["id"], "question": asked["text"]}


def test_what_was_answered_elsewhere_is_not_asked_again(say: Say) -> None:
    first = now(say)["prompt"]["id"]
    say("write", "--answer", first, stdin="an answer")
    (say.home / "state" / "shown").unlink()

    assert now(say)["prompt"]["id"] != first


def test_a_theme_and_a_perspective_can_be_named(say: Say) -> None:
    assert now(say, "--theme", "ally")["prompt"]["theme"] == "ally"
    asked = now(say, "--another", "--perspective", "friend")
    assert asked["prompt"]["perspective"] == "friend"
    assert now(say, "--easier")["prompt"]["depth"] == "gentle"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--theme", "no_such_theme"], 3),
        (["--depth", "deeper"], 2),
        (["--perspective", "boss"], 2),
        (["--date", "tomorrow"], 2),
        (["--quiet"], 2),
    ],
)
def test_what_makes_no_sense_is_said(say: Say, options: list[str], code: int) -> None:
    assert say("prompt", "--now", *options, code=code).err


@pytest.mark.parametrize("option", ["--why", "--another", "--easier", "--theme=ally"])
def test_these_go_with_now_alone(say: Say, option: str) -> None:
    assert "--now" in say("prompt", option, code=2).err


def test_a_locked_journal_stays_locked(say_encrypted: Say) -> None:
    said = say_encrypted("prompt", "--now", unlock=False, code=4)

    assert (said.out, "passphrase" in said.err) == ("", True)
    assert now(say_encrypted)["prompt"]


def test_nothing_of_the_journal_is_kept_beside_it(say_encrypted: Say) -> None:
    """What stays is the same whether a calm or a hard hour was noted: ids and days."""
    say_encrypted.write("Words", "--distress", "6", "--tag", "criticism")
    now(say_encrypted)

    lines = (say_encrypted.home / "state" / "shown").read_text().splitlines()
    fields = [line.split("\t") for line in lines[1:]]
    assert {tuple(each[:2]) for each in fields} <= {
        ("now", "2026-11-21"),
        ("shown", "2026-11-21"),
    }
    assert all(len(each) == 3 for each in fields)


def test_something_to_hold_on_to_leaves_no_trace_at_all(say: Say) -> None:
    say.write("A storm.", "--distress", "10")
    now(say)

    assert not (say.home / "state" / "shown").exists()


def shown_as(said: Said) -> str:
    return " ".join(said.out.split())


def test_on_a_terminal_it_says_how_to_answer(say: Say) -> None:
    say.environ["CLICOLOR_FORCE"] = "1"

    assert "safespace write --answer " in shown_as(say("prompt", "--now"))


def test_without_a_journal_there_is_nothing_to_go_by(say_first: Say) -> None:
    assert "safespace init" in say_first("prompt", "--now", code=5).err
