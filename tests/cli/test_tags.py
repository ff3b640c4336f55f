"""tags: the tags in use, and giving one another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.titles import titles

if TYPE_CHECKING:
    from tests.saying import Say


def test_a_new_journal_has_no_tags(say: Say) -> None:
    said = say("tags")

    assert (said.out, said.err) == ("", "No entry has a tag yet.\n")


def test_the_most_used_tag_comes_first_then_the_alphabet(say: Say) -> None:
    say.write("1", "-t", "work", "-t", "b")
    say.write("2", "-t", "work", "-t", "A")

    assert say("tags").out == "#work  2 entries\n#A     1 entry\n#b     1 entry\n"


def test_entries_in_the_bin_do_not_count(say: Say) -> None:
    say.write("1", "-t", "work")
    say("delete", say.write("2", "-t", "work", "-t", "gone"))

    assert say("tags", "--json").json["tags"] == [{"name": "work", "entries": 1}]


def test_a_tag_gets_another_name_everywhere(say: Say) -> None:
    say.write("1", "-t", "work")
    say.write("2", "-t", "work")

    said = say("tags", "rename", "WORK", "#job")

    assert said.out == "WORK is now job.\n"
    assert titles(say, "list", "-t", "job") == ["2", "1"]
    say("list", "-t", "work", code=3)


def test_two_tags_become_one(say: Say) -> None:
    say.write("both", "-t", "job", "-t", "work")
    say.write("one", "-t", "work")

    say("tags", "rename", "work", "Job")

    assert say("tags", "--json").json["tags"] == [{"name": "job", "entries": 2}]
    assert titles(say, "list", "-t", "job") == ["one", "both"]


def test_a_tag_may_change_its_case_alone(say: Say) -> None:
    say.write("1", "-t", "work")

    say("tags", "rename", "work", "Work")

    assert say("tags").out == "#Work  1 entry\n"


def test_a_tag_that_is_not_there_cannot_be_renamed(say: Say) -> None:
    say.write("1", "-t", "work")

    say("tags", "rename", "nosuch", "other", code=3)

    assert say("tags").out == "#work  1 entry\n"


@pytest.mark.parametrize("name", ["", "#", "a,b", "x" * 61, "two\nlines", "caf\udce9"])
def test_a_name_that_cannot_be_shown_is_refused(say: Say, name: str) -> None:
    say.write("1", "-t", "work")

    say("tags", "rename", "work", name, code=2)

    assert say("tags").out == "#work  1 entry\n"


def test_markup_in_a_tag_is_shown_as_typed(say: Say) -> None:
    say.write("1", "-t", "[red]x[/]")

    assert say("tags").out == "#[red]x[/]  1 entry\n"


def test_an_encrypted_journal_has_tags_too(say_encrypted: Say) -> None:
    say_encrypted.write("1", "-t", "work")

    say_encrypted("tags", "rename", "work", "job")

    assert titles(say_encrypted, "list", "-t", "job") == ["1"]
