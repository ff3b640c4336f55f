"""Snippets: a few words around the first match, marked where they match."""

from __future__ import annotations

import pytest

from safespace.domain.selection import read_terms
from safespace.domain.snippet import BEFORE, LENGTH, SLOW_LENGTH, make_snippet


def show(body: str, *words: str) -> str:
    """Write a snippet with its matches in angle brackets."""
    parts = make_snippet(body, read_terms(words))
    return "".join(f"<{text}>" if hit else text for text, hit in parts)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("river",), "the <river> and the heron"),
        (("heron", "river"), "the <river> and the <heron>"),
        (("RIVER",), "the <river> and the heron"),
        (("riv*",), "the <river> and the heron"),
        (("riv",), "the river and the heron"),
        (("the heron",), "the river and <the heron>"),
        (("the",), "<the> river and <the> heron"),
        ((), "the river and the heron"),
    ],
)
def test_matches_are_marked(words: tuple[str, ...], shown: str) -> None:
    assert show("the river and the heron", *words) == shown


@pytest.mark.parametrize(
    ("body", "word", "shown"),
    [
        ("Zwei Cafés, ein Café", "cafe", "Zwei Cafés, ein <Café>"),
        ("昨日は日本語を書いた", "日本", "昨日は<日本>語を書いた"),
        ("rain 🌧 again", "🌧", "rain <🌧> again"),
        ("I don't know", "don't", "I <don't> know"),
        ("1 + 1 (one)", "(", "1 + 1 <(>one)"),
    ],
)
def test_matches_are_marked_in_any_script(body: str, word: str, shown: str) -> None:
    assert show(body, word) == shown


def test_a_long_text_is_cut_at_words_around_the_match() -> None:
    body = "before " * 100 + "heron" + " after" * 100

    shown = show(body, "heron")

    assert shown.startswith("…before before")
    assert " <heron> " in shown
    assert shown.endswith("after…")
    assert shown.index("<") <= BEFORE + 1
    assert len(shown) <= LENGTH + 4


def test_a_text_without_blanks_is_cut_all_the_same() -> None:
    body = "前" * 500 + "日" + "後" * 500

    shown = show(body, "日")

    assert "<日>" in shown
    assert len(shown) <= LENGTH + 4


def test_a_short_text_is_shown_whole_on_one_line() -> None:
    assert show("one\ntwo\n\nthree\n", "two") == "one <two> three "


def test_an_accent_is_found_deep_in_a_text_but_not_at_any_depth() -> None:
    near = "x " * 10_000 + "Café"
    far = "x " * SLOW_LENGTH + "Café"

    assert "<Café>" in show(near, "cafe")
    assert show(far, "cafe").startswith("x x")


def test_a_very_long_text_costs_no_more_than_a_look() -> None:
    body = "a" * 5_000_000

    assert len(show(body, "b", "a a", "*", "🌧")) <= LENGTH + 1
