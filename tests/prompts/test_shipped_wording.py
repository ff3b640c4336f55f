"""The copy rules: each finds what it is for, and finds it whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from safespace.prompts.reading_age import HIGHEST_GRADE, find_grade
from safespace.prompts.wording import (
    ALWAYS,
    GENDERED,
    INVENTED_NAMES,
    INVENTED_NUMBERS,
    LABELLING,
    SHAMING,
    STAYING,
    Rule,
    find_shape_slips,
    find_slips,
)

if TYPE_CHECKING:
    from safespace.prompts.shelf import Shelf


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (SHAMING, "You just broke your streak, calm down"),
        (GENDERED, "What did she say to Her sister?"),
        (LABELLING, "A symptom of your diagnosis"),
        (INVENTED_NAMES, "Dr Gottman in the Journal of Interpersonal Dynamics"),
        (INVENTED_NUMBERS, "73 of all, 5 %, 3x, ten percent"),
        (STAYING, "Staying to forgive them"),
    ],
    ids=["shaming", "gendered", "labelling", "names", "numbers", "staying"],
)
def test_each_rule_finds_its_words_in_any_case(rule: Rule, text: str) -> None:
    assert len(rule.find(text)) >= 2
    slips = list(find_slips(text, relational=rule is STAYING))
    assert all(what and mend for what, mend in slips)
    assert [what for what, _ in slips if what.endswith(rule.what)]


def test_words_are_looked_for_whole() -> None:
    assert SHAMING.find("adjust the broken, justified lostness") == []
    assert SHAMING.find("What should have been?") == ["should have"]


def test_staying_is_only_assumed_where_it_is_about_somebody() -> None:
    text = "What would forgiving mean to you?"
    assert list(find_slips(text, relational=False)) == []
    assert len(list(find_slips(text, relational=True))) == 1


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("What do you see?", 0),
        ("Name one thing.", 0),
        ('Finish this: "If that happens again, I will…"', 0),
        ("What do you see? And hear?", 1),
        ("What do you see", 1),
    ],
)
def test_a_prompt_is_one_question_or_one_invitation(text: str, slips: int) -> None:
    assert len(list(find_shape_slips(text))) == slips


def test_an_exclamation_mark_is_found() -> None:
    assert [what for what, _ in find_slips("Well done!", relational=False)]


def test_relational_prompts_are_there_to_be_looked_at(shelf: Shelf) -> None:
    assert sum(prompt.relational for prompt in shelf.prompts) >= 10
    assert len(ALWAYS) == 5


def test_a_whole_pack_is_read_with_ease_at_twelve(shelf: Shelf) -> None:
    for pack in shelf.packs:
        words = (t for p in pack.prompts for t in (p.text, p.why, *p.follow_ups))
        assert find_grade(" ".join(words)) <= HIGHEST_GRADE, pack.theme


def test_long_words_are_rare(shelf: Shelf) -> None:
    text = " ".join(f"{p.text} {p.why}" for p in shelf.prompts)
    words = re.findall(r"\w+", text)
    assert sum(len(word) > 10 for word in words) <= len(words) / 100
