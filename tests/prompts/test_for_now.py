"""A prompt for now: never too much, never again too soon, and able to say why."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from safespace.prompts.choose import Taste
from safespace.prompts.for_now import STEADYING, Choice, choose_now
from safespace.prompts.pack import (
    HIGHEST_DISTRESS,
    Depth,
    Perspective,
    Prompt,
    PromptId,
)
from safespace.prompts.shown import Showing, theme_of
from safespace.prompts.situation import Situation, Wish
from tests.prompts.samples import a_prompt

DAY = date(2026, 11, 22)
UPPER = string.ascii_uppercase + string.digits
NOON = datetime(2026, 11, 22, 12, 0)  # noqa: DTZ001 - a wall clock
OTHERS = ("communication", "conflict_repair", "feelings_body", "past_echoes")
THEMES = (*sorted(STEADYING), *OTHERS)


def make_library(each: int = 6) -> list[Prompt]:
    """Return prompts of nine themes, in every depth and perspective."""
    people = [who for who in Perspective if who is not Perspective.ALLY]
    return [
        a_prompt(
            id=PromptId(f"{theme}-{n:03d}"),
            theme=theme,
            depth=(depth := list(Depth)[n % 3]),
            max_distress=HIGHEST_DISTRESS[depth],
            night_ok=depth is not Depth.DEEP,
            perspective=people[n % 5],
            relational=n % 4 == 1,
            ruminative=n % 5 == 4,
        )
        for theme in THEMES
        for n in range(each)
    ]


LIBRARY = make_library()
BY_ID = {str(prompt.id): prompt for prompt in LIBRARY}


def here(**more: Any) -> Situation:
    """Return a calm noon, with some things different."""
    return replace(Situation(now=NOON, day=DAY), **more)


def calm(**more: Any) -> Situation:
    return here(distress=2, distress_age_h=1.0, deep=True, **more)


def choose(situation: Situation, prompts: list[Prompt] = LIBRARY) -> Choice:
    return choose_now(prompts, situation, salt="s")


def chosen(situation: Situation, prompts: list[Prompt] = LIBRARY) -> Prompt:
    found = choose(situation, prompts).prompt
    assert found is not None
    return found


def reach(situation: Situation) -> set[Depth]:
    """Return every depth that comes, over many draws."""
    drawn = (choose_now(LIBRARY, situation, salt=str(n)).prompt for n in range(60))
    return {prompt.depth for prompt in drawn if prompt}


def live(turns: int, start: Situation, prompts: list[Prompt]) -> list[Showing]:
    """Ask for another again and again, a few times a day."""
    shown: list[Showing] = list(start.shown)
    for turn in range(turns):
        day = DAY + timedelta(days=turn // 3)
        found = choose(replace(start, day=day, shown=tuple(shown)), prompts).prompt
        assert found is not None
        shown.append(Showing(day, found.id))
    return shown


situations = st.builds(
    Situation,
    now=st.datetimes(),
    day=st.just(DAY),
    distress=st.none() | st.integers(0, 10),
    distress_age_h=st.none() | st.floats(0, 100),
    very_high=st.booleans(),
    topics=st.lists(st.sampled_from(THEMES), max_size=2).map(tuple),
    held=st.sampled_from([(), ("Ada",)]),
    circling=st.booleans(),
    shown=st.lists(
        st.builds(
            Showing,
            st.dates(DAY - timedelta(days=60), DAY),
            st.sampled_from(sorted(BY_ID)),
            st.booleans(),
        ),
        max_size=30,
    ).map(lambda shown: tuple(sorted(shown, key=lambda each: each.day))),
    deep=st.booleans(),
    wish=st.builds(
        Wish,
        theme=st.none() | st.sampled_from(THEMES),
        depth=st.none() | st.sampled_from(Depth),
        easier=st.booleans(),
        consent=st.booleans(),
    ),
)


@given(situation=situations, salt=st.text(max_size=8))
def test_the_same_moment_and_history_give_the_same_prompt_and_reasons(
    situation: Situation, salt: str
) -> None:
    first = choose_now(LIBRARY, situation, salt=salt)
    assert first == choose_now(LIBRARY[::-1], situation, salt=salt)
    assert all(
        reason[0] in UPPER and reason.endswith((".", "on")) for reason in first.reasons
    )
    assert first.reasons


@given(situation=situations)
@settings(max_examples=300)
def test_whatever_is_asked_for_nothing_is_too_much(situation: Situation) -> None:
    choice = choose(situation)
    distress = situation.recent_distress or 0
    assert choice.grounding == (situation.very_high or distress >= 8)
    found = choice.prompt
    if found is None:
        return
    assert not choice.grounding
    assert found.max_distress >= distress
    assert found.night_ok or not situation.night
    assert not (found.relational and situation.held)
    assert not (found.ruminative and situation.circling)
    assert found.depth is Depth.GENTLE or not situation.wish.easier
    if found.depth is Depth.DEEP:
        assert 6 <= situation.now.hour < 22
        assert distress <= 5
        assert situation.wish.consent or situation.recent_distress is not None
        assert situation.wish.consent or situation.deep


def test_how_deep_it_may_go_by_distress() -> None:
    every, upper = set(Depth), {Depth.GENTLE, Depth.STEADY}
    wanted = {None: upper, 0: every, 5: every, 6: upper, 7: upper, 8: set(), 10: set()}
    for distress, depths in wanted.items():
        age = None if distress is None else 2.0
        situation = here(distress=distress, distress_age_h=age, deep=True)
        assert reach(situation) == depths, distress


def test_how_deep_it_may_go_by_the_clock() -> None:
    for hour in range(24):
        depths = reach(calm(now=NOON.replace(hour=hour)))
        assert (Depth.DEEP in depths) == (6 <= hour < 22), hour
        assert {Depth.GENTLE, Depth.STEADY} <= depths


def test_deep_ones_come_only_where_they_were_asked_for_and_not_two_in_a_row() -> None:
    deep = next(prompt.id for prompt in LIBRARY if prompt.depth is Depth.DEEP)
    assert Depth.DEEP not in reach(replace(calm(), deep=False))
    for days in range(6):
        shown = (Showing(DAY - timedelta(days=days), deep),)
        assert (Depth.DEEP in reach(calm(shown=shown))) == (days > 3), days


def test_who_asks_by_hand_overrules_the_setting_but_not_the_night() -> None:
    wish = Wish(depth=Depth.DEEP)
    assert choose(here(wish=wish)).prompt is None
    willing = replace(wish, consent=True)
    assert chosen(here(wish=willing)).depth is Depth.DEEP
    assert choose(here(wish=willing, now=NOON.replace(hour=23))).prompt is None
    assert choose(here(wish=willing, distress=6, distress_age_h=3.0)).prompt is None


def test_distress_of_yesterday_says_nothing_of_today() -> None:
    assert choose(here(distress=9, distress_age_h=25.0)).grounding is False
    assert choose(here(distress=9, distress_age_h=23.0)).grounding is True
    assert choose(here(distress=1, distress_age_h=1.0, very_high=True)).grounding


def test_nothing_returns_before_it_has_rested() -> None:
    shown = live(100, calm(), make_library(each=60))
    last: dict[str, date] = {}
    for each in shown:
        if each.prompt_id in last:
            assert (each.day - last[each.prompt_id]).days >= 45
        last[each.prompt_id] = each.day
    assert len(shown) == 100


def test_where_hardly_anything_is_left_the_oldest_returns_but_none_of_the_last_20() -> (
    None
):
    shown = live(80, here(), LIBRARY)
    ids = [each.prompt_id for each in shown]
    assert len(set(ids)) < 80
    for at, name in enumerate(ids):
        assert name not in ids[max(at - 20, 0) : at]


def test_two_of_any_five_are_about_what_steadies() -> None:
    themes = [theme_of(each.prompt_id) for each in live(60, calm(), make_library(60))]
    for at in range(len(themes) - 4):
        assert sum(theme in STEADYING for theme in themes[at : at + 5]) >= 2
    assert set(themes) - STEADYING


def test_after_hard_ones_only_it_makes_up_for_them() -> None:
    shown = tuple(Showing(DAY, f"conflict_repair-00{n}") for n in range(4))
    choice = choose(here(shown=shown))
    assert choice.prompt
    assert choice.prompt.theme in STEADYING
    assert any("steadies" in reason for reason in choice.reasons)


def share(situation: Situation, theme: str) -> float:
    """Return how often a theme is drawn."""
    drawn = [choose_now(LIBRARY, situation, salt=str(n)).prompt for n in range(400)]
    return sum(prompt is not None and prompt.theme == theme for prompt in drawn) / 400


def test_what_was_noted_lately_comes_more_often_while_that_is_bearable() -> None:
    usual = share(here(), "communication")
    assert share(here(topics=("communication",)), "communication") > 1.2 * usual
    upset = here(topics=("communication",), distress=6, distress_age_h=1.0)
    assert share(upset, "communication") < 1.2 * usual


def test_a_theme_passed_over_three_times_rests_for_a_month() -> None:
    def passed(times: int, days: int) -> tuple[Showing, ...]:
        when = DAY - timedelta(days=days)
        return tuple(
            Showing(when, f"communication-{n:03d}", passed=True) for n in range(times)
        )

    assert share(here(shown=passed(3, 29)), "communication") == 0
    assert share(here(shown=passed(3, 30)), "communication") > 0
    assert share(here(shown=passed(1, 3)), "communication") > 0
    named = here(shown=passed(3, 3), wish=Wish(theme="communication"))
    assert chosen(named).theme == "communication"


def test_it_stays_the_same_until_another_is_asked_for() -> None:
    first = chosen(here())
    kept = here(current=first.id, shown=(Showing(DAY, first.id),))
    assert chosen(kept) == first
    assert chosen(replace(kept, current=None)) != first


def test_it_changes_when_it_has_become_too_much() -> None:
    steady = next(p for p in LIBRARY if p.depth is Depth.STEADY and p.relational)
    assert chosen(here(current=steady.id)) == steady
    assert chosen(here(current=steady.id, held=("Ada",))) != steady
    assert chosen(here(current=steady.id, wish=Wish(easier=True))) != steady


def test_muted_ones_stay_away_unless_their_theme_is_named() -> None:
    taste = Taste(muted=frozenset(THEMES[1:]))
    assert chosen(here(taste=taste)).theme == THEMES[0]
    named = here(taste=taste, wish=Wish(theme=THEMES[3]))
    assert chosen(named).theme == THEMES[3]
    assert choose(here(taste=Taste(muted=frozenset(THEMES)))).prompt is None


def test_a_wish_is_kept_to() -> None:
    assert (
        chosen(here(wish=Wish(perspective=Perspective.FAMILY))).perspective == "family"
    )
    assert chosen(here(wish=Wish(depth=Depth.STEADY))).depth is Depth.STEADY
    assert chosen(here(wish=Wish(easier=True))).depth is Depth.GENTLE
