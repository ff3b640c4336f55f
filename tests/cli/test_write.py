"""write: words in, words kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.saying import Say


def test_words_from_a_pipe_are_saved_as_they_came(say: Say) -> None:
    code = say.write("  Dear diary,\n\n\tC:\\new [red]x[/] :smile: -3 --help\n")

    [entry] = say("read", code, "--json").json["entries"]

    assert entry["body"] == "  Dear diary,\n\n\tC:\\new [red]x[/] :smile: -3 --help\n"


def test_an_encrypted_journal_gives_the_words_back(say_encrypted: Say) -> None:
    code = say_encrypted.write("only for me")

    assert "only for me" in say_encrypted("read", code).out


def test_nothing_in_is_nothing_saved(say: Say) -> None:
    said = say("write", stdin=" \n", code=9)

    assert said.err.startswith("Nothing came in")
    assert say("list", "--json").json["entries"] == []
