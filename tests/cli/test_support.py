"""support: questions that are never added up, two of which are never kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from safespace.exercises.exercise import Topic
from safespace.exercises.shelf import load
from safespace.exercises.walk import applying

if TYPE_CHECKING:
    from tests.saying import Said, Say


def support(say: Say, **answers: Any) -> Said:
    return say("support", "--answers", "-", stdin=json.dumps(answers))


def test_a_single_yes_lists_whom_one_could_ask(say: Say) -> None:
    told = support(say, sleep="yes", work="no").out

    assert "More support might be useful." in told
    assert "a help line: safespace help-now" in told


def test_without_a_yes_nothing_is_concluded(say: Say) -> None:
    told = support(say, sleep="some", work="no").out

    assert "More support" not in told
    assert "Nothing here is added up." in told


@pytest.mark.parametrize("item", ["hopeless", "afraid"])
@pytest.mark.parametrize("answer", ["yes", "some"])
def test_what_is_said_about_safety_is_acted_on_and_not_kept(
    say: Say, item: str, answer: str
) -> None:
    said = support(say, **{item: answer, "sleep": "no"})

    assert "safespace help-now" in said.out
    (entry,) = say("read", said.short, "--json").json["entries"]
    assert entry["form"]["answers"] == {"sleep": "no"}
    assert entry["body"] == "Sleep or appetite: no\n"


def test_said_alone_it_leaves_no_entry_at_all(say: Say) -> None:
    said = support(say, afraid="yes")

    assert "safespace help-now" in said.out
    assert say("list").out == ""


@pytest.mark.parametrize(
    ("item", "topic"), [("hopeless", Topic.HELP_NOW), ("afraid", Topic.SAFETY)]
)
def test_the_page_comes_right_after_the_answer(item: str, topic: Topic) -> None:
    exercise = load("support")
    assert exercise is not None

    for answer, comes in (("yes", True), ("some", True), ("no", False)):
        steps = applying(exercise, {item: answer})
        after = [
            s.topic
            for s, before in zip(steps[1:], steps, strict=False)
            if before.name == item
        ]
        assert (after == [topic]) is comes


def test_no_number_is_kept_or_told(say: Say) -> None:
    said = support(say, sleep="yes", avoiding="yes", panic="some")

    (entry,) = say("read", said.short, "--json").json["entries"]
    assert not any(sign.isdigit() for sign in entry["body"])
    assert not any(sign.isdigit() for sign in said.out.split("\n", 1)[1])
