"""A snippet: the few words around a match, made here because the index is slow at it.

The database's own snippet function takes minutes on one very long entry; this looks
at one window of text only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from safespace.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.domain.selection import Term

BEFORE = 60
LENGTH = 180
# Accents hide a word from the fast look; only this much text is looked at slowly.
SLOW_LENGTH = 200_000
_LINE_END = re.compile(r"\s*\n\s*")
_WORD = re.compile(r"[^\W_]+")

Part = tuple[str, bool]


def make_snippet(body: str, terms: tuple[Term, ...]) -> tuple[Part, ...]:
    """Return pieces of text around the first match; True marks matching words."""
    start = _find_start(body, terms)
    first = max(start - BEFORE, 0)
    if first:
        # Begin at a word, unless the text has no blanks to begin after.
        blank = body.find(" ", first, start)
        first = blank + 1 if blank >= 0 else first
    last = min(first + LENGTH, len(body))
    if last < len(body):
        blank = body.rfind(" ", start + 1, last)
        last = blank if blank > start else last
    parts = list(_mark(body[first:last], terms))
    if first:
        parts.insert(0, ("…", False))
    if last < len(body.rstrip()):
        parts.append(("…", False))
    return tuple((_LINE_END.sub(" ", text), hit) for text, hit in parts)


def _find_start(body: str, terms: tuple[Term, ...]) -> int:
    for term in terms:
        edge = r"(?<![^\W_])" if not term.unspaced else ""
        found = re.search(edge + re.escape(term.text), body, re.IGNORECASE)
        if found:
            return found.start()
    heads = {fold(_first_word(term)) for term in terms if not term.unspaced}
    for word in _WORD.finditer(body[:SLOW_LENGTH]):
        if fold(word[0]) in heads:
            return word.start()
    return 0


def _first_word(term: Term) -> str:
    found = _WORD.search(term.text)
    return found[0] if found else term.text


def _mark(text: str, terms: tuple[Term, ...]) -> Iterator[Part]:
    at = 0
    for start, end in _hits(text, terms):
        if start >= at:
            if start > at:
                yield text[at:start], False
            yield text[start:end], True
            at = end
    if at < len(text):
        yield text[at:], False


def _hits(text: str, terms: tuple[Term, ...]) -> list[tuple[int, int]]:
    hits: list[tuple[int, int]] = []
    words = [(w.start(), w.end(), fold(w[0])) for w in _WORD.finditer(text)]
    for term in terms:
        if term.unspaced:
            found = re.finditer(re.escape(term.text), text)
            hits += [(f.start(), f.end()) for f in found]
            continue
        wanted = [fold(w) for w in _WORD.findall(term.text)]
        for i in range(len(words) - len(wanted) + 1):
            here = [w for _, _, w in words[i : i + len(wanted)]]
            if _same(here, wanted, prefix=term.prefix):
                hits.append((words[i][0], words[i + len(wanted) - 1][1]))
    return sorted(hits)


def _same(here: list[str], wanted: list[str], *, prefix: bool) -> bool:
    if prefix:
        return here[:-1] == wanted[:-1] and here[-1].startswith(wanted[-1])
    return here == wanted
