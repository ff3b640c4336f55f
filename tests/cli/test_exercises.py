"""exercises: what there is to do, without a passphrase, somebody's own among it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from safespace.exercises.shelf import list_names

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say

WALK = """\
name: evening-walk
title: Evening walk
steps:
  - {name: where, question: "Where did you go?"}
  - {name: who, question: "Who came along?", kind: person}
  - {name: sky, question: "What was the sky?", kind: choice, options: [blue, grey]}
"""


def add(say: Say, text: str, name: str = "walk.yaml") -> Path:
    folder = say.home / "exercises"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_every_exercise_is_listed_with_how_long_it_takes(say_encrypted: Say) -> None:
    lines = say_encrypted("exercises").out.splitlines()

    assert [line.split()[0] for line in lines[:-1]] == list(list_names())
    assert len(lines) > 10
    assert all("about" in line for line in lines[:-1])


def test_the_list_comes_as_json(say: Say) -> None:
    found = say("exercises", "--json").json["exercises"]

    assert {one["name"] for one in found} == set(list_names())
    assert all(one["practices"] for one in found)


def test_ones_own_are_listed_done_and_kept_like_any_other(say: Say) -> None:
    add(say, WALK)
    assert "evening-walk" in say("exercises").out
    assert say("exercises", "--json").json["exercises"][-1]["own"]

    answers = json.dumps({"where": "The canal.", "who": "Ada", "sky": "grey"})
    code = say("do", "evening-walk", "--answers", "-", stdin=answers).short

    (entry,) = say("read", code, "--json").json["entries"]
    assert (entry["kind"], entry["people"]) == ("evening-walk", ["Ada"])
    assert entry["body"] == "Where: The canal.\nWho: Ada\nSky: grey\n"


def test_what_was_kept_is_read_when_the_file_is_gone(say: Say) -> None:
    path = add(say, WALK)
    code = say("do", "evening-walk", "--answers", "-", stdin='{"where": "Home."}').short
    path.unlink()

    assert "Where: Home." in say("read", code, "--print").out
    assert "safespace exercises" in say("do", "evening-walk", code=3).err


def test_a_bad_file_is_named_and_left_out(say: Say) -> None:
    add(say, WALK.replace("person", "crowd"))

    said = say("exercises")

    assert "walk.yaml, line 5: kind is one of words" in said.err
    assert "evening-walk" not in said.out
    assert "trigger" in said.out
    say("do", "evening-walk", code=3)


def test_a_file_can_be_checked_before_it_is_used(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "walk.yaml"
    path.write_text(WALK)
    assert "It can be read: evening-walk, 3 steps." in (
        say("exercises", "check", str(path)).out
    )

    path.write_text(WALK.replace("evening-walk", "trigger"))
    said = say("exercises", "check", str(path), code=9)
    assert "walk.yaml, line 1: name belongs to an exercise" in said.err
    assert "no file" in say("exercises", "check", str(tmp_path), code=2).err


def test_an_answer_of_ones_own_exercise_is_held_to_its_question(say: Say) -> None:
    add(say, WALK)

    said = say("do", "evening-walk", "--answers", "-", stdin='{"sky": "pink"}', code=9)

    assert "sky: This takes one of: blue, grey." in said.err
