"""Prompts that ask the same: word for word, or nearly so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Of all pairs in 500 prompts written by hand the closest reach 85 and 73; the same
# question in other words reaches one of these (tests/prompts/test_likeness.py).
NEAR_WORDS, NEAR_ORDER = 86.0, 77.0

Asked = tuple[str, str]


def normalise(text: str) -> str:
    """Return the words of a text alone, so that case and signs make no difference."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def find_same(asked: Sequence[Asked]) -> Iterator[tuple[str, str]]:
    """Yield each id with an earlier one whose words are the same."""
    first: dict[str, str] = {}
    for name, text in asked:
        words = normalise(text)
        if words in first:
            yield name, first[words]
        first.setdefault(words, name)


def can_compare() -> bool:
    """Say whether the library that compares texts is installed; it is optional."""
    try:
        import rapidfuzz  # noqa: F401, PLC0415 - only authors have and need it
    except ImportError:
        return False
    return True


def find_near(asked: Sequence[Asked]) -> Iterator[tuple[str, str]]:
    """Yield each id with an earlier one that asks nearly the same."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only authors have and need it

    names = [name for name, _ in asked]
    words = [normalise(text) for _, text in asked]
    scores = (fuzz.token_set_ratio, NEAR_WORDS), (fuzz.token_sort_ratio, NEAR_ORDER)
    for at, text in enumerate(words):
        earlier = [other for other in words[:at] if other != text]
        for scorer, cutoff in scores:
            close = process.extractOne(
                text, earlier, scorer=scorer, score_cutoff=cutoff
            )
            if close is not None:
                yield names[at], names[words.index(close[0])]
                break
