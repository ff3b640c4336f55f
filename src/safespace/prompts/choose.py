"""Choosing the day's prompt: pure, the same all day, and fair to every prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safespace.domain.digest import blake2b
from safespace.frozen import dataclass
from safespace.prompts.pack import Depth, Perspective

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from safespace.prompts.pack import Prompt
    from safespace.prompts.shown import Showing

DAILY_DEPTHS: Final = frozenset({Depth.GENTLE, Depth.STEADY})
EVERYDAY: Final = frozenset(Perspective) - {Perspective.ALLY}


@dataclass(frozen=True, slots=True)
class Taste:
    """What somebody wants to be asked about, as far as no journal is needed for it.

    `muted` holds ids and themes.
    """

    perspectives: frozenset[Perspective] = EVERYDAY
    muted: frozenset[str] = frozenset()
    lang: str = "en"

    def admits(self, prompt: Prompt) -> bool:
        """Say whether a prompt may come."""
        return (
            prompt.perspective in self.perspectives
            and prompt.lang == self.lang
            and not {prompt.id, prompt.theme} & self.muted
        )


USUAL: Final = Taste()


def choose_daily(
    prompts: Iterable[Prompt],
    *,
    day: date,
    salt: str,
    shown: Iterable[Showing] = (),
    taste: Taste = USUAL,
) -> Prompt | None:
    """Return the prompt of a day, or none where nothing is eligible.

    The eligible prompts, never deep ones, are put in an order only this salt gives;
    each day takes the next. So n prompts come once each in any n days, with no memory
    needed. Where a pack came or went, the order is dealt anew, and what was shown on
    the n - 1 days before is stepped over, so that nothing comes back early.
    """
    order = sorted(
        (each for each in prompts if each.depth in DAILY_DEPTHS and taste.admits(each)),
        key=lambda prompt: _rank(salt, prompt.id),
    )
    if not order:
        return None
    start = day.toordinal() % len(order)
    turned = order[start:] + order[:start]
    ages = _ages(shown, day)
    rested = (each for each in turned if ages.get(each.id, len(order)) >= len(order))
    # Somebody who asked for many more prompts has seen them all; then the oldest.
    return next(rested, None) or max(turned, key=lambda each: ages[each.id])


def _ages(shown: Iterable[Showing], day: date) -> dict[str, int]:
    """Return how many days ago each id was last shown; that day itself is left out."""
    ages: dict[str, int] = {}
    for each in shown:
        age = (day - each.day).days
        if age > 0:
            ages[each.prompt_id] = min(age, ages.get(each.prompt_id, age))
    return ages


def _rank(salt: str, prompt_id: str) -> bytes:
    return blake2b(f"{salt}{prompt_id}".encode(), digest_size=16).digest()
