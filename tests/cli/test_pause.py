"""pause: twenty seconds, a break with an end, and coming back from it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.saying import Said, Say


def pause(say: Say, **answers: Any) -> Said:
    return say("pause", "--answers", "-", stdin=json.dumps(answers))


def back(say: Say, *argv: str, code: int = 0, **answers: Any) -> Said:
    told = json.dumps(answers)
    return say("pause", "back", *argv, "--answers", "-", stdin=told, code=code)


def test_a_break_says_when_it_ends_and_what_to_send(say: Say) -> None:
    told = pause(say, calm="feet", distress_before=6, cool_off="m20").out

    assert "I am taking 20 minutes and will be back at 21:34." in told
    assert "safespace pause back" in told


def test_the_break_counts_as_the_distress_of_that_moment(say: Say) -> None:
    code = pause(say, distress_before=7, cool_off="m10").short

    (entry,) = say("read", code, "--json").json["entries"]
    assert entry["feelings"]["distress"] == 7
    assert entry["form"]["answers"]["return_at"] == "21:24"
    assert "Back at: 21:24" in entry["body"]


def test_at_high_distress_nothing_is_thought_over(say: Say) -> None:
    answers = {"distress_before": 8, "restate": "They say I never listen."}
    said = say("pause", "--answers", "-", stdin=json.dumps(answers), code=9)
    assert "restate: these answers do not lead to it" in said.err

    told = pause(say, distress_before=9, cool_off="m60").out
    assert "That is a lot. It is saved. You can stop here." in told
    assert "safespace help-now" in told


def test_below_five_no_break_is_needed(say: Say) -> None:
    told = pause(say, calm="breath", distress_before=4, restate="It was late.").out

    assert len(told.splitlines()) == 1


def test_somebody_frightened_is_led_to_safety_and_it_is_not_kept(say: Say) -> None:
    said = pause(say, calm="frightened", distress_before=7)

    assert said.out.splitlines()[1:] == ["Help lines: safespace help-now"]
    (entry,) = say("read", said.short, "--json").json["entries"]
    assert entry["form"]["answers"] == {"distress_before": 7}
    assert "fright" not in entry["body"]


def test_being_frightened_alone_keeps_nothing_and_still_leads_there(say: Say) -> None:
    said = pause(say, calm="frightened")

    assert "safespace help-now" in said.out
    assert "Nothing of this is kept." in said.err
    assert say("list").out == ""


@pytest.mark.parametrize(
    "never", [{"restate": "x"}, {"outcome": "x"}, {"cool_off": "m20"}]
)
def test_nobody_frightened_is_asked_for_the_other_side(
    say: Say, never: dict[str, str]
) -> None:
    answers = json.dumps({"calm": "frightened", "distress_before": 6} | never)

    said = say("pause", "--answers", "-", stdin=answers, code=9)

    assert "do not lead to it" in said.err


@pytest.mark.parametrize(("minutes", "planned"), [(20, True), (34, True), (50, False)])
def test_coming_back_at_the_named_time_is_noted(
    say: Say, minutes: int, *, planned: bool
) -> None:
    code = pause(say, distress_before=7, cool_off="m20").short
    say.now += timedelta(minutes=minutes)

    said = back(say, distress_after=3, one_step="Make tea.", parked=["money"])

    assert ("You came back at the time you named." in said.out) is planned
    (entry,) = say("read", said.short, "--json").json["entries"]
    (before,) = say("read", code, "--json").json["entries"]
    assert entry["form"]["about"] == before["id"]
    assert ("as_planned" in entry["form"]["answers"]) is planned
    assert entry["feelings"]["distress"] == 3


def test_a_break_over_midnight_ends_after_midnight(say: Say) -> None:
    say.now = say.now.replace(hour=23, minute=50)
    pause(say, distress_before=6, cool_off="m20")
    say.now += timedelta(minutes=20)

    assert "at the time you named" in back(say, distress_after=2).out


def test_one_comes_back_from_a_pause_once(say: Say) -> None:
    assert "nothing written with pause yet" in back(say, code=3).err
    pause(say, distress_before=6)
    back(say, distress_after=4)

    assert "came back from that pause before" in back(say, code=2).err


def test_still_high_after_the_break_offers_another(say: Say) -> None:
    pause(say, distress_before=9)

    told = back(say, distress_after=8, one_step="Lie down.").out

    assert "Another break: safespace pause" in told


def test_a_pause_needs_no_passphrase(say_encrypted: Say) -> None:
    answers = '{"distress_before": 6}'

    said = say_encrypted("pause", "--answers", "-", stdin=answers, unlock=False)

    assert said.out.startswith("Saved.")
