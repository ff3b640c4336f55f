"""The day's prompt: settled by date and salt, and every prompt gets its turn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from safespace.prompts.choose import Taste, choose_daily
from safespace.prompts.pack import Depth, Perspective, Prompt, PromptId
from tests.prompts.samples import a_prompt

if TYPE_CHECKING:
    from safespace.prompts.shelf import Shelf

DAY = date(2026, 11, 22)

days = st.dates(max_value=date(2400, 1, 1))
salts = st.text(st.characters(codec="utf-8"), max_size=20)
shelves = st.lists(
    st.builds(
        lambda n, depth, who: a_prompt(
            id=PromptId(f"weather-{n:03d}"), depth=depth, perspective=who
        ),
        st.integers(1, 999),
        st.sampled_from(Depth),
        st.sampled_from(Perspective),
    ),
    unique_by=lambda prompt: prompt.id,
    max_size=40,
)


def everyday(prompts: list[Prompt]) -> set[str]:
    return {
        prompt.id
        for prompt in prompts
        if prompt.depth is not Depth.DEEP and prompt.perspective is not Perspective.ALLY
    }


@given(prompts=shelves, day=days, salt=salts)
def test_the_same_day_and_salt_give_the_same_prompt(
    prompts: list[Prompt], day: date, salt: str
) -> None:
    chosen = choose_daily(prompts, day=day, salt=salt)
    assert chosen == choose_daily(prompts[::-1], day=day, salt=salt)


@given(prompts=shelves, day=days, salt=salts)
def test_a_full_round_shows_each_eligible_prompt_once(
    prompts: list[Prompt], day: date, salt: str
) -> None:
    eligible = everyday(prompts)
    shown = [
        choose_daily(prompts, day=day + timedelta(days=n), salt=salt)
        for n in range(2 * len(eligible))
    ]
    ids = [prompt.id for prompt in shown if prompt]
    first, second = ids[: len(eligible)], ids[len(eligible) :]
    assert first == second
    assert len(first) == len(set(first))
    assert set(first) == eligible


@given(prompts=shelves, day=days, salt=salts)
def test_a_day_is_never_deep(prompts: list[Prompt], day: date, salt: str) -> None:
    chosen = choose_daily(
        prompts, day=day, salt=salt, taste=Taste(frozenset(Perspective))
    )
    assert chosen is None or chosen.depth is not Depth.DEEP


def test_ally_prompts_come_when_asked_for(shelf: Shelf) -> None:
    chosen = choose_daily(
        shelf.prompts, day=DAY, salt="s", taste=Taste(frozenset({Perspective.ALLY}))
    )
    assert chosen is not None
    assert chosen.theme == "ally"


def test_another_language_is_a_choice_of_its_own() -> None:
    prompts = [a_prompt(lang="de")]
    assert choose_daily(prompts, day=DAY, salt="s") is None
    assert (
        choose_daily(prompts, day=DAY, salt="s", taste=Taste(lang="de")) == prompts[0]
    )


def test_nothing_eligible_is_none() -> None:
    assert choose_daily([], day=DAY, salt="s") is None


def test_each_install_has_an_order_of_its_own(shelf: Shelf) -> None:
    chosen = {
        choose_daily(shelf.prompts, day=DAY, salt=str(salt)) for salt in range(200)
    }
    assert len(chosen) > 30


def test_the_order_is_settled_for_good() -> None:
    """Worked out with `b2sum -l 128`: another rule would repeat prompts early."""
    ids = [f"weather-{n:03d}" for n in range(1, 6)]
    prompts = [a_prompt(id=PromptId(each)) for each in ids]
    shown = [
        choose_daily(prompts, day=DAY + timedelta(days=n), salt="salt")
        for n in range(5)
    ]
    assert [prompt.id[-1] for prompt in shown if prompt] == list("34125")
