"""A pack as JSON and back, for the cache: plain rows, no YAML needed."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from safespace.prompts.pack import Depth, Pack, Perspective, Prompt, PromptId

_LISTS: Final = ("practice", "follow_ups", "tags")


def pack_to_json(pack: Pack) -> dict[str, Any]:
    """Return a pack as values JSON can hold."""
    return {
        "theme": pack.theme,
        "title": pack.title,
        "lang": pack.lang,
        "prompts": [_prompt_to_json(prompt) for prompt in pack.prompts],
    }


def pack_from_json(data: dict[str, Any]) -> Pack:
    """Return the pack; KeyError, TypeError or ValueError where the data is not one."""
    prompts = tuple(_prompt_from_json(row) for row in data["prompts"])
    return Pack(data["theme"], data["title"], data["lang"], prompts)


def _prompt_to_json(prompt: Prompt) -> dict[str, Any]:
    row = {name: getattr(prompt, name) for name in Prompt.__slots__}
    reviewed_on = prompt.reviewed_on
    row["reviewed_on"] = reviewed_on.isoformat() if reviewed_on else None
    return row


def _prompt_from_json(row: dict[str, Any]) -> Prompt:
    day = row["reviewed_on"]
    lists = {name: tuple(row[name]) for name in _LISTS}
    changed = {
        "id": PromptId(row["id"]),
        "depth": Depth(row["depth"]),
        "perspective": Perspective(row["perspective"]),
        "reviewed_on": date.fromisoformat(day) if day else None,
    }
    return Prompt(**{**row, **lists, **changed})
