"""HTML becomes the words that a browser shows, whatever state it is in."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.transfer.html_text import to_text

PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<br>", "<br/>", "<ul>", "</ul>", "<ol>", "<li>", "</li>"),
        *("<a href='", "<a href=x>", "</a>", "<script>", "</script>", "<!--", "-->"),
        *('"', "'", "<", ">", "&", "&#", "&lt;", "&nbsp;", " ", "\n", "=", "<pre>"),
        *("<td>", "<img alt='x'>", "word", "é", "\0", "\ud800", "<![CDATA[", "<?xml"),
    ]
)
SOURCES = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One</p>\n<p></p>\n<p>two <b>bold</b></p>", "One\n\ntwo bold"),
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"),
        ("<div>one</div><div>&nbsp;</div><div>two</div>", "one\n\ntwo"),
        ("<h2>Tea</h2>with <i>milk</i><hr>no sugar", "Tea\n\nwith milk\n\nno sugar"),
        ("a  b\n\t c", "a b c"),
        ("a&nbsp; b", "a  b"),
        ("<pre>\n a\n  b</pre>c", " a\n  b\n\nc"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</table>", "a\tb\nc"),
        ("", ""),
        ("<p></p><br>", ""),
    ],
)
def test_lines_and_paragraphs(source: str, text: str) -> None:
    assert to_text(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Buy<ul><li>tea</li><li>jam</li></ul>soon", "Buy\n* tea\n* jam\nsoon"),
        ("<ol><li>wake</li><li>walk</li></ol>", "1. wake\n2. walk"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "* a\n  1. b\n* c"),
        (
            "<p>x</p><ul><li><p>a</p></li><li><p>b</p></li></ul><p>y</p>",
            "x\n\n* a\n* b\n\ny",
        ),
        ("<ol><li></li></ol>after", "after"),
        ('<li data-checked="true">done<li data-checked="false">not', "* [x] done\n* [ ] not"),
    ],
)  # fmt: skip
def test_lists(source: str, text: str) -> None:
    assert to_text(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('<a href="https://a.example/?b=1&amp;c">that </a>page', "that (https://a.example/?b=1&c) page"),
        ('<a href="https://www.a.example/">a.example</a>', "a.example"),
        ("<a href=mailto:me@a.example>me@a.example</a>", "me@a.example"),
        ("see <a href=https://a.example></a>", "see https://a.example"),
        ('<a href="#top">up</a> <a href="javascript:x()">on</a> <a>no</a>', "up on no"),
        ("<a href=x.example>one <a href=y.example>two", "one (x.example) two (y.example)"),
    ],
)  # fmt: skip
def test_links_keep_their_address_where_the_words_are_not_it(
    source: str, text: str
) -> None:
    assert to_text(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp;amp; &#233; &#x20AC; x&y", "<b> &amp; é € x&y"),
        ("&#0; &#xD800; &#" + "9" * 5000 + ";", "\ufffd \ufffd \ufffd"),
        ('<img src="data:x" alt="😀"> hi', "😀 hi"),
        ("a<style>p{}</style>b<script>1<2</SCRIPT >c<!-- d -->e", "abce"),
        ("<!DOCTYPE html><html><body>x</body></html>", "x"),
        ("a<o:p></o:p>b", "ab"),
    ],
)
def test_entities_pictures_and_what_nobody_sees(source: str, text: str) -> None:
    assert to_text(source) == text


@pytest.mark.parametrize(
    "text",
    [
        "I <3 you",
        "a < b > c",
        "<sigh> <hugs>",
        "5 <- 6",
        "<!-- oh",
        "<a b",
        "<re: you>",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert to_text(text) == text


def test_an_open_script_hides_nothing() -> None:
    assert to_text("a<script>b") == "ab"


@given(SOURCES)
def test_any_text_becomes_text(source: str) -> None:
    text = to_text(source)
    assert text == text.strip("\n")
    assert all(line == line.rstrip() for line in text.split("\n"))


@given(st.text(st.characters(exclude_characters="<&\xa0 \t\n\r\f"), min_size=1))
def test_plain_words_stay_as_they_are(word: str) -> None:
    kept = word.rstrip()
    assert to_text(f"<p>{word}</p>") == kept


@pytest.mark.parametrize(
    "piece",
    [
        *("<", "<!--", "<a ", "<a '", "</", "<![CDATA[", "<ul><li>", "<script>", "&#"),
        *('<a "="', "<a ='<a \"", "<a'\"", "<p><", '<a b=c"><![x ">', "<a href=x>"),
        *("x<td>", "<style>", "&nbsp;", "<pre>\n", "<br>"),
    ],
)  # fmt: skip
def test_time_grows_with_the_length_alone(piece: str) -> None:
    began = process_time()
    to_text(piece * (100_000 // len(piece)))
    # A square of this would be minutes.
    assert process_time() - began < 8
