"""read: one entry in full, or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.titles import body, titles

if TYPE_CHECKING:
    from tests.saying import Say


def test_an_entry_is_read_with_everything_noted_beside_it(say: Say) -> None:
    code = say.write("First.\n\nSecond.\n", "-t", "calm", "-w", "Noor", "--energy=-1")

    assert say("read", code).out == (
        f"Saturday 21 November 2026, 21:14  {code}\n"
        "#calm · Noor · energy \N{MINUS SIGN}1\n"
        "\n"
        "First.\n"
        "\n"
        "Second.\n"
    )


def test_without_an_id_the_newest_entry_is_read(say: Say) -> None:
    say.write("newest")
    say.write("written later about earlier", "--at", "2026-11-01")

    assert titles(say, "read") == ["newest"]
    assert titles(say, "read", "last") == ["newest"]
    assert titles(say, "read", "LAST") == ["newest"]


def test_last_does_not_look_into_the_bin(say: Say) -> None:
    say.write("here")
    say("delete", say.write("gone"))

    assert titles(say, "read", "last") == ["here"]


def test_codes_and_ids_may_be_typed_in_capitals(say: Say) -> None:
    saved = say("write", "--json", stdin="found").json

    for reference in (saved["short"].upper(), saved["id"].upper(), saved["id"]):
        assert titles(say, "read", f" {reference} ") == ["found"]


def test_several_entries_are_read_in_the_order_asked_for(say: Say) -> None:
    one, two = say.write("one"), say.write("two")

    assert titles(say, "read", two, one) == ["two", "one"]
    assert say("read", two, one).out.index("two") < say("read", two, one).out.index(
        "one"
    )


def test_one_unknown_id_among_several_shows_none_of_them(say: Say) -> None:
    code = say.write("private words")

    said = say("read", code, "bbbb", code=3)

    assert said.out == ""
    assert "private" not in said.err


@pytest.mark.parametrize(
    "reference", ["bbbb", "", "%", "*", "1 OR 1", "caf\udce9", "é"]
)
def test_an_unknown_id_is_an_error_of_its_own(say: Say, reference: str) -> None:
    say.write("private words")

    said = say("read", reference, code=3)

    assert said.out == ""
    assert said.err.startswith("There is no entry with that id.")


def test_an_empty_journal_has_no_last_entry(say: Say) -> None:
    say("read", code=3)


def test_a_day_is_read_from_its_morning_to_its_evening(say: Say) -> None:
    say.write("evening", "--at", "2026-11-03 20:00")
    say.write("morning", "--at", "2026-11-03 08:00")
    say.write("another day")

    assert titles(say, "read", "--on", "2026-11-03") == ["morning", "evening"]


def test_a_day_without_entries_is_not_found(say: Say) -> None:
    say.write("today")

    assert say("read", "--on", "2026-11-03", code=3).out == ""


@pytest.mark.parametrize("day", ["12/11/2026", "2026-02-30", "blursday", "", "2027"])
def test_an_unclear_day_reads_nothing(say: Say, day: str) -> None:
    say.write("today")

    assert say("read", "--on", day, code=2).out == ""


def test_entries_and_a_day_are_not_named_together(say: Say) -> None:
    code = say.write("today")

    say("read", code, "--on", "today", code=2)


def test_the_question_stands_above_its_answer(say: Say) -> None:
    say("write", "--prompt", stdin="an answer")

    [entry] = say("read", "--json").json["entries"]
    shown = say("read").out

    question = entry["prompt"]["question"]
    assert shown.index(question) < shown.index("an answer")


def test_a_backdated_entry_says_when_it_was_written(say: Say) -> None:
    say.write("x", "--at", "2026-11-03 18:30")

    assert say("read").out.startswith("Tuesday 3 November 2026, 18:30")
    assert "written Saturday 21 November 2026, 21:14" in say("read").out


def test_an_entry_in_the_bin_can_still_be_read_by_its_code(say: Say) -> None:
    code = say.write("gone")
    say("delete", code)

    [entry] = say("read", code, "--json").json["entries"]

    assert entry["body"] == "gone"
    assert entry["deleted"] is not None


def test_markup_is_shown_as_it_was_typed(say: Say) -> None:
    say.write("[red]x[/] [/] :smile: C:\\new\n[2026-01-01 10:00]\n--help\n-3")

    assert say("read").out.endswith(
        "\n[red]x[/] [/] :smile: C:\\new\n[2026-01-01 10:00]\n--help\n-3\n"
    )


def test_control_characters_never_reach_the_terminal(say: Say) -> None:
    hostile = "a\x1b[2Jb\x1b]0;title\x07c\x9b31md\u202ee"
    say.write(hostile)

    for said in (say("read"), say("read", "--json"), say("list")):
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(said.out)
    assert body(say) == hostile


def test_discreet_does_not_keep_anybody_from_reading(say: Say) -> None:
    say("settings", "set", "discreet", "on")
    say.write("private words")

    assert "private words" in say("read").out
