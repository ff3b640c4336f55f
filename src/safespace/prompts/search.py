"""Finding prompts by what they are and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from safespace.prompts.pack import Depth, Perspective, Prompt


@dataclass(frozen=True, slots=True)
class Filters:
    """What prompts have to be; nothing set lets all of them through."""

    theme: str | None = None
    depth: Depth | None = None
    perspective: Perspective | None = None
    words: tuple[str, ...] = ()


def find_prompts(prompts: Iterable[Prompt], filters: Filters) -> list[Prompt]:
    """Return the prompts that are all of it, in the order they came."""
    words = [word.casefold() for phrase in filters.words for word in phrase.split()]
    return [
        each
        for each in prompts
        if filters.theme in {None, each.theme}
        and filters.depth in {None, each.depth}
        and filters.perspective in {None, each.perspective}
        and all(word in _everything(each) for word in words)
    ]


def _everything(prompt: Prompt) -> str:
    theme = prompt.theme.replace("_", " ")
    tags = " ".join(prompt.tags).replace("_", " ")
    parts = (prompt.text, *prompt.follow_ups, prompt.why, theme, tags)
    return " ".join(parts).casefold()
