"""The report as Markdown: whatever renders it, words of somebody's stay words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from safespace.render.clean import clean
from safespace.render.report.as_markdown import escape, write_markdown
from tests.render.pages import AWKWARD, HOSTILE, Parsed, make_report

# As careless as a renderer can be: HTML goes through as it is.
RENDERER = MarkdownIt("commonmark", {"html": True}).enable("table")


def render(text: str) -> Parsed:
    page = RENDERER.render(text)
    # A real parser of the page that comes of it.
    return Parsed(page)


def squeeze(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_renderer_would_let_a_script_through() -> None:
    assert render("> <script>alert(1)</script>").active == ["script"]


@pytest.mark.parametrize("words", [*HOSTILE, *AWKWARD])
def test_words_stay_words(words: str) -> None:
    page = render(write_markdown(make_report(words)))

    assert page.active == []
    assert page.find("a") == []
    assert squeeze(clean(words)) in squeeze(page.text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_line_comes_out_as_it_went_in(text: str) -> None:
    line = squeeze(clean(text))
    page = render(f"> {escape(line)}\n")

    assert squeeze(page.text) == line
    assert {tag for tag, _ in page.tags} <= {"blockquote", "p"}


def test_lines_stay_lines() -> None:
    text = write_markdown(make_report("one\n  two\n\nthree"))

    assert "> one  \n> \N{NO-BREAK SPACE}\N{NO-BREAK SPACE}two\n> \n> three\n" in text
