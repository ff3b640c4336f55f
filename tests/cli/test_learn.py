"""learn: short cards, offline and without the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.learn.card import load_cards

if TYPE_CHECKING:
    from tests.saying import Say

NAMES = [card.name for card in load_cards()]


def test_alone_it_lists_the_cards(say_first: Say) -> None:
    said = say_first("learn")

    assert said.err == ""
    *rows, blank, hint = said.out.splitlines()
    assert [row.split()[0] for row in rows] == NAMES
    assert (blank, hint) == ("", "To read one: safespace learn CARD")


@pytest.mark.parametrize("name", NAMES)
def test_a_card_is_shown_with_its_sources(say_first: Say, name: str) -> None:
    data = say_first("learn", name, "--json").json
    out = say_first("learn", name).out

    assert out.startswith(f"{data['title']}\n\n")
    assert out.count("\nsource: ") == len(data["sources"])
    for source in data["sources"]:
        assert f"doi:{source['doi']}" in out
    assert "`" not in out


def test_it_leaves_nothing_anywhere(say_first: Say) -> None:
    say_first("learn")
    say_first("learn", "ten")

    assert not say_first.home.exists()


def test_the_words_of_a_name_can_be_joined_in_any_way(say: Say) -> None:
    assert say("learn", "facts", "and", "story").out == (
        say("learn", "facts-and-story").out
    )


def test_a_card_that_is_not_there_is_told_with_those_that_are(say: Say) -> None:
    said = say("learn", "everything", code=3)

    assert said.out == ""
    assert all(name in said.err for name in NAMES)


def test_a_card_fits_a_narrow_screen(say: Say) -> None:
    say.environ |= {"CLICOLOR_FORCE": "1", "NO_COLOR": "1", "COLUMNS": "40"}

    for name in NAMES:
        rows = say("learn", name).out.splitlines()
        assert max(len(row) for row in rows if "doi:" not in row) <= 40
    _, tenth = say("learn", "ten").out.split("\n10. ")
    assert all(row.startswith("    ") for row in tenth.splitlines()[1:])
