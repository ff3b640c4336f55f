"""validate: three lines or a letter, and only three lines when it is too much."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from safespace.exercises.shelf import load
from safespace.exercises.walk import applying

if TYPE_CHECKING:
    from tests.saying import Said, Say

LINES: dict[str, Any] = {
    "facts": "No answer.",
    "makes_sense": "I waited.",
    "kind_thing": "A bath.",
}
ONLY_IN_A_LETTER = ("others", "own_part", "friend")


def validate(say: Say, code: int = 0, **answers: Any) -> Said:
    return say("validate", "--answers", "-", stdin=json.dumps(answers), code=code)


def test_three_lines_are_enough(say: Say) -> None:
    code = validate(say, mode="three", **LINES, harsh_before=8, harsh_after=5).short

    (entry,) = say("read", code, "--json").json["entries"]
    assert entry["body"] == (
        "Form: three lines\nHarshness: 8 of 10\nFacts: No answer.\n"
        "Makes sense: I waited.\nOne kind thing: A bath.\nHarshness later: 5 of 10\n"
    )


def test_a_letter_asks_three_things_more(say: Say) -> None:
    more: dict[str, Any] = dict.fromkeys(ONLY_IN_A_LETTER, "Some words.")

    validate(say, mode="letter", **LINES, **more)
    said = validate(say, code=9, mode="three", **LINES, **more)

    assert all(f"{name}: these answers do not" in said.err for name in more)


def test_at_high_distress_there_are_only_three_lines(say: Say) -> None:
    said = validate(say, code=9, distress_before=8, mode="letter", friend="You may.")
    assert "mode: these answers do not lead to it" in said.err
    assert "friend: these answers do not lead to it" in said.err

    said = validate(say, distress_before=8, **LINES)
    assert "That is a lot. It is saved. You can stop here." in said.out


@pytest.mark.parametrize(
    ("voice", "begins"),
    [
        ({"voice": "i"}, "It makes sense that I felt … because …"),
        ({"voice": "you"}, "It makes sense that you felt … because …"),
        (
            {"voice": "name", "my_name": "Mo"},
            "It makes sense that Mo felt … because …",
        ),
        ({}, "It makes sense that I felt … because …"),
    ],
)
def test_the_sentence_begins_in_the_chosen_voice(
    voice: dict[str, str], begins: str
) -> None:
    exercise = load("validate")
    assert exercise is not None

    (step,) = [s for s in applying(exercise, voice) if s.name == "makes_sense"]

    assert step.show is not None
    assert step.show(voice) == begins


@pytest.mark.parametrize(("believed", "softer"), [(55, True), (60, False)])
def test_what_is_hard_to_believe_may_be_softer(
    say: Say, believed: int, *, softer: bool
) -> None:
    told = validate(say, **LINES, believable=believed).out

    assert ("A softer line" in told) is softer
