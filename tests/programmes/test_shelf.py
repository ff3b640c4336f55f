"""Programmes are data: every shipped one is sound, a bad one of somebody's is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.exercises.shelf import list_names
from safespace.programmes.shelf import SHIPPED, load_programmes

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.programmes.programme import Programme

NOWHERE = SHIPPED / "nowhere"
ALL = tuple(load_programmes(NOWHERE).found.values())
EXPECTED_LATER = {"listen", "feel", "validate", "support", "pause"}
GOOD = "programme: mine\ntitle: Mine\nsteps:\n  - id: one\n    prompt: What now?\n"


def test_the_three_programmes_come_along() -> None:
    assert {one.name for one in ALL} == {
        "friendship",
        "rebuild",
        "emotional-intelligence",
    }
    assert load_programmes(NOWHERE).problems == ()


@pytest.mark.parametrize("programme", ALL, ids=lambda one: one.name)
def test_every_step_asks_one_thing_in_few_words(programme: Programme) -> None:
    for stage in programme.stages:
        assert len(stage.prompt.split()) <= 30, stage.id
        assert "!" not in stage.prompt + stage.why
        assert stage.prompt.count("?") <= 2
        assert stage.part
        assert stage.why
        assert stage.exercise is None or stage.exercise in {
            *list_names(),
            *EXPECTED_LATER,
        }


def test_both_sides_of_a_hurt_are_in_the_one_about_trust() -> None:
    (rebuild,) = (one for one in ALL if one.name == "rebuild")

    parts = " ".join(stage.part for stage in rebuild.stages)
    assert "If you were hurt" in parts
    assert "If you did the hurting" in parts
    assert rebuild.stages[0].id == "safe-first"
    assert {"S-60", "S-61"} <= {*rebuild.practice}


def test_somebodys_own_programme_is_found(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD)

    assert load_programmes(tmp_path).found["mine"].stages[0].prompt == "What now?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("programme: [x", "line 2: this cannot be read"),
        ("", "empty"),
        (GOOD + "  - id: one\n    prompt: Again?\n", "line 6: another step"),
        (GOOD.replace("mine", "friendship"), "a programme by this name"),
        (GOOD.replace("Mine", "&a Mine"), "anchors"),
        (GOOD + "surprise: 1\n", "line 6"),
        ("a: " + "[" * 1000, "nested"),
    ],
)
def test_a_bad_one_is_named_and_the_rest_work(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "bad.yaml").write_text(text)

    loaded = load_programmes(tmp_path)

    assert len(loaded.found) == 3
    (problem,) = loaded.problems
    assert "bad.yaml" in problem.message
    assert told in problem.message
