"""checkback: what was feared, what happened in the end, and when nothing is asked."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.saying import Say

FEAR: dict[str, Any] = {
    "happened": "Sam answered with one word.",
    "distress_before": 6,
    "feared": "Sam will cancel Friday",
    "p_before": 70,
}


def fear(say: Say, **answers: Any) -> str:
    return say("trigger", "--answers", "-", stdin=json.dumps(FEAR | answers)).short


def check(say: Say, code: str, **answers: Any) -> Any:
    return say("checkback", code, "--answers", "-", stdin=json.dumps(answers))


def due(say: Say) -> list[str]:
    return [one["short"] for one in say("checkback", "--json").json["due"]]


def test_a_fear_comes_due_on_its_day_with_its_words(say: Say) -> None:
    code = fear(say)

    assert "nothing to check on" in say("checkback").err
    say.now += timedelta(days=3)
    told = say("checkback", "list").out
    assert told.startswith(f"{code}  written Sat 21 Nov 2026, 70 % likely then")
    assert "Sam will cancel Friday" in told


def test_the_answer_keeps_the_prediction_as_it_was_written(say: Say) -> None:
    code = fear(say)
    say.now += timedelta(days=3)

    short = check(say, code, outcome="did_not", coped=7, learned="She was busy.").short

    (entry,) = say("read", short, "--json").json["entries"]
    (trigger,) = say("read", code, "--json").json["entries"]
    assert entry["kind"] == "checkback"
    assert entry["form"]["about"] == trigger["id"]
    assert entry["form"]["answers"]["prediction"] == "Sam will cancel Friday"
    assert entry["form"]["answers"]["expected"] == 70
    assert "In the end: it did not happen" in entry["body"]
    assert due(say) == []


def test_nobody_can_rewrite_what_they_expected(say: Say) -> None:
    code = fear(say)

    short = check(say, code, outcome="happened", prediction="Nothing at all").short

    (entry,) = say("read", short, "--json").json["entries"]
    assert entry["form"]["answers"]["prediction"] == "Sam will cancel Friday"


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("happened", "That happened, and it hurt. What helped you through?"),
        ("partly", "That happened, and it hurt. What helped you through?"),
        ("did_not", "The outcome was different this time. Worth keeping?"),
        ("cant_tell", None),
        ("no_longer", None),
    ],
)
def test_each_outcome_ends_in_its_own_words(
    say: Say, outcome: str, told: str | None
) -> None:
    lines = check(say, fear(say), outcome=outcome).out.splitlines()

    assert lines[1:] == ([told] if told else [])


def test_what_cannot_be_told_is_complete(say: Say) -> None:
    code = fear(say)

    said = say(
        *("checkback", code, "--answers", "-"),
        stdin='{"outcome": "cant_tell", "actual": "?"}',
        code=9,
    )

    assert "do not lead to it" in said.err


def test_it_is_asked_once(say: Say) -> None:
    code = fear(say)
    check(say, code, outcome="partly")

    assert "came back to that one before" in say("checkback", code, code=2).err


def test_three_a_day_and_the_oldest_first(say: Say) -> None:
    days = ("2026-11-25", "2026-11-23", "2026-11-24", "2026-11-22")
    codes = [fear(say, check_on=day) for day in days]
    say.now += timedelta(days=10)

    first = [codes[3], codes[1], codes[2]]
    assert due(say) == first
    for code in first:
        check(say, code, outcome="did_not")
    assert due(say) == []
    assert "enough for today" in say("checkback").err
    say.now += timedelta(days=1)
    assert due(say) == [codes[0]]


def test_putting_it_off_works_once_then_it_closes(say: Say) -> None:
    code = fear(say)
    say.now += timedelta(days=3)

    assert "to 2026-11-27" in say("checkback", "--later").out
    assert due(say) == []
    say.now += timedelta(days=3)
    assert due(say) == [code]
    said = say("checkback", "--later")
    assert "closes as: I can't tell" in said.out
    (entry,) = say("read", said.short, "--json").json["entries"]
    assert entry["form"]["answers"]["outcome"] == "cant_tell"
    assert due(say) == []


def test_rating_the_trigger_keeps_that_it_was_put_off(say: Say) -> None:
    code = fear(say)
    say("checkback", code, "--later")
    say("trigger", "rerate", code, "--strength", "2")

    (entry,) = say("trigger", "show", code, "--json").json["entries"]
    assert entry["form"]["answers"]["put_off"] == "2026-11-24"


@pytest.mark.parametrize("rated", ["write", "rerate"])
def test_at_high_distress_nothing_is_asked(say: Say, rated: str) -> None:
    code = fear(say)
    say.now += timedelta(days=3)
    if rated == "write":
        say.write("A storm.", "--distress", "8")
    else:
        say("trigger", "rerate", code, "--strength", "9")

    assert due(say) == []
    assert "safespace pause" in say("checkback").err
    say.now += timedelta(hours=25)
    assert due(say) == [code]


def test_a_lower_rating_since_then_opens_it_again(say: Say) -> None:
    code = fear(say, check_on="2026-11-21")
    say.write("A storm.", "--distress", "9")
    assert due(say) == []

    say.now += timedelta(hours=1)
    say("trigger", "rerate", code, "--strength", "4")

    assert due(say) == [code]


def test_the_end_of_a_storm_counts_for_more_than_its_beginning(say: Say) -> None:
    say.write("A storm.", "--distress", "9")
    code = fear(say, check_on="2026-11-21", distress_before=9, distress_after=3)

    assert due(say) == [code]


def test_a_rating_in_the_bin_is_not_how_somebody_is(say: Say) -> None:
    code = fear(say, check_on="2026-11-21")
    say.write("A storm.", "--distress", "9")
    assert due(say) == []
    say("undo")

    assert due(say) == [code]


def test_a_fear_nobody_logged_can_be_looked_at_too(say: Say) -> None:
    answers = {"prediction": "Rain", "expected": 90, "outcome": "did_not"}

    said = say("do", "checkback", "--answers", "-", stdin=json.dumps(answers))

    assert "The outcome was different this time." in said.out
    assert due(say) == []


def test_what_is_tried_next_comes_due_like_a_fear(say: Say) -> None:
    short = check(
        say,
        fear(say),
        **{"outcome": "did_not", "try": "Ask earlier", "predict": "A sigh", "pct": 60},
    ).short
    say.now += timedelta(days=3)

    (one,) = say("checkback", "--json").json["due"]
    assert (one["short"], one["expected"], one["percent"]) == (short, "A sigh", 60)
    check(say, short, outcome="did_not")
    assert due(say) == []


def test_binned_triggers_are_not_asked_about(say: Say) -> None:
    code = fear(say)
    say.now += timedelta(days=3)
    assert due(say) == [code]
    say("delete", code)

    assert due(say) == []


def test_only_predictions_are_checked(say: Say) -> None:
    code = say.write("A quiet day.")

    assert "no prediction" in say("checkback", code, code=2).err
    assert "--answers" in say("checkback", "--answers", "-", code=2).err


def test_discreet_lists_keep_the_words_back(say: Say) -> None:
    fear(say, check_on="2026-11-21")
    assert "cancel" in say("checkback", "list").out
    say("settings", "set", "discreet", "on")

    assert "cancel" not in say("checkback", "list").out
    assert say("checkback", "--json").json["due"][0]["expected"] is None
