"""How far down a question may reach right now, by the clock and by how somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safespace.prompts.pack import HIGHEST_DISTRESS, Depth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safespace.prompts.pack import Prompt
    from safespace.prompts.situation import Situation

# From here on a question is too much, and something to hold on to comes instead.
TOO_HIGH: Final = 8
# More than three calendar days are always at least 72 hours.
DEEP_GAP_DAYS: Final = 3
NIGHT_MINUTES: Final = 5
STEPS: Final = (Depth.GENTLE, Depth.STEADY, Depth.DEEP)


def is_too_much(situation: Situation) -> bool:
    """Say whether distress of 8 or more was noted within a day."""
    distress = situation.recent_distress
    return situation.very_high or (distress is not None and distress >= TOO_HIGH)


def why_not_deep(situation: Situation, by_id: Mapping[str, Prompt]) -> str | None:
    """Return the reason that keeps deep questions away, or none.

    Somebody who asks for one by hand overrules the setting, a missing note of distress
    and the days of rest; the night and noted distress nobody overrules.
    """
    distress = situation.recent_distress
    if situation.night:
        return (
            "Deep questions wait for the day, from six in the morning to ten at night."
        )
    if distress is not None and distress > HIGHEST_DISTRESS[Depth.DEEP]:
        return f"You noted distress {distress} within a day, so nothing deep."
    if situation.wish.consent:
        return None
    return _why_not_unasked(situation, by_id)


def _why_not_unasked(situation: Situation, by_id: Mapping[str, Prompt]) -> str | None:
    if not situation.deep:
        return "Deep questions are off. To allow them: safespace settings set deep on"
    if situation.recent_distress is None:
        return "No distress was noted within a day, so nothing deep."
    if _deep_lately(situation, by_id):
        return "There was a deep question within three days, so not another yet."
    return None


def find_depths(situation: Situation, *, deep: bool) -> tuple[Depth, ...]:
    """Return the depths that may come now."""
    wish, distress = situation.wish, situation.recent_distress
    steady = distress is None or distress <= HIGHEST_DISTRESS[Depth.STEADY]
    depths = STEPS[: 1 + steady + (steady and deep)]
    if wish.easier:
        depths = depths[:1]
    return tuple(each for each in depths if wish.depth in {None, each})


def suits_the_hour(prompt: Prompt, situation: Situation) -> bool:
    """Say whether a prompt fits this clock time and how somebody is."""
    if situation.night and not (prompt.night_ok and prompt.minutes <= NIGHT_MINUTES):
        return False
    if prompt.max_distress < (situation.recent_distress or 0):
        return False
    if prompt.relational and (situation.held or situation.wish.easier):
        return False
    return not (prompt.ruminative and (situation.circling or situation.wish.easier))


def _deep_lately(situation: Situation, by_id: Mapping[str, Prompt]) -> bool:
    return any(
        each.prompt_id in by_id
        and by_id[each.prompt_id].depth is Depth.DEEP
        and abs((situation.day - each.day).days) <= DEEP_GAP_DAYS
        for each in situation.shown
    )
