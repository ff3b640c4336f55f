"""people: the names in use, and giving one another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.titles import titles

if TYPE_CHECKING:
    from tests.saying import Say


def test_a_new_journal_has_no_names(say: Say) -> None:
    said = say("people")

    assert (said.out, said.err) == ("", "No entry has a name yet.\n")


def test_names_are_listed_with_how_many_entries_have_them(say: Say) -> None:
    say.write("1", "-w", "Noor")
    say.write("2", "-w", "@noor", "-w", "A. B.")

    assert say("people").out == "Noor   2 entries\nA. B.  1 entry\n"
    assert say("people", "--json").json["people"] == [
        {"name": "Noor", "entries": 2},
        {"name": "A. B.", "entries": 1},
    ]


def test_a_name_and_a_tag_of_the_same_letters_are_two_things(say: Say) -> None:
    say.write("person", "-w", "May")
    say.write("month", "-t", "May")

    say("people", "rename", "May", "Maya")

    assert titles(say, "list", "-w", "maya") == ["person"]
    assert titles(say, "list", "-t", "may") == ["month"]


def test_two_names_become_one(say: Say) -> None:
    say.write("1", "-w", "Noor")
    say.write("2", "-w", "N.")

    say("people", "rename", "N.", "Noor")

    assert titles(say, "list", "-w", "Noor") == ["2", "1"]
    assert say("people").out == "Noor  2 entries\n"


def test_a_name_that_is_not_there_cannot_be_renamed(say: Say) -> None:
    said = say("people", "rename", "nobody", "somebody", code=3)

    assert said.err.startswith("No entry has that name.")
