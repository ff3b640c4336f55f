"""do: any exercise from a file of answers, and what bad answers are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.saying import Say


def test_the_empty_form_can_be_filled_in_and_saved(say: Say) -> None:
    form = json.loads(say("do", "trigger", "--blank").out)
    form |= {"happened": "The call ended early.", "distress_before": 6}

    code = say("do", "trigger", "--answers", "-", stdin=json.dumps(form)).short

    entry = say("read", code, "--json").json["entries"][0]
    assert entry["kind"] == "trigger"
    assert entry["form"]["answers"] == {
        "happened": "The call ended early.",
        "distress_before": 6,
    }
    assert entry["feelings"]["distress"] == 6
    assert entry["body"] == "Facts: The call ended early.\nStrength: 6 of 10\n"


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ('{"happened": 3}', "happened: This takes words."),
        ('{"distress_before": 11}', "from 0 to 10"),
        ('{"urge": ["fly"]}', "This takes one of: withdraw"),
        ('{"nothing": 1}', "there is no such step"),
        ('{"p_before": 70}', "do not lead to it"),
        ("[]", "one JSON object"),
        ("{", "not JSON"),
        ("{}", "no answer in that"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_answers_that_do_not_fit_save_nothing(
    say: Say, answers: str, told: str
) -> None:
    said = say("do", "trigger", "--answers", "-", stdin=answers, code=9)

    assert told in said.err
    assert "Traceback" not in said.err
    assert say("list").out == ""


def test_every_slip_is_named_at_once(say: Say) -> None:
    slips = '{"happened": 3, "distress_before": "high"}'

    said = say("do", "trigger", "--answers", "-", stdin=slips, code=9)

    assert "happened:" in said.err
    assert "distress_before:" in said.err


def test_an_exercise_nobody_knows(say: Say) -> None:
    assert "safespace exercises" in say("do", "juggling", code=3).err


def test_where_nobody_can_be_asked_it_says_how_else(say: Say) -> None:
    assert "--answers" in say("do", "trigger", code=2).err


def test_answers_are_sealed_while_the_journal_is_locked(say_encrypted: Say) -> None:
    answers = '{"happened": "the heron stood in the river"}'
    said = say_encrypted("do", "trigger", "--answers", "-", stdin=answers, unlock=False)

    assert said.out.startswith("Saved. It will join the journal")
    everything = [p.read_bytes() for p in say_encrypted.home.rglob("*") if p.is_file()]
    assert not any(b"heron" in raw for raw in everything)
    entry = say_encrypted("read", "--json").json["entries"][0]
    assert entry["form"]["answers"]["happened"] == "the heron stood in the river"
    assert entry["captured"]
