"""Painting: whatever is written, no row is wider than the screen."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from safespace.render.clean import clean
from safespace.render.line import BLANK, Fold, Role, Span, heading, joined, line, quiet
from safespace.render.paint import make_console, paint
from safespace.render.theme import STYLES

if TYPE_CHECKING:
    from safespace.render.line import Line

NARROW = 40
STYLE = re.compile(r"\x1b\[[0-9;]*m")

# Wide, joined, combining, right to left, and long without a place to break.
ODD = st.sampled_from(
    [
        *("a", "tea", "word-with-hyphens", "x" * 50, " ", "  ", "\t", "\n"),
        *("雨の日が続いています", "한국어", "ไทยไม่มีช่องว่าง", "שלום", "مرحبا"),
        *("e\u0301", "\u0301", "\U0001f327", "\U0001f469\u200d\U0001f467", "\u200b"),
        *(" \U0001f1ee\U0001f1ea ", "\u2764\ufe0f", "\u202e", "\x1b[31m", "…", "—"),
    ]
)
odd_texts = st.lists(ODD, max_size=20).map("".join)


def painted(*lines: Line, width: int = NARROW, colour: bool = False) -> list[str]:
    """Return the rows that lines become."""
    stream = StringIO()
    paint(make_console(stream, width=width, colour=colour), lines)
    return stream.getvalue().split("\n")[:-1]


@given(
    text=odd_texts,
    fold=st.sampled_from(Fold),
    indent=st.sampled_from([0, 2, 15]),
    colour=st.booleans(),
)
@settings(max_examples=200)
@example(text="\u2764\ufe0f" * 30, fold=Fold.WRAP, indent=2, colour=False)
@example(text="雨" * 30, fold=Fold.CUT, indent=0, colour=True)
def test_no_row_is_wider_than_the_screen(
    text: str, fold: Fold, indent: int, *, colour: bool
) -> None:
    one = line(" " * indent, Span(clean(text), Role.TAG), fold=fold, indent=indent)

    for row in painted(one, colour=colour):
        assert wcswidth(STYLE.sub("", row)) <= NARROW


@given(odd_texts)
def test_wrapping_takes_nothing_away(text: str) -> None:
    rows = painted(line("  ", text, indent=2))

    assert "".join("".join(rows).split()) == "".join(clean(text).split())


def test_rows_after_the_first_hang_under_it() -> None:
    rows = painted(line("  ", quiet("label  "), "words " * 12, indent=9))

    assert rows[0] == "  label  words words words words words"
    assert rows[1:] == [
        " " * 9 + "words words words words words",
        " " * 9 + "words words",
    ]


def test_words_break_between_letters_only_where_they_must() -> None:
    assert painted(line("a" * 45)) == ["a" * 40, "a" * 5]
    assert painted(line("one " + "a" * 38)) == ["one", "a" * 38]


def test_a_cut_line_ends_in_an_ellipsis() -> None:
    assert painted(line("b" * 50, fold=Fold.CUT)) == ["b" * 39 + "…"]
    assert painted(line("雨" * 30, fold=Fold.CUT)) == ["雨" * 19 + "…"]
    assert painted(line("fits", fold=Fold.CUT)) == ["fits"]


def test_a_blank_line_is_a_row() -> None:
    assert painted(BLANK, line("x"), BLANK) == ["", "x", ""]


def test_markup_and_emoji_names_are_only_words() -> None:
    text = "[red]not red[/] :smile: [/nothing] https://a.example/b?c=d 'x' 12"

    assert painted(line(text), width=80, colour=True) == [text]


def test_stored_escapes_never_reach_the_terminal_with_colour_or_without() -> None:
    hostile = Span("\x1b]52;c;AAAA\x07\x1b[2Jwords\x9b31m", Role.TAG)

    assert painted(line(hostile), colour=True) == ["\x1b[32mwords\ufffd31m\x1b[0m"]
    assert painted(line(hostile)) == ["words\ufffd31m"]


def test_colour_is_sixteen_colours_and_never_red() -> None:
    every = [line(Span(role.value, role)) for role in Role]

    codes = {
        int(code)
        for row in painted(*every, colour=True)
        for style in re.findall(r"\x1b\[([0-9;]*)m", row)
        for code in style.split(";")
    }

    assert codes <= {*range(10), *range(30, 38), *range(90, 98)}
    assert codes & {31, 91} == set()
    assert {32, 36} <= codes


def test_without_colour_there_is_no_escape_at_all() -> None:
    rows = painted(line(heading("a"), Span("b", Role.MATCH), quiet("c")))

    assert rows == ["abc"]


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_look(role: Role) -> None:
    assert role in STYLES


def test_notes_break_between_and_never_inside() -> None:
    notes = [Span(text) for text in ("#home", "Ada", "energy plus 4", "distress 1/10")]

    rows = painted(line("    ", *joined(notes), fold=Fold.BETWEEN, indent=4), width=30)

    assert rows == ["    #home · Ada ·", "    energy plus 4 ·", "    distress 1/10"]


def test_a_note_that_has_no_room_wraps_like_words() -> None:
    notes = [Span("a long label of several words"), Span("b")]

    rows = painted(line(*joined(notes), fold=Fold.BETWEEN), width=20)

    assert rows == ["a long label of", "several words ·", "b"]
