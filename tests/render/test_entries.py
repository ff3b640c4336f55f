"""Lists of entries and search results."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from safespace.domain.entry import Feelings, When
from safespace.domain.moment import moment_of
from safespace.domain.page import Page
from safespace.domain.selection import read_terms
from safespace.render.entries import (
    describe_feelings,
    list_entries,
    list_matches,
    say_entries,
    say_signed,
    say_words,
)
from safespace.render.line import Fold, Role
from tests.render.samples import EVENING, an_entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from safespace.render.line import Line


def shown(lines: Iterable[Line]) -> str:
    return "\n".join(line.plain for line in lines)


def test_entries_stand_under_their_day_which_is_said_once() -> None:
    entries = [
        an_entry("Tea."),
        an_entry("Soup.", short="ghjk"),
        an_entry("Rain.", short="mnpq", day=date(2026, 11, 20)),
    ]

    assert shown(list_entries(entries)) == (
        "Sat 21 Nov 2026\n  21:14  bcdf  Tea.\n  21:14  ghjk  Soup.\n"
        "Fri 20 Nov 2026\n  21:14  mnpq  Rain."
    )


def test_notes_stand_under_the_words_they_belong_to() -> None:
    entry = an_entry(
        tags=("home", "tea time"),
        people=("Ada",),
        feelings=Feelings(valence=-2, energy=0, distress=6),
    )

    [_, title, notes] = list_entries([entry])

    assert notes.plain == (
        " " * 15 + "#home · #tea time · Ada · feel \u22122 · energy 0 · distress 6/10"
    )
    assert title.plain.index("Tea") == notes.plain.index("#home") == notes.indent
    assert (title.fold, notes.fold) == (Fold.CUT, Fold.BETWEEN)


def test_a_whole_day_has_no_clock() -> None:
    entry = an_entry(happened=When(moment_of(EVENING), whole_day=True))

    assert "  day    bcdf  Tea" in shown(list_entries([entry]))
    assert "21:14" not in shown(list_matches(Page((entry,)), read_terms(("tea",))))


def test_a_longer_code_moves_the_words_only_where_it_must() -> None:
    shorts = ("bcdf", "bcdfg", "bcdfgh", "bcdfghjk")

    lines = [list(list_entries([an_entry(short=each)]))[1].plain for each in shorts]

    assert [line.index("Tea") for line in lines] == [15, 16, 17, 19]


def test_discreet_lists_keep_the_words_back() -> None:
    page = Page((an_entry("Secret tea.", tags=("home",)),))

    listed = shown(list_entries(page.entries, discreet=True))
    found = shown(list_matches(page, read_terms(("tea",)), discreet=True))

    assert "tea" not in listed + found
    assert "bcdf" in listed
    assert "bcdf" in found


def test_a_match_is_marked_among_the_words_around_it() -> None:
    page = Page((an_entry("We had tea. Tea is kind."), an_entry("More tea.")))

    lines = list(list_matches(page, read_terms(("tea",))))

    assert [line.plain for line in lines] == [
        "Sat 21 Nov 2026  21:14  bcdf",
        "  We had tea. Tea is kind.",
        "",
        "Sat 21 Nov 2026  21:14  bcdf",
        "  More tea.",
    ]
    marked = [span.text for span in lines[1].spans if span.role is Role.MATCH]
    assert marked == ["tea", "Tea"]


def test_labels_with_anything_in_them_stay_on_one_line() -> None:
    entry = an_entry("one\rtwo", tags=("a\u202eb",), people=("c\x9bd",))

    assert shown(list_entries([entry])).endswith(
        "one\n" + " " * 15 + "#a\ufffdb · c\ufffdd"
    )


@pytest.mark.parametrize(
    ("number", "said"), [(-4, "\u22124"), (0, "0"), (3, "+3")], ids=str
)
def test_a_scale_around_zero_shows_its_sign(number: int, said: str) -> None:
    assert say_signed(number) == said


def test_only_what_was_noted_is_said() -> None:
    assert list(describe_feelings(Feelings())) == []
    assert list(describe_feelings(Feelings(distress=0))) == ["distress 0/10"]


def test_one_is_not_many() -> None:
    assert [say_entries(n) for n in (0, 1, 2, 1200)] == [
        *("0 entries", "1 entry", "2 entries", "1,200 entries")
    ]
    assert [say_words(body) for body in ("", "tea", "more tea")] == [
        *("0 words", "1 word", "2 words")
    ]
