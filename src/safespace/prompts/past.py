"""What the latest showings were about, for balance, variety and what was passed over."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from safespace.frozen import dataclass
from safespace.prompts.shown import theme_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safespace.prompts.pack import Perspective, Prompt
    from safespace.prompts.situation import Situation

SKIP_DAYS: Final = 30
SKIPS_LOWER: Final = 2
SKIPS_MUTE: Final = 3


@dataclass(frozen=True, slots=True)
class Past:
    """The themes shown, oldest first, skips of a month by theme, the last perspective."""

    themes: tuple[str, ...]
    skips: Mapping[str, int]
    perspective: Perspective | None

    @property
    def tired(self) -> frozenset[str]:
        """Return the themes that were passed over so often that they rest a month."""
        return frozenset(t for t, n in self.skips.items() if n >= SKIPS_MUTE)

    def lowers(self, theme: str) -> bool:
        """Say whether a theme was passed over often enough to come less."""
        return self.skips.get(theme, 0) >= SKIPS_LOWER


def look_back(situation: Situation, by_id: Mapping[str, Prompt]) -> Past:
    """Sum up what was shown; a prompt whose pack is gone still has its theme."""
    views = [each.prompt_id for each in situation.shown if not each.passed]
    skips = Counter(
        theme_of(each.prompt_id)
        for each in situation.shown
        if each.passed and (situation.day - each.day).days < SKIP_DAYS
    )
    last = by_id.get(views[-1]) if views else None
    themes = tuple(theme_of(each) for each in views)
    return Past(themes, dict(skips), last.perspective if last else None)
