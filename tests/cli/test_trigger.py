"""trigger: logged in a minute, finished later, rated again."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.saying import Say

STORM: dict[str, Any] = {
    "happened": "Sam answered with one word.",
    "distress_before": 7,
    "body": ["chest", "heat"],
    "urge": ["send"],
    "feared": "Sam will cancel Friday",
    "p_before": 70,
}


def log(say: Say, **answers: Any) -> str:
    told = json.dumps(STORM | answers)
    return say("trigger", "--answers", "-", stdin=told).short


def test_a_logged_trigger_is_listed_with_its_strength_and_facts(say: Say) -> None:
    code = log(say)

    assert say("trigger", "list").out == (
        f"Sat 21 Nov 2026\n  21:14  {code}  7  Sam answered with one word.\n"
    )


def test_a_fear_without_a_day_is_checked_three_days_on(say: Say) -> None:
    said = say("trigger", "--answers", "-", stdin=json.dumps(STORM))

    assert "On 2026-11-24, checkback asks what happened in the end." in said.out


def test_rating_it_again_shows_how_the_wave_went(say: Say) -> None:
    code = log(say)
    say.now += timedelta(hours=1)
    say("trigger", "rerate", "--strength", "5")
    say.now += timedelta(days=1)

    assert "7 → 5 → 3" in say("trigger", "rerate", code, "--strength", "3").out
    assert "Rated again: 5 of 10 after 1 hour, 3 of 10 after 1 day" in (
        say("trigger", "show", code, "--print").out
    )


def test_undo_takes_a_rating_back(say: Say) -> None:
    code = log(say)
    say("trigger", "rerate", "--strength", "5")
    say("undo")

    (entry,) = say("trigger", "show", code, "--json").json["entries"]
    assert entry["form"]["ratings"] == []
    assert "Rated again" not in entry["body"]


def test_the_urge_to_hurt_oneself_is_heard_and_not_kept(say: Say) -> None:
    code = log(say, urge=["send", "hurt_self"], distress_before=9, go_on="on")

    (entry,) = say("trigger", "show", code, "--json").json["entries"]
    assert entry["form"]["answers"]["urge"] == ["send"]
    assert "hurt" not in entry["body"]


def test_nothing_that_follows_from_it_tells_of_it_either(say: Say) -> None:
    answers = {"urge": ["hurt_self"], "urge_strength": 9, "acted_on_urge": "yes"}
    alone = log(say, **answers, go_on="on", distress_before=9)
    beside = log(say, **{**answers, "urge": ["send", "hurt_self"]}, go_on="on")

    (told,) = say("trigger", "show", alone, "--json").json["entries"]
    assert not {*answers} & {*told["form"]["answers"]}
    assert "urge" not in told["body"].casefold()
    (told,) = say("trigger", "show", beside, "--json").json["entries"]
    assert told["form"]["answers"]["acted_on_urge"] == "yes"


def test_stopping_at_the_worst_saves_what_is_there(say: Say) -> None:
    told = {name: STORM[name] for name in ("happened", "urge")}
    told |= {"distress_before": 8, "go_on": "stop"}

    said = say("trigger", "--answers", "-", stdin=json.dumps(told))

    assert "That is a lot. It is saved. You can stop here." in said.out


def test_only_triggers_are_rated_or_shown_as_one(say: Say) -> None:
    code = say.write("A quiet day.")

    assert "not a trigger" in say("trigger", "rerate", code, code=2).err
    assert "not a trigger" in say("trigger", "show", code, code=2).err


def test_where_there_is_none_it_says_how_to_begin(say: Say) -> None:
    assert say("trigger", "list").err.endswith("safespace trigger\n")
    assert "no trigger yet" in say("trigger", "rerate", "--strength", "1", code=3).err


@pytest.mark.parametrize("words", ["one word", "cancel friday"])
def test_what_was_answered_can_be_searched(say: Say, words: str) -> None:
    code = log(say)

    assert code in say("search", words).out


def test_discreet_lists_show_no_facts(say: Say) -> None:
    log(say)
    say("settings", "set", "discreet", "on")

    assert "Sam" not in say("trigger", "list").out
