"""bin: what was deleted, brought back or removed for good."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.cli.disk import on_disk
from tests.cli.titles import titles

if TYPE_CHECKING:
    from tests.saying import Say


def bin_one(say: Say, text: str, *options: str) -> str:
    """Write an entry and delete it."""
    code = say.write(text, *options)
    say("delete", code)
    return code


def test_an_empty_bin_says_so(say: Say) -> None:
    say.write("here")

    said = say("bin")

    assert (said.out, said.err) == ("", "The bin is empty.\n")


def test_what_was_deleted_last_comes_first(say: Say) -> None:
    one, two = say.write("one"), say.write("two")
    say("delete", two)
    say.now += timedelta(seconds=1)
    say("delete", one)

    assert titles(say, "bin") == ["one", "two"]


def test_an_entry_comes_back_as_it_was(say: Say) -> None:
    code = bin_one(say, "here again", "--tag", "a", "--at", "2026-11-03")

    said = say("bin", "restore", code.upper())

    [entry] = say("list", "--json").json["entries"]
    assert said.out == f"Back  {code}\n"
    assert (entry["title"], entry["tags"], entry["day"]) == (
        "here again",
        ["a"],
        "2026-11-03",
    )
    assert entry["deleted"] is None


def test_all_of_it_can_come_back(say: Say) -> None:
    say("bin", "restore", "--all")
    bin_one(say, "one")
    bin_one(say, "two")

    assert say("bin", "restore", "--all").out == "Back  2 entries\n"
    assert titles(say, "list") == ["two", "one"]
    assert "--all" in say("bin", "restore", code=2).err


def test_restoring_is_all_or_nothing(say: Say) -> None:
    binned = bin_one(say, "gone")
    outside = say.write("never deleted")

    for bad in ("bbbb", outside, "last"):
        say("bin", "restore", binned, bad, code=3)

    assert titles(say, "bin") == ["gone"]


def test_purging_asks_first(say: Say) -> None:
    code = bin_one(say, "gone")

    said = say("bin", "purge", code, code=2)

    assert "--yes" in said.err
    assert titles(say, "bin") == ["gone"]


def test_what_is_purged_is_gone(say: Say) -> None:
    code = bin_one(say, "gone")
    bin_one(say, "still in the bin")

    said = say("bin", "purge", code, "--yes")

    assert (
        said.out == "Gone from this journal. Backups made before may still hold it.\n"
    )
    assert titles(say, "bin") == ["still in the bin"]
    say("read", code, code=3)


def test_everything_in_the_bin_is_purged_at_once(say: Say) -> None:
    bin_one(say, "one")
    bin_one(say, "two")
    say.write("here")

    say("bin", "purge", "--all", "--yes")

    assert titles(say, "bin") == []
    assert titles(say, "list") == ["here"]


def test_purging_an_empty_bin_needs_no_answer(say: Say) -> None:
    assert say("bin", "purge", "--all").out == "The bin is empty.\n"


@pytest.mark.parametrize("ids", [(), ("bbbb", "--all")])
def test_it_has_to_be_said_what_to_purge(say: Say, ids: tuple[str, ...]) -> None:
    bin_one(say, "gone")

    say("bin", "purge", *ids, "--yes", code=2)

    assert titles(say, "bin") == ["gone"]


def test_purging_is_all_or_nothing(say: Say) -> None:
    binned = bin_one(say, "gone")
    outside = say.write("never deleted")

    for bad in ("bbbb", outside, "last"):
        say("bin", "purge", binned, bad, "--yes", code=3)

    assert titles(say, "bin") == ["gone"]
    assert titles(say, "list") == ["never deleted"]


def test_an_entry_named_twice_is_purged_once(say: Say) -> None:
    code = bin_one(say, "gone")

    say("bin", "purge", code, code, "--yes")

    assert titles(say, "bin") == []


def test_purged_words_are_nowhere_in_the_journal_any_more(say: Say) -> None:
    code = say.write("zzheron early", "--tag", "qqpond", "--with", "qqnoor")
    say("edit", code, stdin="zzegret later")
    say("delete", code)
    traces = (b"zzheron", b"zzegret", b"qqpond", b"qqnoor")

    before = on_disk(say.home / "journal")
    say("bin", "purge", code, "--yes")
    after = on_disk(say.home / "journal")

    assert [trace in before for trace in traces] == [True] * 4
    assert [trace in after for trace in traces] == [False] * 4


def test_a_purged_entry_leaves_other_entries_labels_alone(say: Say) -> None:
    say.write("here", "--tag", "shared", "--with", "Noor")
    code = bin_one(say, "gone", "--tag", "shared", "--with", "Noor")

    say("bin", "purge", code, "--yes")

    assert titles(say, "list", "--tag", "shared", "--with", "noor") == ["here"]


def test_a_label_of_purged_entries_only_is_forgotten(say: Say) -> None:
    code = bin_one(say, "gone", "--tag", "once")
    assert titles(say, "list", "--tag", "once") == []

    say("bin", "purge", code, "--yes")

    say("list", "--tag", "once", code=3)


def test_discreet_leaves_the_words_out(say: Say) -> None:
    code = bin_one(say, "private words")
    assert "private" in say("bin").out

    say("settings", "set", "discreet", "on")
    said, as_json = say("bin"), say("bin", "--json")

    assert code in said.out
    assert "private" not in said.out + as_json.out


def test_an_encrypted_journal_has_a_bin_too(say_encrypted: Say) -> None:
    code = bin_one(say_encrypted, "here again")

    say_encrypted("bin", "restore", code)

    assert titles(say_encrypted, "list") == ["here again"]
