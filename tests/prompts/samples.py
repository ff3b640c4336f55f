"""Small prompts and pack files to test with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from safespace.prompts.pack import Depth, Perspective, Prompt, PromptId

PLAIN = Prompt(
    id=PromptId("weather-001"),
    theme="weather",
    practice=("S-10",),
    exercise=None,
    depth=Depth.GENTLE,
    perspective=Perspective.SELF,
    text="What is the sky doing?",
    follow_ups=(),
    why="Looking up costs nothing.",
    source="own",
    relational=False,
    ruminative=False,
    max_distress=10,
    min_gap_days=45,
    night_ok=True,
    minutes=5,
    lang="en",
    reviewed_on=date(2026, 11, 22),
    tags=(),
)

PACK = """\
pack: weather
title: Weather
lang: en
prompts:
  - id: weather-001
    text: "What is the sky doing?"
    why: Looking up costs nothing.
    depth: gentle
    perspective: self
    practice: [S-10]
    source: own
    reviewed_on: 2026-11-22
"""

OWN_PACK = """\
pack: weather
title: Weather
lang: en
prompts:
  - id: weather-001
    depth: gentle
    text: Which cloud would you ride?
"""


def a_prompt(**changes: Any) -> Prompt:
    """Return a plain prompt with some fields changed."""
    return replace(PLAIN, **changes)


def a_pack(*lines: str) -> str:
    """Return a pack file whose one prompt has these lines instead, or added."""
    kept = PACK.splitlines()
    for line in lines:
        key = line.split(":")[0].strip()
        kept = [old for old in kept if old.strip(" -").split(":")[0] != key]
        kept.append(f"    {line}")
    first = kept.index("prompts:") + 1
    kept[first] = "  - " + kept[first].strip(" -")
    return "\n".join(kept) + "\n"
