"""The words for feelings: what comes along, somebody's own, and which are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from safespace.exercises.feelings import UNSURE, Feeling, pick_nearest
from safespace.exercises.vocabulary import OWN_FAMILY, load_feelings
from tests.contracts.test_wording import find_slips

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED, _ = load_feelings()
SIGNED = st.none() | st.integers(-4, 4)


def write(folder: Path, text: str) -> Path:
    path = folder / "feelings.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_word_that_comes_along_has_a_meaning_and_a_place() -> None:
    assert len(SHIPPED) > 70
    assert {one.family for one in SHIPPED} == {
        *("stirred up", "low", "lively", "calm", "rejection", "mixed")
    }
    for one in SHIPPED:
        assert one.meaning.endswith(".")
        assert len(one.meaning.split()) <= 15
        assert find_slips(one.meaning) == []


def test_the_rejection_family_has_its_fifteen_words() -> None:
    words = {one.value for one in SHIPPED if one.family == "rejection"}

    assert len(words) == 15
    assert {"left out", "on trial", "unsure where i stand"} <= words


@given(SIGNED, SIGNED)
def test_a_few_words_are_offered_and_not_sure_is_the_last(
    energy: int | None, pleasantness: int | None
) -> None:
    answers = {"energy": energy, "pleasantness": pleasantness}

    offered = pick_nearest(SHIPPED, answers)

    if energy is None and pleasantness is None:
        assert offered == SHIPPED
        return
    assert 6 <= len(offered) <= 8
    assert offered[-1].value == UNSURE
    assert len({one.value for one in offered}) == len(offered)
    families = [one.family for one in offered if isinstance(one, Feeling)]
    assert len(set(families)) > 1


def test_the_words_follow_energy_and_pleasantness() -> None:
    def words(energy: int, pleasantness: int) -> set[str]:
        answers = {"energy": energy, "pleasantness": pleasantness}
        return {one.value for one in pick_nearest(SHIPPED, answers)}

    assert {"panicky", "furious"} <= words(4, -4)
    assert "numb" in words(-4, -2)
    assert "delighted" in words(3, 4)
    assert "calm" in words(-2, 2)


def test_words_of_ones_own_join_and_take_their_own_meaning(tmp_path: Path) -> None:
    own = write(
        tmp_path,
        "feelings:\n"
        "  - word: Static\n    meaning: A hiss under everything.\n    energy: +3\n"
        "  - word: sad\n    meaning: My kind of sad.\n",
    )

    found, problems = load_feelings(own)

    by_word = {one.value: one for one in found}
    assert problems == ()
    assert (by_word["static"].family, by_word["static"].energy) == (OWN_FAMILY, 3)
    assert (by_word["sad"].meaning, by_word["sad"].family) == ("My kind of sad.", "low")
    assert len(found) == len(SHIPPED) + 1


def test_a_file_with_a_slip_is_named_with_its_line_and_left_out(tmp_path: Path) -> None:
    own = write(
        tmp_path,
        "feelings:\n  - word: static\n    meaning: A hiss.\n    energy: 9\n",
    )

    found, (problem,) = load_feelings(own)

    assert found == SHIPPED
    assert problem.message.startswith("feelings.yaml, line 4: energy")


def test_nothing_in_such_a_file_can_run(tmp_path: Path) -> None:
    own = write(tmp_path, "feelings: !!python/object/apply:os.system ['true']\n")

    found, (problem,) = load_feelings(own)

    assert found == SHIPPED
    assert "tags (!) are not read here" in problem.message
