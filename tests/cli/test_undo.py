"""undo: take back the newest change, then the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.titles import body, titles

if TYPE_CHECKING:
    from tests.saying import Say


def test_undoing_a_write_puts_the_entry_in_the_bin(say: Say) -> None:
    code = say.write("a slip")

    said = say("undo")

    assert said.out == f"In the bin  {code}  it was the newest entry\n"
    assert titles(say, "list") == []
    assert titles(say, "bin") == ["a slip"]


def test_undoing_an_edit_brings_the_words_and_notes_back(say: Say) -> None:
    code = say.write("before", "--tag", "a")
    say("edit", code, "--tag", "b", "--distress", "4", "-m", "after")

    said = say("undo")

    [entry] = say("read", code, "--json").json["entries"]
    assert said.out == f"As before  {code}  the change is kept in its history\n"
    assert (entry["body"], entry["tags"]) == ("before", ["a"])
    assert entry["feelings"]["distress"] is None


def test_undoing_a_delete_brings_the_entry_back(say: Say) -> None:
    code = say.write("here again")
    say("delete", code)

    said = say("undo")

    assert said.out == f"Back  {code}  it is out of the bin\n"
    assert titles(say, "list") == ["here again"]


def test_undoing_a_restore_puts_the_entry_back_in_the_bin(say: Say) -> None:
    code = say.write("gone")
    say("delete", code)
    say("bin", "restore", code)

    say("undo")

    assert titles(say, "bin") == ["gone"]


def test_what_one_command_did_to_many_is_taken_back_at_once(say: Say) -> None:
    one, two, three = (say.write(word) for word in ("one", "two", "three"))
    say("delete", one, two)

    assert say("undo").out == "Back  2 entries  they are out of the bin\n"
    assert titles(say, "list") == ["three", "two", "one"]

    say("delete", one, two, three)
    say("bin", "restore", one, two)
    assert (
        say("undo").out == "In the bin  2 entries  as before they were brought back\n"
    )
    assert say("undo", "--json").json["entries"] == 3
    assert titles(say, "bin") == []


def test_undo_goes_back_change_by_change(say: Say) -> None:
    code = say.write("one")
    say("edit", code, stdin="two")
    say("edit", code, stdin="three")
    say("delete", code)
    say("bin", "restore", code)

    undid = []
    seen = []
    for _ in range(5):
        undid.append(say("undo", "--json").json["undid"])
        seen.append((titles(say, "list"), body(say, code)))

    assert undid == ["restore", "delete", "edit", "edit", "write"]
    assert seen == [
        ([], "three"),
        (["three"], "three"),
        (["two"], "two"),
        (["one"], "one"),
        ([], "one"),
    ]
    assert say("undo", code=3).err == "There is nothing to undo.\n"


def test_an_edit_after_an_undo_is_undone_on_its_own(say: Say) -> None:
    code = say.write("one")
    say("edit", code, stdin="two")
    say("undo")
    say("edit", code, stdin="three")

    say("undo")

    assert body(say, code) == "one"


def test_what_was_undone_is_kept_in_the_history(say: Say) -> None:
    code = say.write("one")
    say("edit", code, stdin="two")
    say("undo")

    kept = say("history", code, "--json").json["revisions"]

    assert [revision["body"] for revision in kept] == ["one", "two"]


def test_changes_to_several_entries_come_back_newest_first(say: Say) -> None:
    one, two = say.write("one"), say.write("two")
    say("edit", one, stdin="one, changed")
    say("delete", two)

    say("undo")
    say("undo")

    assert titles(say, "list") == ["two", "one"]


def test_what_was_purged_stays_gone(say: Say) -> None:
    say.write("kept")
    code = say.write("gone for good")
    say("delete", code)
    say("bin", "purge", code, "--yes")

    assert say("undo", "--json").json["undid"] == "write"
    assert titles(say, "bin") == ["kept"]


def test_there_is_nothing_to_undo_in_a_new_journal(say: Say) -> None:
    say("undo", code=3)


def test_an_encrypted_journal_is_undone_too(say_encrypted: Say) -> None:
    say_encrypted.write("a slip")

    assert "In the bin" in say_encrypted("undo").out
