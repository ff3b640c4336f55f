"""The day's prompt: settled by date and salt, and every prompt gets its turn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from safespace.prompts.choose import Taste, choose_daily
from safespace.prompts.pack import Depth, Perspective, Prompt, PromptId
from safespace.prompts.shown import Showing
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


def live(
    prompts: list[Prompt], first: date, days: int, *, shown: tuple[Showing, ...] = ()
) -> tuple[Showing, ...]:
    """Look at the prompt of each day, and keep the record that the program keeps."""
    for day in (first + timedelta(days=n) for n in range(days)):
        chosen = choose_daily(prompts, day=day, salt="s", shown=shown)
        assert chosen is not None
        shown = (*shown, Showing(day, chosen.id))
    return shown


def shelf_of(size: int, name: str = "weather") -> list[Prompt]:
    return [a_prompt(id=PromptId(f"{name}-{n:03d}"), theme=name) for n in range(size)]


def closest_return(shown: tuple[Showing, ...]) -> int:
    """Return the fewest days between two showings of the same prompt."""
    last: dict[str, date] = {}
    gaps = [10_000]
    for each in shown:
        if each.prompt_id in last:
            gaps.append((each.day - last[each.prompt_id]).days)
        last[each.prompt_id] = each.day
    return min(gaps)


@given(prompts=shelves, day=days, seen=st.sets(st.integers(1, 300)))
def test_where_no_pack_changes_the_record_changes_nothing(
    prompts: list[Prompt], day: date, seen: set[int]
) -> None:
    """Whatever days somebody looked: it is the plain order, the same everywhere."""
    before = [day - timedelta(days=n) for n in sorted(seen) if n < day.toordinal()]
    shown = tuple(
        Showing(each, chosen.id)
        for each in before
        if (chosen := choose_daily(prompts, day=each, salt="s"))
    )
    assert choose_daily(prompts, day=day, salt="s", shown=shown) == choose_daily(
        prompts, day=day, salt="s"
    )


def test_a_year_shows_every_prompt_before_any_returns() -> None:
    shown = live(shelf_of(365), DAY, 365)
    assert len({each.prompt_id for each in shown}) == 365


@given(
    sizes=st.lists(st.integers(60, 120), min_size=2, max_size=4),
    stay=st.integers(1, 80),
)
@settings(max_examples=40)
def test_packs_that_come_and_go_bring_nothing_back_within_45_days(
    sizes: list[int], stay: int
) -> None:
    shown: tuple[Showing, ...] = ()
    day = DAY
    for turn, size in enumerate(sizes):
        prompts = shelf_of(60) + shelf_of(size, f"more{turn % 2}")
        shown = live(prompts, day, stay, shown=shown)
        day += timedelta(days=stay)
    assert closest_return(shown) > 45


def test_without_the_record_they_would_come_back() -> None:
    small, large = shelf_of(60), shelf_of(60) + shelf_of(31, "more")
    plain = []
    for n in range(60):
        day = DAY + timedelta(days=n)
        chosen = choose_daily(small if n < 30 else large, day=day, salt="s")
        assert chosen is not None
        plain.append(Showing(day, chosen.id))
    assert closest_return(tuple(plain)) < 45


@given(muted=st.sets(st.integers(0, 79), max_size=20))
def test_what_is_muted_never_comes_and_the_rest_keeps_its_distance(
    muted: set[int],
) -> None:
    prompts = [*shelf_of(80), *shelf_of(5, "storms")]
    taste = Taste(muted=frozenset({f"weather-{n:03d}" for n in muted} | {"storms"}))
    shown = live(prompts, DAY, 30)
    for n in range(30, 60):
        day = DAY + timedelta(days=n)
        chosen = choose_daily(prompts, day=day, salt="s", shown=shown, taste=taste)
        assert chosen is not None
        assert chosen.id not in taste.muted
        assert chosen.theme != "storms"
        shown = (*shown, Showing(day, chosen.id))
    assert closest_return(shown) > 45


def test_where_all_were_seen_lately_the_oldest_comes() -> None:
    prompts = shelf_of(3)
    shown = tuple(
        Showing(DAY - timedelta(days=2 - n % 2), each.id)
        for n, each in enumerate(prompts)
    )
    chosen = choose_daily(prompts, day=DAY, salt="s", shown=shown)
    assert chosen is not None
    assert chosen.id in {"weather-000", "weather-002"}
