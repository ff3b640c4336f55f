"""edit: change an entry; what it said before is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.titles import body, titles

if TYPE_CHECKING:
    from tests.saying import Say


def revisions(say: Say, code: str) -> list[str]:
    """Return what an entry said before, oldest first."""
    return [r["body"] for r in say("history", code, "--json").json["revisions"]]


def test_new_words_come_from_a_pipe(say: Say) -> None:
    code = say.write("before")

    said = say("edit", code, stdin="after\n")

    assert body(say, code) == "after\n"
    assert said.out == f"Saved  {code}  Saturday 21 November 2026  revision 2\n"


def test_new_words_come_from_the_line(say: Say) -> None:
    code = say.write("before")

    said = say("edit", code, "-m", "after")

    assert body(say, code) == "after"
    assert "Shells keep" in said.err


def test_every_earlier_state_is_kept(say: Say) -> None:
    code = say.write("one")
    for words in ("two", "three"):
        say("edit", "last", stdin=words)

    assert revisions(say, code) == ["one", "two"]
    assert titles(say, "list") == ["three"]


def test_options_alone_leave_the_words_and_ask_for_none(say: Say) -> None:
    code = say.write("the words", "--tag", "old")

    say("edit", code, "--tag", "new", "--untag", "OLD", "--with", "Noor", "--feel=-1")

    [entry] = say("read", code, "--json").json["entries"]
    assert entry["body"] == "the words"
    assert (entry["tags"], entry["people"]) == (["new"], ["Noor"])
    assert entry["feelings"]["valence"] == -1


def test_options_that_change_nothing_ask_for_no_words_either(say: Say) -> None:
    code = say.write("the words", "--tag", "work", "--distress", "0")

    for options in (
        ("--tag", "work"),
        ("--tag", "WORK"),
        ("--untag", "other"),
        ("--distress", "0"),
    ):
        say("edit", code, *options)

    assert body(say, code) == "the words"
    assert revisions(say, code) == []


def test_what_an_option_does_not_name_stays(say: Say) -> None:
    code = say.write("x", "-t", "a", "-w", "Noor", "--feel", "1", "--distress", "3")

    say("edit", code, "--distress", "0", "--without", "noor")

    [entry] = say("read", code, "--json").json["entries"]
    assert entry["tags"] == ["a"]
    assert entry["people"] == []
    assert entry["feelings"] == {"valence": 1, "energy": None, "distress": 0}


def test_new_words_leave_the_notes_beside_them(say: Say) -> None:
    code = say.write("x", "-t", "a", "--feel", "1")

    say("edit", code, stdin="y")

    [entry] = say("read", code, "--json").json["entries"]
    assert (entry["tags"], entry["feelings"]["valence"]) == (["a"], 1)


def test_an_edit_does_not_move_an_entry_in_time(say: Say) -> None:
    old = say.write("old", "--at", "2026-11-03 18:30")
    say.write("new")

    say("edit", old, stdin="old, changed")

    assert titles(say, "list") == ["new", "old, changed"]
    assert titles(say, "list", "--on", "2026-11-03") == ["old, changed"]


def test_the_same_words_again_make_no_revision(say: Say) -> None:
    code = say.write("the words")

    say("edit", code, stdin="the words")

    assert revisions(say, code) == []


@pytest.mark.parametrize("raw", [b"", b" \n", b"caf\xe9", b"a\x00b"])
def test_what_is_no_text_changes_nothing(say: Say, raw: bytes) -> None:
    code = say.write("the words")

    say("edit", code, stdin=raw, code=9)

    assert body(say, code) == "the words"
    assert revisions(say, code) == []


@pytest.mark.parametrize("option", [("--tag", "a,b"), ("--feel", "9"), ("--untag", "")])
def test_an_option_that_cannot_be_kept_changes_nothing(
    say: Say, option: tuple[str, str]
) -> None:
    code = say.write("the words")

    say("edit", code, *option, code=2)

    assert revisions(say, code) == []


def test_an_unknown_entry_is_not_found(say: Say) -> None:
    say.write("the words")

    say("edit", "bbbb", stdin="other words", code=3)

    assert titles(say, "list") == ["the words"]


def test_an_entry_in_the_bin_has_to_come_back_first(say: Say) -> None:
    code = say.write("the words")
    say("delete", code)

    said = say("edit", code, stdin="other words", code=2)

    assert f"safespace bin restore {code}" in said.err


def test_json_tells_the_revision(say: Say) -> None:
    code = say.write("before")

    saved = say("edit", code, "--json", stdin="after").json

    assert (saved["title"], saved["revision"]) == ("after", 2)


def test_an_encrypted_entry_is_changed_too(say_encrypted: Say) -> None:
    code = say_encrypted.write("before")

    say_encrypted("edit", code, stdin="after")

    assert revisions(say_encrypted, code) == ["before"]
