"""Choosing a prompt for now: pure, gentle when it has to be, and able to say why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from safespace.domain.digest import blake2b
from safespace.frozen import dataclass
from safespace.prompts.caps import (
    find_depths,
    is_too_much,
    suits_the_hour,
    why_not_deep,
)
from safespace.prompts.pack import Depth, Perspective
from safespace.prompts.past import Past, look_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from safespace.prompts.pack import Prompt
    from safespace.prompts.situation import Situation

STEADYING: Final = frozenset(
    {
        "appreciation_joy",
        "self_validation",
        "self_care_support",
        "values_growth",
        "self_compassion_shame",
    }
)
# Of any five shown, two are from the themes above.
WINDOW, AT_LEAST = 5, 2
FEWEST, NEVER_LAST = 3, 20
FITS, SAME_THEME, SKIPPED, SAME_PERSPECTIVE = 1.5, 0.5, 0.7, 0.7
CALM_ENOUGH: Final = 5

TOO_MUCH: Final = "You noted distress of 8 or more within a day, so no question now."
ORDINARY: Final = "Nothing stood out, so it was drawn from all that fit."
NOTHING: Final = "No prompt fits what was asked for right now."


@dataclass(frozen=True, slots=True)
class Choice:
    """A prompt or none, and why, in sentences; grounding where a prompt is too much."""

    prompt: Prompt | None
    reasons: tuple[str, ...] = ()
    grounding: bool = False


def choose_now(prompts: Iterable[Prompt], situation: Situation, *, salt: str) -> Choice:
    """Return the prompt that fits this moment best, and the reasons for it."""
    if is_too_much(situation):
        return Choice(None, (TOO_MUCH,), grounding=True)
    ordered = sorted(prompts, key=lambda each: each.id)
    every: dict[str, Prompt] = {each.id: each for each in ordered}
    past = look_back(situation, every)
    not_deep = why_not_deep(situation, every)
    why = [not_deep] if not_deep and situation.wish.depth in {None, Depth.DEEP} else []
    if situation.night:
        why.append("It is night, so only short questions that let you sleep.")
    allowed = [
        each
        for each in _filter(every, situation, deep=not not_deep)
        if each.theme not in past.tired or each.theme == situation.wish.theme
    ]
    kept = next((each for each in allowed if each.id == situation.current), None)
    if kept is not None:
        why.append("It stays the same all day; --another brings a different one.")
        return Choice(kept, tuple(why))
    pool = _rest(_balance(allowed, past, why), situation, why)
    weights = [_weigh(each, situation, past) for each in pool]
    found = _draw(pool, weights, seed=_seed(situation, salt))
    if found is None:
        return Choice(None, (*why, NOTHING))
    if _fits_topics(found, situation):
        why.append("It is about something you noted lately.")
    return Choice(found, tuple(why) or (ORDINARY,))


def _filter(
    every: Mapping[str, Prompt], situation: Situation, *, deep: bool
) -> list[Prompt]:
    wish, taste = situation.wish, situation.taste
    if wish.theme:
        # Who names a theme wants it, muted or meant for somebody else.
        muted = taste.muted - {wish.theme}
        taste = replace(taste, muted=muted, perspectives=frozenset(Perspective))
    if wish.perspective:
        taste = replace(taste, perspectives=frozenset({wish.perspective}))
    depths = find_depths(situation, deep=deep)
    return [
        each
        for each in every.values()
        if each.depth in depths
        and taste.admits(each)
        and suits_the_hour(each, situation)
        and wish.theme in {None, each.theme}
    ]


def _balance(allowed: list[Prompt], past: Past, why: list[str]) -> list[Prompt]:
    """Leave only steadying themes where two of five would otherwise not be."""
    last = past.themes[1 - WINDOW :]
    if sum(theme in STEADYING for theme in last) >= len(last) - (WINDOW - 1 - AT_LEAST):
        return allowed
    steadying = [each for each in allowed if each.theme in STEADYING]
    if not steadying:
        return allowed
    why.append("Two of any five are about what steadies you, and this is one.")
    return steadying


def _rest(pool: list[Prompt], situation: Situation, why: list[str]) -> list[Prompt]:
    """Leave out what was shown lately; where hardly anything is left, the oldest."""
    seen = {each.prompt_id: each.day for each in situation.shown}
    rested = [
        each
        for each in pool
        if each.id not in seen
        or (situation.day - seen[each.id]).days >= max(each.min_gap_days, 1)
    ]
    waiting = len(pool) - len(rested)
    if waiting:
        why.append(f"{waiting} shown lately {'is' if waiting == 1 else 'are'} resting.")
    if len(rested) >= FEWEST:
        return rested
    order = list(dict.fromkeys(each.prompt_id for each in reversed(situation.shown)))
    older = order[: NEVER_LAST - 1 : -1]
    by_id: dict[str, Prompt] = {each.id: each for each in pool}
    fresh = {each.id for each in rested}
    again = [by_id[name] for name in older if name in by_id and name not in fresh]
    return rested + again[: FEWEST - len(rested)]


def _draw(
    pool: Sequence[Prompt], weights: Sequence[float], *, seed: bytes
) -> Prompt | None:
    """Draw one by weight; the same seed and pool always draw the same."""
    left = int.from_bytes(seed) / 256 ** len(seed) * sum(weights)
    for prompt, weight in zip(pool, weights, strict=True):
        left -= weight
        if left < 0:
            return prompt
    return pool[-1] if pool else None


def _seed(situation: Situation, salt: str) -> bytes:
    text = f"{salt} {situation.day.isoformat()} {len(situation.shown)}"
    return blake2b(text.encode(), digest_size=6).digest()


def _weigh(prompt: Prompt, situation: Situation, past: Past) -> float:
    weight = 1.0
    if _fits_topics(prompt, situation):
        weight *= FITS
    if prompt.theme in past.themes[-3:]:
        weight *= SAME_THEME
    if past.lowers(prompt.theme):
        weight *= SKIPPED
    if prompt.perspective is past.perspective:
        weight *= SAME_PERSPECTIVE
    return weight


def _fits_topics(prompt: Prompt, situation: Situation) -> bool:
    """Say whether a prompt is about what was noted lately, while that is bearable."""
    calm = (situation.recent_distress or 0) <= CALM_ENOUGH
    return calm and not {prompt.theme, *prompt.tags}.isdisjoint(situation.topics)
