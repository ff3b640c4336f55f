"""Letters for people: the same person has one letter, and somebody on hold has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.report.names import choose_names, find_named, make_alias

NOBODY: frozenset[str] = frozenset()


def test_who_came_up_most_is_a() -> None:
    names = choose_names(["Bea", "Ana", "ana", "Cy"], held=NOBODY, kept=False)

    assert names.say(["Cy", "ANA", "Bea", "Ana"]) == ("C", "A", "B")


def test_nobody_on_hold_is_named_with_letters_or_without() -> None:
    for kept, shown in ((False, ("A",)), (True, ("Bea",))):
        names = choose_names(["Ash", "Ash", "Bea"], held=frozenset({"ash"}), kept=kept)

        assert names.say(["Ash", "Bea", "somebody else"]) == shown
        assert "Ash" not in repr(names)


@pytest.mark.parametrize(
    ("number", "alias"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (702, "AAA")]
)
def test_letters_go_on_after_z(number: int, alias: str) -> None:
    assert make_alias(number) == alias


@given(st.lists(st.text(min_size=1), max_size=80))
def test_no_two_people_share_a_letter(names: list[str]) -> None:
    chosen = choose_names(names, held=NOBODY, kept=False)
    people = {name.casefold() for name in names}

    assert len({*chosen.shown.values()}) == len(people)
    assert not {*chosen.shown.values()} & {""}


def test_a_name_in_words_is_found_as_a_word() -> None:
    text = "Anna said ana's bike; BEA (maybe) and José."

    assert find_named(text, ["Ana", "Bea", "Ann", "José", "C++"]) == (
        "Ana",
        "Bea",
        "José",
    )
    assert find_named("C++ is a name here", ["C++"]) == ("C++",)
