"""A selection: which entries somebody asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from safespace.domain.text import normalise
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from safespace.domain.day import DayRange

_PIECE = re.compile(r'"([^"]*)"|(\S+)')
# Scripts written without spaces between words: an index of words cannot look inside them.
# Ranges, because a pattern with as many characters takes long to compile.
_UNSPACED = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff66", "\uff9f"),
    ("\U00020000", "\U0003ffff"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: a word, a phrase, or the beginning of a word."""

    text: str
    prefix: bool = False

    @property
    def unspaced(self) -> bool:
        """Say whether the word index cannot find this and the text must be scanned."""
        has_word = any(sign.isalnum() for sign in self.text)
        return not has_word or any(map(_is_unspaced, self.text))


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters that all have to hold; an empty selection is every entry."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    days: DayRange | None = None
    kind: str | None = None


def read_terms(words: tuple[str, ...]) -> tuple[Term, ...]:
    """Read search words: several words narrow, quotes make a phrase, * a beginning.

    A word that the shell handed over with blanks in it was quoted there, so it is a
    phrase too, unless it has quotes of its own inside.

    Raises:
        NotTextError: for words that no entry can hold.
    """
    terms: list[Term] = []
    for word in map(normalise, words):
        quoted = [a or b for a, b in _PIECE.findall(word)]
        pieces = quoted if '"' in word else [word]
        for piece in pieces:
            text = " ".join(piece.split())
            prefix = text.endswith("*")
            text = text.rstrip("* ")
            if text:
                terms.append(Term(text, prefix))
    return tuple(terms)


def _is_unspaced(sign: str) -> bool:
    return any(first <= sign <= last for first, last in _UNSPACED)
