"""The schema of a pack file: which keys there are, and what each may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from safespace.prompts.pack import (
    HIGHEST_DISTRESS,
    Depth,
    Pack,
    Perspective,
    Prompt,
    PromptId,
)
from safespace.prompts.row import Row

if TYPE_CHECKING:
    from safespace.prompts.tree import Node

OWN_PREFIX: Final = "user/"
MOST_WORDS: Final = 30
MOST_WORDS_WHY: Final = 20

PACK_KEYS: Final = ("pack", "title", "lang", "prompts")
NEEDED_OWN: Final = ("id", "depth", "text")
NEEDED: Final = (
    *NEEDED_OWN,
    "practice",
    "perspective",
    "why",
    "source",
    "reviewed_on",
)
KNOWN: Final = (
    *NEEDED,
    "exercise",
    "follow_ups",
    "relational",
    "ruminative",
    "max_distress",
    "min_gap_days",
    "night_ok",
    "minutes",
    "tags",
)
_SOURCE: Final = r"own|seed:[A-D]|evidence:2-\d{1,2}"


def pack_from(tree: Node, *, own: bool) -> Pack:
    """Check a tree against the schema and return the pack, or raise BadInputError.

    A person's own pack (`own`) needs `id`, `depth` and `text` for each prompt; its ids
    are put under `user/`, so they never meet a shipped one.
    """
    row = Row.of(tree, known=PACK_KEYS, needed=PACK_KEYS)
    theme, lang, title = read_head(row)
    nodes = row.items("prompts")
    if not nodes:
        raise row.refuse("prompts", "lists at least one prompt")
    prompts: dict[str, Prompt] = {}
    for node in nodes:
        prompt = _prompt(node, theme=theme, lang=lang, own=own)
        if prompt.id in prompts:
            raise node.place.refuse("another prompt above has this id")
        prompts[prompt.id] = prompt
    return Pack(theme, title, lang, tuple(prompts.values()))


def read_head(row: Row) -> tuple[str, str, str]:
    """Return the theme, the language and the title of a pack."""
    theme = row.matching("pack", r"[a-z][a-z0-9_]{0,39}", "self_care")
    lang = row.matching("lang", r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?", "en")
    title = row.line("title", words=8)
    for key, value in (("pack", theme), ("lang", lang), ("title", title)):
        if not value:
            raise row.refuse(key, "is not empty")
    return theme or "", lang or "", title


def _prompt(node: Node, *, theme: str, lang: str, own: bool) -> Prompt:
    row = Row.of(node, known=KNOWN, needed=NEEDED_OWN if own else NEEDED)
    return read_prompt(row, theme=theme, lang=lang, own=own)


def read_prompt(row: Row, *, theme: str, lang: str, own: bool) -> Prompt:
    """Read the keys of one prompt, or raise at the first that is not right."""
    depth = row.choice("depth", Depth, Depth.GENTLE)
    shallow = depth is not Depth.DEEP
    return Prompt(
        id=_id(row, theme, own=own),
        theme=theme,
        practice=_codes(row, "practice", r"S-\d{2}", "S-01"),
        exercise=row.matching("exercise", r"E-\d{1,2}", "E-1"),
        depth=depth,
        perspective=row.choice("perspective", Perspective, Perspective.SELF),
        text=_text(row),
        follow_ups=row.lines("follow_ups", most=3, words=MOST_WORDS),
        why=row.line("why", words=MOST_WORDS_WHY),
        source=row.matching("source", _SOURCE, "seed:A, evidence:2-1 or own") or "own",
        relational=row.flag("relational", default=False),
        ruminative=row.flag("ruminative", default=False),
        max_distress=_distress(row, depth),
        min_gap_days=row.number("min_gap_days", 0, 3650, default=45),
        night_ok=_night(row, shallow=shallow),
        minutes=row.number("minutes", 1, 60, default=5),
        lang=lang,
        reviewed_on=row.day("reviewed_on"),
        tags=_codes(row, "tags", r"[a-z][a-z0-9_]{0,39}", "slow_reply"),
    )


def _id(row: Row, theme: str, *, own: bool) -> PromptId:
    text = row.matching("id", re.escape(theme) + r"-\d{3}", f"{theme}-001")
    if text is None:
        raise row.refuse("id", f"looks like {theme}-001")
    return PromptId(OWN_PREFIX + text if own else text)


def _text(row: Row) -> str:
    text = row.line("text", words=MOST_WORDS)
    if not text:
        raise row.refuse("text", "is not empty")
    return text


def _codes(row: Row, key: str, pattern: str, shape: str) -> tuple[str, ...]:
    codes = row.lines(key, most=12, words=1)
    if not all(re.fullmatch(pattern, code, re.ASCII) for code in codes):
        raise row.refuse(key, f"is a list of codes like {shape}")
    return codes


def _distress(row: Row, depth: Depth) -> int:
    """Read the highest distress a prompt is offered at; deep ones stop at 5."""
    usual = HIGHEST_DISTRESS[depth]
    return row.number(
        "max_distress", 0, usual if depth is Depth.DEEP else 10, default=usual
    )


def _night(row: Row, *, shallow: bool) -> bool:
    """Read whether a prompt fits the night; deep ones wait for the morning."""
    fits = row.flag("night_ok", default=shallow)
    if fits and not shallow:
        raise row.refuse("night_ok", "is false where depth is deep")
    return fits
