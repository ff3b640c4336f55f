"""Where long lines break, and how the cursor finds its way over the rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from safespace.terminal.composer_page import footer
from safespace.terminal.composer_rows import cells, position_in, row_at, rows_of, wrap

texts = st.text(st.sampled_from("ab 日\t\ne\u0301👩\u200d"), max_size=60)
widths = st.integers(2, 30)


def rows(text: str, width: int) -> list[str]:
    return [text[row.start : row.end] for row in rows_of(text, width)]


def test_a_line_breaks_at_the_end_of_a_word() -> None:
    assert rows("one two three", 8) == ["one two ", "three"]


def test_a_word_longer_than_the_page_breaks_inside() -> None:
    assert rows("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_wide_characters_count_two() -> None:
    assert rows("日本語", 4) == ["日本", "語"]


def test_every_line_has_a_row_even_an_empty_one() -> None:
    assert rows("a\n\nb\n", 10) == ["a", "", "b", ""]


@given(texts, widths)
def test_no_character_is_left_out_or_shown_twice(text: str, width: int) -> None:
    seen = "".join(rows(text, width))
    assert seen == text.replace("\n", "")


@given(texts, widths)
def test_no_row_is_wider_than_the_page_but_for_spaces(text: str, width: int) -> None:
    # A tab alone may be wider than a very narrow page.
    for row in rows(text, width):
        assert cells(row.rstrip(" \t")) <= max(width, 4) or row.startswith("\t")


@given(texts, widths, st.data())
def test_a_position_is_in_the_row_it_is_said_to_be_in(
    text: str, width: int, data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(text)))
    laid = rows_of(text, width)
    row = laid[row_at(laid, position)]
    assert row.start <= position <= row.end


@given(texts, widths, st.data())
def test_a_move_lands_in_the_row_that_was_aimed_at(
    text: str, width: int, data: st.DataObject
) -> None:
    laid = rows_of(text, width)
    aim = data.draw(st.integers(0, len(laid) - 1))
    column = data.draw(st.integers(0, width))
    assert row_at(laid, position_in(text, laid, aim, column)) == aim


def test_a_long_question_ends_in_an_ellipsis() -> None:
    assert wrap("one two three four", 9, most=1) == ["one two…"]
    assert wrap("one two three four", 9, most=4) == ["one two", "three", "four"]


@given(st.integers(0, 100))
def test_the_footer_fits_any_width(width: int) -> None:
    assert len(footer(width)) <= width
    assert len(footer(width, "The draft could not be kept")) <= width
