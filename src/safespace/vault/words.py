"""Words for a passphrase that nobody guesses and a person can keep in mind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from xkcdpass.xkcd_password import generate_wordlist

COUNT = 5
MIN_LETTERS = 4
MAX_LETTERS = 8

Choose = Callable[[Sequence[str]], str]
"""Picks one of many, each equally likely, such as `secrets.choice`."""


def five_words(choose: Choose) -> str:
    """Pick five words from the EFF's long list: more than 2^62 ways to do so."""
    words = word_list()
    return " ".join(choose(words) for _ in range(COUNT))


def word_list() -> list[str]:
    """Return the words to pick from: 4 to 8 plain letters, in alphabetical order."""
    return sorted(
        generate_wordlist(
            wordfile="eff-long",
            min_length=MIN_LETTERS,
            max_length=MAX_LETTERS,
            valid_chars="[a-z]",
        )
    )
