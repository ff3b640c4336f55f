"""How much there is to ask: the figures the shipped library has to reach."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from safespace.prompts.pack import Depth, Perspective
from tests.prompts.test_shipped_packs import THEMES

if TYPE_CHECKING:
    from safespace.prompts.shelf import Shelf

ENOUGH = 365
SHARES = {Depth.GENTLE: 45, Depth.STEADY: 40, Depth.DEEP: 15}
# Everything the sources advise has a question of its own, exercises or not.
PRACTICES = {f"S-{n:02d}" for n in range(1, 71)}


def test_there_is_a_prompt_for_every_day_of_a_year(shelf: Shelf) -> None:
    assert len(shelf.prompts) >= ENOUGH


def test_there_are_eighteen_packs_of_twelve_or_more(shelf: Shelf) -> None:
    sizes = {pack.theme: len(pack.prompts) for pack in shelf.packs}
    assert set(sizes) == THEMES
    assert len(THEMES) == 18
    assert min(sizes.values()) >= 12


def test_about_45_in_100_are_gentle_40_steady_and_15_deep(shelf: Shelf) -> None:
    depths = Counter(prompt.depth for prompt in shelf.prompts)
    for depth, share in SHARES.items():
        assert abs(100 * depths[depth] / len(shelf.prompts) - share) <= 7, depth


def test_no_theme_is_more_than_15_in_100_deep(shelf: Shelf) -> None:
    deep = {
        pack.theme: sum(prompt.depth is Depth.DEEP for prompt in pack.prompts)
        / len(pack.prompts)
        for pack in shelf.packs
    }
    assert {theme: share for theme, share in deep.items() if share > 0.15} == {}


def test_nobody_is_left_out(shelf: Shelf) -> None:
    asked = Counter(prompt.perspective for prompt in shelf.prompts)
    assert {who: n for who in Perspective if (n := asked[who]) < 12} == {}


def test_every_practice_has_a_prompt(shelf: Shelf) -> None:
    there = {code for prompt in shelf.prompts for code in prompt.practice}
    assert PRACTICES - there == set()
