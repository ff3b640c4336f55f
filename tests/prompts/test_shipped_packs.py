"""What every shipped pack promises, apart from its wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.prompts.checking import PackFile, check_packs
from safespace.prompts.library import find_folders, list_files
from safespace.prompts.pack import Depth, Perspective

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.prompts.shelf import Shelf

FOLDER = find_folders()[0]
THEMES = {
    "triggers_facts_story",
    "feelings_body",
    "self_validation",
    "self_compassion_shame",
    "reassurance_uncertainty",
    "trust_reliability",
    "communication",
    "listening_empathy",
    "boundaries_privacy",
    "conflict_repair",
    "appreciation_joy",
    "vulnerability",
    "past_echoes",
    "forgiveness",
    "masking_friendship",
    "self_care_support",
    "ally",
    "values_growth",
}
LEAST = {
    "triggers_facts_story": 24,
    "feelings_body": 22,
    "self_validation": 22,
    "self_compassion_shame": 19,
    "reassurance_uncertainty": 19,
    "trust_reliability": 22,
    "communication": 23,
    "listening_empathy": 21,
    "boundaries_privacy": 23,
    "appreciation_joy": 22,
    "ally": 21,
    "conflict_repair": 24,
    "forgiveness": 16,
    "masking_friendship": 23,
    "past_echoes": 16,
    "self_care_support": 20,
    "values_growth": 17,
    "vulnerability": 19,
}
TAGS = {
    "criticism",
    "slow_reply",
    "tone",
    "reading_texts",
    "left_out",
    "teasing",
    "plan_change",
    "own_mistake",
    "comparison",
    "compliment_or_apology",
    "silence",
    "grounding",
}


def test_every_pack_can_be_read(shelf: Shelf) -> None:
    assert [problem.message for problem in shelf.problems] == []
    assert len(shelf.prompts) >= 390


def test_all_eighteen_themes_have_enough_for_some_weeks(shelf: Shelf) -> None:
    sizes = {pack.theme: len(pack.prompts) for pack in shelf.packs}
    assert set(sizes) == THEMES
    short = {theme for theme, size in sizes.items() if size < LEAST[theme]}
    assert short == set()


def test_the_check_for_authors_finds_nothing_in_them() -> None:
    files = [PackFile(path, path.name, own=False) for path in list_files(FOLDER)]
    checked = check_packs(files)
    assert checked.compared
    assert checked.findings == ()
    assert checked.prompts >= 100


def test_the_same_check_finds_what_is_slipped_into_one_of_them(tmp_path: Path) -> None:
    text = (FOLDER.path / "communication.yaml").read_text()
    bad = tmp_path / "communication.yaml"
    bad.write_text(text.replace("What ", "What a toxic 73% of ", 1))
    assert [each.line > 1 for each in check_packs([PackFile(bad, "c", False)]).problems]


def test_a_pack_is_named_after_its_theme(shelf: Shelf) -> None:
    names = [path.stem for path in list_files(FOLDER)]
    assert names == sorted(pack.theme for pack in shelf.packs)


def test_every_prompt_says_what_it_practises_why_and_who_reviewed_it(
    shelf: Shelf,
) -> None:
    for prompt in shelf.prompts:
        assert prompt.practice, prompt.id
        assert prompt.why, prompt.id
        assert prompt.reviewed_on, prompt.id
        assert len(prompt.follow_ups) <= 2, prompt.id


def test_tags_are_those_that_entries_and_triggers_have(shelf: Shelf) -> None:
    for prompt in shelf.prompts:
        assert set(prompt.tags) <= TAGS, prompt.id


def test_deep_prompts_wait_for_daylight_and_for_calmer_hours(shelf: Shelf) -> None:
    deep = [prompt for prompt in shelf.prompts if prompt.depth is Depth.DEEP]
    assert deep
    assert all(prompt.max_distress <= 5 and not prompt.night_ok for prompt in deep)


def test_every_perspective_is_used_and_allies_have_their_own_pack(
    shelf: Shelf,
) -> None:
    assert {prompt.perspective for prompt in shelf.prompts} == set(Perspective)
    for prompt in shelf.prompts:
        assert (prompt.perspective is Perspective.ALLY) == (prompt.theme == "ally")


def test_hard_days_always_leave_something_to_offer(shelf: Shelf) -> None:
    offered = [
        prompt
        for prompt in shelf.prompts
        if prompt.max_distress >= 8 and not prompt.relational and not prompt.ruminative
    ]
    assert len(offered) >= 30
    assert any("grounding" in prompt.tags for prompt in offered)
