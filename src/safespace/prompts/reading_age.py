"""How old somebody has to be to read a text with ease, roughly.

Kincaid, Fishburne, Rogers and Chissom, "Derivation of New Readability Formulas for Navy
Enlisted Personnel" (1975): grade = 0.39 words per sentence + 11.8 syllables per word
- 15.59. A grade of 7 is read at about twelve. Syllables are counted by their vowels,
which is off by one now and then; so a text is judged as a whole, never word by word.
"""

from __future__ import annotations

import re
from typing import Final

HIGHEST_GRADE: Final = 7.0
# A single short sentence swings by several grades with one long word.
HIGHEST_GRADE_ALONE: Final = 11.0

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_VOWELS: Final = re.compile(r"[aeiouy\u00e0-\u00ff]+")
_SILENT: Final = re.compile(r"(?<=[^aeiouyl])(?:e|es)$|(?<=[^aeiouydt])ed$")


def find_grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text; 0 where it has no words."""
    words = _WORD.findall(text.lower())
    if not words:
        return 0.0
    sentences = max(len(re.findall(r"[.?!:;]+(?:\s|$)", text)), 1)
    syllables = sum(map(count_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def count_syllables(word: str) -> int:
    """Count the groups of vowels in a word, a silent ending left out."""
    return max(len(_VOWELS.findall(_SILENT.sub("", word.lower()))), 1)
