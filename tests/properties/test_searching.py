"""Searching, whatever somebody types: no crash, no leak, and what is there is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from safespace.domain.selection import Selection, read_terms
from safespace.domain.snippet import make_snippet
from safespace.domain.text import normalise
from safespace.journal.journal import Journal
from tests.databases import open_journal
from tests.journals import Mode
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from collections.abc import Iterator


readable = st.text(st.characters(exclude_characters="\0", codec="utf-8"))
# Letters, marks, digits, punctuation and blanks of every script Python knows.
prose = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"], max_codepoint=0x2FFFF),
    min_size=1,
    max_size=60,
)
syntax = st.text(
    st.sampled_from("\"*()-+^:{}AND OR NOT NEAR(),. \\%_;'a日"), max_size=20
)


@pytest.fixture(scope="module")
def say(tmp_path_factory: pytest.TempPathFactory) -> Say:
    """A plain journal with a little in it, which all examples share."""
    made = make_say(tmp_path_factory.mktemp("search") / "home", Mode.PLAIN)
    for text in ("AND OR NOT NEAR a", "日本 (a) \"b\" 'c'", "x* -y 100% _"):
        made.write(text)
    return made


@pytest.fixture(scope="module")
def journal(say: Say) -> Iterator[Journal]:
    """The same journal, open."""
    made = Journal(
        open_journal(say.home, Mode.PLAIN),
        now_ms=lambda: 0,
        pick=lambda signs: signs[0],
    )
    yield made
    made.close()


@settings(max_examples=1000)
@given(words=st.lists(readable | syntax, min_size=1, max_size=4))
def test_a_thousand_queries_crash_nothing(journal: Journal, words: list[str]) -> None:
    terms = read_terms(tuple(words))

    page = journal.select(Selection(terms=terms), limit=20)
    others = journal.select(Selection(without=terms[:1]), limit=20)

    assert len(page.entries) <= 4
    assert len(others.entries) <= 4


@settings(max_examples=100)
@given(words=st.lists(readable | syntax, min_size=1, max_size=4))
def test_no_message_repeats_the_query(say: Say, words: list[str]) -> None:
    said = say("search", "--json", "--", *words, code=None)

    assert said.code in {0, 2}
    assert said.err in {"", "There is no word here to search for.\n"}


@settings(max_examples=50)
@given(words=st.lists(st.text(max_size=5), min_size=1, max_size=3))
def test_halves_of_characters_and_nulls_are_refused(say: Say, words: list[str]) -> None:
    words = [*words, "\ud800", "a\0b"]

    said = say("search", "--", *words, code=2)

    assert said.err == "There are characters in this that are not text.\n"


@settings(max_examples=60)
@example(text="naïve Ærøskøbing Straße ΟΔΟΣ İstanbul ﬁne ½ x² ㎏")
@example(text="don't e-mail a_b 3.14 C++ --help")
@given(text=prose)
def test_every_piece_of_a_text_finds_it(say: Say, text: str) -> None:
    assume(text.strip())
    code = say.write(text)

    for piece in normalise(text).split():
        if read_terms((piece,)):
            found = say("search", "--json", "--", piece).json["entries"]
            assert code in [entry["short"] for entry in found], piece
    say("undo")


@given(text=readable, words=st.lists(readable, max_size=3))
def test_a_snippet_is_made_of_the_text_alone(text: str, words: list[str]) -> None:
    terms = read_terms(tuple(words))
    flat = " ".join(text.split("\n"))

    parts = [part for part, _ in make_snippet(text, terms)]

    assert all(part in flat or part == "…" for part in parts)
    assert sum(map(len, parts)) <= 182


@given(words=st.lists(readable | syntax, max_size=4))
def test_terms_are_never_empty_and_have_single_blanks(words: list[str]) -> None:
    terms = read_terms(tuple(words))

    assert all(term.text and term.text == " ".join(term.text.split()) for term in terms)
    assert bool(Selection(terms=terms).terms) == bool(terms)
