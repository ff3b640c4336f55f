"""Somebody's own exercises: what a file may hold, and what is said where it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.errors import BadInputError
from safespace.exercises.kinds import Day, Items, Person, Words
from safespace.exercises.numbers import STRENGTH, Chance
from safespace.exercises.options import Choice, Several
from safespace.exercises.own import load_own, read_exercise
from safespace.exercises.shelf import list_names

if TYPE_CHECKING:
    from pathlib import Path

WALK = """\
name: evening-walk
title: Evening walk
summary: What the walk was like.
minutes: 3
steps:
  - name: where
    question: Where did you go?
  - name: seen
    question: What did you see?
    kind: lines
  - name: tired
    question: How tired are your legs?
    kind: scale
  - name: again
    question: How likely is it that you go again tomorrow?
    kind: percent
  - name: weather
    question: What was the weather?
    kind: choice
    options: [sun, rain, "no idea"]
  - name: with_me
    question: What came along?
    kind: several
    options: [the dog, an umbrella]
    label: Came along
    hint: As many as fit.
  - name: next
    question: When is the next one?
    kind: day
  - name: who
    question: Who was there?
    kind: person
"""


def write(folder: Path, text: str, name: str = "walk.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refuse(folder: Path, text: str) -> str:
    """Read a file that cannot be read, and return what is said of it."""
    with pytest.raises(BadInputError) as caught:
        read_exercise(write(folder, text))
    return caught.value.message


def test_every_kind_of_step_can_be_asked(tmp_path: Path) -> None:
    exercise = read_exercise(write(tmp_path, WALK))

    kinds = [type(step.kind) for step in exercise.steps]
    assert kinds == [
        *(Words, Items, type(STRENGTH), Chance),
        *(Choice, Several, Day, Person),
    ]
    assert (exercise.name, exercise.minutes) == ("evening-walk", 3)
    assert exercise.steps[0].label == "Where"
    assert (exercise.steps[5].label, exercise.steps[5].hint) == (
        *("Came along", "As many as fit."),
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("name: evening-walk", "name: trigger", "line 1: name belongs to an exercise"),
        ("name: evening-walk", "name: entry", "line 1: name belongs to an exercise"),
        ("name: evening-walk", "name: ../walk", "line 1: name looks like evening-walk"),
        ("name: where", "name: Where to", "line 6: name looks like what_helped"),
        ("name: seen", "name: where", "line 8: another step above has this name"),
        ("kind: lines", "kind: video", "line 10: kind is one of words, lines"),
        ("    kind: choice\n", "", "options go with the kinds choice and several"),
        ("[the dog, an umbrella]", "[the dog]", "options lists two or more"),
        ("minutes: 3", "minutes: soon", "line 4: minutes is a whole number"),
        ("minutes: 3", "when: now", "line 4: this key is not one of"),
        ("Where did you go?", "[", "cannot be read as YAML"),
        ("Where did you go?", "&a who", "anchors and aliases"),
        ("Where did you go?", "!!python/name:os.system x", "tags (!) are not read"),
        ("Where did you go?", "go " * 31, "line 7: question has at most 30 words"),
        ("Where did you go?", '"\\u202egnp"', "characters that cannot be seen"),
    ],
)
def test_a_slip_is_told_with_its_line(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    assert before in WALK

    said = refuse(tmp_path, WALK.replace(before, after))

    assert said.startswith("walk.yaml")
    assert told in said


def test_a_bad_file_is_named_and_the_others_are_there(tmp_path: Path) -> None:
    write(tmp_path, WALK)
    write(tmp_path, "name: half", "half.yml")
    write(tmp_path, WALK, "walk-again.yaml")
    (tmp_path / "folder.yaml").mkdir()
    write(tmp_path, "not YAML at all: [", "notes.txt")

    shelf = load_own(tmp_path)

    assert [one.name for one in shelf.exercises] == ["evening-walk"]
    assert [problem.message.split(":")[0] for problem in shelf.problems] == [
        "folder.yaml",
        "half.yml, line 1",
        "walk.yaml",
    ]


@pytest.mark.parametrize("name", list_names())
def test_no_name_of_a_shipped_exercise_can_be_taken(tmp_path: Path, name: str) -> None:
    assert "belongs to" in refuse(tmp_path, WALK.replace("evening-walk", name))
