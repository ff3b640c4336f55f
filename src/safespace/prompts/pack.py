"""Prompts and packs as values: one question, when it fits, and where it is from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

PromptId = NewType("PromptId", str)


class Depth(StrEnum):
    """How far down a question reaches; deep ones are only given when asked for."""

    GENTLE = "gentle"
    STEADY = "steady"
    DEEP = "deep"


class Perspective(StrEnum):
    """Who the question is about, seen from the person who writes."""

    SELF = "self"
    PARTNER = "partner"
    FRIEND = "friend"
    FAMILY = "family"
    COLLEAGUE = "colleague"
    ALLY = "ally"


# The highest distress (0 settled, 10 the most I know) at which a prompt is offered.
HIGHEST_DISTRESS: Final[Mapping[Depth, int]] = {
    Depth.GENTLE: 10,
    Depth.STEADY: 7,
    Depth.DEEP: 5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question or invitation, with what is needed to offer it kindly.

    A pack file may leave out every key that has a default here:
    `exercise` none, `follow_ups` none, `relational` false, `ruminative` false,
    `max_distress` 10 for gentle, 7 for steady, 5 for deep, `min_gap_days` 45,
    `night_ok` true but for deep ones, `minutes` 5, `tags` none.

    `relational` prompts lead towards another person and are hidden while that person
    is on hold; `ruminative` ones are hidden while somebody is going round in circles.
    `reviewed_on` is none in people's own packs when they leave it out.
    """

    id: PromptId
    theme: str
    practice: tuple[str, ...]
    exercise: str | None
    depth: Depth
    perspective: Perspective
    text: str
    follow_ups: tuple[str, ...]
    why: str
    source: str
    relational: bool
    ruminative: bool
    max_distress: int
    min_gap_days: int
    night_ok: bool
    minutes: int
    lang: str
    reviewed_on: date | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """The prompts of one file, which share a theme, a title and a language."""

    theme: str
    title: str
    lang: str
    prompts: tuple[Prompt, ...]
