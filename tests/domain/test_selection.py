"""Search words as typed: words, phrases, beginnings."""

from __future__ import annotations

import pytest

from safespace.domain.selection import Term, read_terms
from safespace.domain.text import NotTextError


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        (["tea"], [Term("tea")]),
        (["tea", "milk"], [Term("tea"), Term("milk")]),
        (["new york"], [Term("new york")]),
        (["  new \n  york "], [Term("new york")]),
        (['"new york" spring'], [Term("new york"), Term("spring")]),
        (['"new', 'york"'], [Term('"new'), Term('york"')]),
        (["remem*"], [Term("remem", prefix=True)]),
        (["new yo*"], [Term("new yo", prefix=True)]),
        (['"new yo*"'], [Term("new yo", prefix=True)]),
        (["a*b"], [Term("a*b")]),
        (["*a"], [Term("*a")]),
        (["a**"], [Term("a", prefix=True)]),
        (["", " ", "*", '""', "* *"], []),
        (['"'], [Term('"')]),
        (["cafe\u0301"], [Term("caf\u00e9")]),
    ],
)
def test_words_are_read_as_they_were_meant(typed: list[str], terms: list[Term]) -> None:
    assert read_terms(tuple(typed)) == tuple(terms)


@pytest.mark.parametrize(
    "text", ["日", "カフェ", "ｶﾌｪ", "สวัสดี", "\U00020bb7", "a日b", "🌧", "-", "("]
)
def test_what_stands_inside_a_run_of_text_is_looked_for_in_the_text(text: str) -> None:
    assert Term(text).unspaced


@pytest.mark.parametrize(
    "text", ["tea", "don't", "привет", "한국어", "C++", "-x", "5:30"]
)
def test_words_between_blanks_are_looked_up_in_the_index(text: str) -> None:
    assert not Term(text).unspaced


@pytest.mark.parametrize("text", ["a\0b", "\ud800"])
def test_what_is_not_text_is_no_word(text: str) -> None:
    with pytest.raises(NotTextError):
        read_terms(("tea", text))
