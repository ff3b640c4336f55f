from __future__ import annotations

import secrets

from safespace.vault.passphrase import check_new
from safespace.vault.words import five_words, word_list


def test_five_words_are_picked_by_the_chooser() -> None:
    turns = iter([0, 1, 2, 3, -1])
    words = word_list()
    expected = [words[0], words[1], words[2], words[3], words[-1]]
    assert five_words(lambda many: many[next(turns)]).split() == expected


def test_every_word_is_four_to_eight_plain_letters() -> None:
    words = word_list()
    assert all(4 <= len(word) <= 8 for word in words)
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)


def test_the_list_is_long_in_order_and_without_doubles() -> None:
    words = word_list()
    assert words == sorted(set(words))
    assert len(words) ** 5 > 2**62


def test_five_random_words_make_a_good_passphrase() -> None:
    check_new(five_words(secrets.choice), "anna")
