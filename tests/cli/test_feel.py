"""feel: a word for it, body first, and the words there are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal.window import NARROW, WIDE

if TYPE_CHECKING:
    from tests.saying import Said, Say

FELT: dict[str, Any] = {
    "areas": ["chest"],
    "sensation_chest": "tight",
    "strength_chest": 7,
    "energy": 3,
    "pleasantness": -3,
    "words": ["exposed"],
    "wants": ["space"],
}


def feel(say: Say, code: int = 0, **answers: Any) -> Said:
    return say("feel", "--answers", "-", stdin=json.dumps(FELT | answers), code=code)


def test_what_is_felt_is_kept_with_energy_and_pleasantness(say: Say) -> None:
    code = feel(say).short

    (entry,) = say("read", code, "--json").json["entries"]
    assert entry["feelings"] == {"valence": -3, "energy": 3, "distress": None}
    assert "Chest: tight\nChest, strength: 7 of 10" in entry["body"]
    assert "Words: exposed" in entry["body"]


def test_not_sure_is_a_word_too(say: Say) -> None:
    code = feel(say, words=["unsure"]).short

    assert "Words: not sure" in say("read", code, "--print").out


def test_three_places_and_three_words_at_most(say: Say) -> None:
    said = feel(
        say,
        code=9,
        areas=["head", "face", "chest", "legs"],
        words=["sad", "torn", "flat", "low"],
    )

    assert "areas: This takes up to 3." in said.err
    assert "words: This takes up to 3." in said.err


def test_only_the_chosen_places_are_asked_about(say: Say) -> None:
    assert "do not lead to it" in feel(say, code=9, sensation_head="warm").err


def test_the_words_are_listed_without_a_journal(say_first: Say) -> None:
    told = say_first("feel", "words").out

    assert "on trial" in told
    assert "Every word could be held against you." in told
    assert told.endswith(f"{say_first.home}/feelings.yaml\n")


def test_a_slip_in_ones_own_words_is_named_and_the_rest_is_there(say: Say) -> None:
    (say.home / "feelings.yaml").write_text("feelings:\n  - word: static\n")

    said = say("feel", "words")

    assert "feelings.yaml, line 2: meaning is needed here" in said.err
    assert "on trial" in said.out


@pytest.mark.parametrize("width", [WIDE[0], NARROW[0]])
def test_the_list_of_words_fits(say: Say, width: int) -> None:
    say.environ |= {"COLUMNS": str(width), "CLICOLOR_FORCE": "1", "NO_COLOR": "1"}

    lines = say("feel", "words").out.splitlines()

    assert max(map(len, lines[:-1])) <= width
