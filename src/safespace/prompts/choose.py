"""Choosing the day's prompt: pure, the same all day, and fair to every prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safespace.domain.digest import blake2b
from safespace.prompts.pack import Depth, Perspective

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from safespace.prompts.pack import Prompt

DAILY_DEPTHS: Final = frozenset({Depth.GENTLE, Depth.STEADY})
EVERYDAY: Final = frozenset(Perspective) - {Perspective.ALLY}


def choose_daily(
    prompts: Iterable[Prompt],
    *,
    day: date,
    salt: str,
    perspectives: Collection[Perspective] = EVERYDAY,
    lang: str = "en",
) -> Prompt | None:
    """Return the prompt of a day, or none where nothing is eligible.

    The eligible prompts, never deep ones, are put in an order only this salt gives;
    each day takes the next. So n prompts come once each in any n days, and the choice
    needs no memory of what was shown. A pack that is added deals the order anew.
    """
    order = sorted(
        (
            prompt
            for prompt in prompts
            if prompt.depth in DAILY_DEPTHS
            and prompt.perspective in perspectives
            and prompt.lang == lang
        ),
        key=lambda prompt: _rank(salt, prompt.id),
    )
    return order[day.toordinal() % len(order)] if order else None


def _rank(salt: str, prompt_id: str) -> bytes:
    return blake2b(f"{salt}{prompt_id}".encode(), digest_size=16).digest()
