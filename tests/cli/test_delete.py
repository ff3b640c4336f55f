"""delete: into the bin, all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.titles import titles

if TYPE_CHECKING:
    from tests.saying import Say


def test_a_deleted_entry_is_in_the_bin(say: Say) -> None:
    code = say.write("gone")

    said = say("delete", code)

    assert said.out == f"In the bin  {code}  to take it back: safespace undo\n"
    assert titles(say, "list") == []
    assert titles(say, "bin") == ["gone"]


def test_several_entries_are_deleted_at_once(say: Say) -> None:
    one, two = say.write("one"), say.write("two")
    say.write("three")

    say("delete", one, two)

    assert titles(say, "list") == ["three"]


@pytest.mark.parametrize("bad", ["bbbb", "", "*", "%", "caf\udce9"])
def test_one_unknown_id_deletes_nothing(say: Say, bad: str) -> None:
    code = say.write("still here")

    for ids in ((code, bad), (bad, code), (bad,)):
        assert say("delete", *ids, code=3).out == ""

    assert titles(say, "list") == ["still here"]
    assert titles(say, "bin") == []


def test_deleting_nothing_is_an_error(say: Say) -> None:
    say.write("still here")

    say("delete", code=2)

    assert titles(say, "list") == ["still here"]


def test_last_is_the_newest_entry(say: Say) -> None:
    say.write("old")
    say.write("new")

    say("delete", "last")

    assert titles(say, "list") == ["old"]


def test_an_entry_named_twice_is_deleted_once(say: Say) -> None:
    saved = say("write", "--json", stdin="gone").json
    say("delete", saved["short"], saved["id"])
    say("delete", saved["short"])

    say("undo")

    assert titles(say, "list") == ["gone"]
    assert say("undo", "--json").json["undid"] == "write"


def test_json_describes_what_went(say: Say) -> None:
    code = say.write("gone")

    [entry] = say("delete", code, "--json").json["entries"]

    assert entry["short"] == code
    assert entry["deleted"] == "2026-11-21T21:14:00.000+00:00"


def test_discreet_json_does_not_repeat_the_words(say: Say) -> None:
    code = say.write("private words")
    assert "private" in say("delete", code, "--json").out + say("undo", "--json").out

    say("settings", "set", "discreet", "on")
    assert "private" not in say("delete", code, "--json").out
    assert "private" not in say("undo", "--json").out
