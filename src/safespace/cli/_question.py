"""Questions: by themselves on the screen, as JSON, and the words that choose some."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from safespace.errors import UsageError
from safespace.render.line import BLANK, Line, Role, Span, line, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from safespace.prompts.pack import Prompt

    Named = TypeVar("Named", bound=StrEnum)


def lay_out(text: str, *after: str) -> Iterator[Line]:
    """Yield a question, and quiet lines below it."""
    yield BLANK
    yield line("  ", Span(text, Role.QUESTION), indent=2)
    yield BLANK
    for each in after:
        yield line("  ", quiet(each), indent=2)


def describe_prompt(prompt: Prompt) -> dict[str, object]:
    """Return a prompt for programs."""
    return {
        "id": prompt.id,
        "theme": prompt.theme,
        "depth": prompt.depth.value,
        "perspective": prompt.perspective.value,
        "text": prompt.text,
        "follow_ups": list(prompt.follow_ups),
        "why": prompt.why,
    }


def read_choice(typed: str | None, choices: type[Named], noun: str) -> Named | None:
    """Read one of the words for a depth or a perspective.

    Raises:
        UsageError: for a word that is not one of them.
    """
    if typed is None:
        return None
    if typed not in {each.value for each in choices}:
        names = ", ".join(each.value for each in choices)
        raise UsageError(f"There is no {noun} like that.", hint=f"There are: {names}.")
    return choices(typed)
