"""What `prompts check` finds: where it stands, what it is, and how to mend it."""

from __future__ import annotations

from typing import Final

from safespace.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a pack; advice is worth a look and keeps nothing from working.

    Line 0 means the file as a whole.
    """

    file: str
    line: int
    what: str
    mend: str
    advice: bool = False


ANY: Final = "Compare it with the template: safespace prompts new"
# How to mend each key, said once for every way in which it can be off.
MENDS: Final = {
    "pack": "Write a name in small letters, such as: pack: evenings",
    "title": "Write a title of one to eight words.",
    "lang": "Write a language code, such as: lang: en",
    "prompts": "List at least one prompt below prompts:, each beginning with a dash.",
    "id": "Write the name of the pack, a dash and three digits: evenings-001",
    "text": "Write one question of at most 30 words.",
    "depth": "Write gentle, steady or deep.",
    "perspective": "Write self, partner, friend, family, colleague or ally.",
    "follow_ups": "Write at most three, each on a line that begins with a dash.",
    "why": "Write one sentence of at most 20 words.",
    "practice": "Write codes in brackets, such as: practice: [S-48]",
    "exercise": "Write a code such as E-13, or leave the key out.",
    "source": "Write own, or where it comes from: seed:A, evidence:2-18",
    "relational": "Write true or false, or leave the key out.",
    "ruminative": "Write true or false, or leave the key out.",
    "max_distress": "Write 0 to 10, and at most 5 where depth is deep.",
    "min_gap_days": "Write a number of days, or leave the key out for 45.",
    "night_ok": "Write true or false; false where depth is deep.",
    "minutes": "Write 1 to 60, or leave the key out for 5.",
    "reviewed_on": "Write the day somebody last read it over: 2026-01-31",
    "tags": "Write words in small letters, such as: tags: [slow_reply]",
}


def say_mend(key: str) -> str:
    """Return how to mend a key; for one that there is not, how to find those there are."""
    return MENDS.get(key, ANY)
