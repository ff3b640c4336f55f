"""list: recent entries, or those of a day, tag or person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from safespace.storage import entries
from safespace.storage.transaction import write
from tests.cli.titles import titles
from tests.databases import open_journal
from tests.journals import Mode
from tests.storage.samples import new_entry

if TYPE_CHECKING:
    from tests.saying import Say


def fill(say: Say, count: int) -> None:
    """Save many entries at once, a minute apart, titled by their number."""
    conn = open_journal(say.home, Mode.PLAIN)
    with write(conn):
        for number in range(count):
            new = new_entry(f"number {number}", at_ms=number * 60_000)
            entries.insert(conn, new, pick=iter_pick(number))
    conn.close()


def iter_pick(number: int) -> entries.Pick:
    """Draw the signs of a short code from a number, so that no two are the same."""
    left = [number]

    def pick(signs: str) -> str:
        left[0], at = divmod(left[0], len(signs))
        return signs[at]

    return pick


def test_an_empty_journal_lists_nothing(say: Say) -> None:
    said = say("list")

    assert said.out == ""
    assert said.err == "Nothing here yet.\n"


def test_the_newest_entry_comes_first(say: Say) -> None:
    for text in ("one", "two", "three"):
        say.write(text)

    assert titles(say, "list") == ["three", "two", "one"]


def test_entries_stand_under_their_days(say: Say) -> None:
    yesterday = say.write("supper", "--at", "yesterday 19:05")
    today = say.write("breakfast", "-t", "calm", "-w", "Noor", "--feel", "2")

    assert say("list").out == (
        "Sat 21 Nov 2026\n"
        f"  21:14  {today}  breakfast\n"
        "               #calm · Noor · feel +2\n"
        "Fri 20 Nov 2026\n"
        f"  19:05  {yesterday}  supper\n"
    )


def test_an_entry_of_a_whole_day_has_no_clock(say: Say) -> None:
    code = say.write("all day long", "--at", "yesterday")

    assert f"  day    {code}  all day long\n" in say("list").out


def test_entries_of_one_whole_day_stay_in_the_order_they_were_written(say: Say) -> None:
    for text in ("one", "two", "three"):
        say.write(text, "--at", "2026-11-03")
        say.now += timedelta(hours=1)

    assert titles(say, "list") == ["three", "two", "one"]


def test_only_the_first_line_that_says_something_is_shown(say: Say) -> None:
    say.write("\n\n  the title  \nthe rest")

    assert titles(say, "list") == ["the title"]
    assert "the rest" not in say("list").out


@pytest.mark.parametrize("line", ["[red]x[/]", ":smile:", r"C:\new", "-3", "--help"])
def test_markup_is_shown_as_it_was_typed(say: Say, line: str) -> None:
    say.write(line)

    assert say("list").out.endswith(f"  {line}\n")


def test_a_tag_filter_keeps_what_has_the_tag(say: Say) -> None:
    say.write("at work", "--tag", "Work")
    say.write("at home")

    assert titles(say, "list", "--tag", "#wORK") == ["at work"]


def test_several_filters_all_have_to_hold(say: Say) -> None:
    say.write("both", "-t", "a", "-t", "b", "-w", "Noor")
    say.write("one tag", "-t", "a", "-w", "Noor")
    say.write("no name", "-t", "a", "-t", "b")

    assert titles(say, "list", "-t", "a", "-t", "b", "-w", "Noor") == ["both"]


def test_tagged_entries_come_newest_first_also_when_backdated(say: Say) -> None:
    say.write("middle", "-t", "a", "--at", "2026-11-10")
    say.write("new", "-t", "a")
    say.write("old", "-t", "a", "--at", "2026-11-01")

    assert titles(say, "list", "-t", "a") == ["new", "middle", "old"]
    assert titles(say, "list", "-t", "a", "-n", "2") == ["new", "middle"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--tag", "nosuch"), 3),
        (("--with", "nobody"), 3),
        (("--tag", "here", "--tag", "nosuch"), 3),
        (("--tag", ""), 2),
        (("--on", "12/11/2026"), 2),
        (("--on", "2026-02-30"), 2),
        (("--on", "blursday"), 2),
        (("--on", "2027"), 2),
        (("--on", ""), 2),
        (("--from", "2026-11-20", "--to", "2026-11-01"), 2),
        (("--on", "today", "--from", "yesterday"), 2),
        (("-n", "-1"), 2),
        (("-n", "few"), 2),
        (("--nosuch",), 2),
    ],
)
def test_a_filter_that_makes_no_sense_shows_no_entry(
    say: Say, options: tuple[str, ...], code: int
) -> None:
    say.write("private words", "--tag", "here")

    said = say("list", *options, code=code)
    as_json = say("list", *options, "--json", code=code)

    assert said.out == as_json.out == ""
    assert "private words" not in said.err
    assert titles(say, "list", "--tag", "here") == ["private words"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--on", "2026-11-03"), ["third"]),
        (("--on", "2026-10"), ["late october"]),
        (("--on", "2026"), ["now", "third", "late october"]),
        (("--on", "today"), ["now"]),
        (("--from", "2026-11-03"), ["now", "third"]),
        (("--to", "2026-11-03"), ["third", "late october"]),
        (("--from", "2026-10-31", "--to", "2026-11-03"), ["third", "late october"]),
        (("--from", "2026-11-04", "--to", "2026-11-20"), []),
    ],
)
def test_days_are_filtered_with_both_ends_included(
    say: Say, options: tuple[str, ...], expected: list[str]
) -> None:
    say.write("now")
    say.write("third", "--at", "2026-11-03 23:00")
    say.write("late october", "--at", "2026-10-31")

    assert titles(say, "list", *options) == expected


def test_a_limit_says_when_there_is_more(say: Say) -> None:
    for text in ("one", "two"):
        say.write(text)

    said = say("list", "-n", "1")

    assert said.out.endswith("\n\nThe newest 1; -n 0 shows all.\n")
    assert say("list", "-n", "1", "--json").json["more"] is True
    assert say("list", "-n", "2", "--json").json["more"] is False
    assert "-n 0" not in say("list", "-n", "2").out


def test_thousands_of_entries_are_listed_when_asked_for(say: Say) -> None:
    fill(say, 3000)

    everything = titles(say, "list", "-n", "0")

    assert everything == [f"number {number}" for number in reversed(range(3000))]
    assert titles(say, "list") == everything[:20]
    assert titles(say, "list", "-n", "9" * 30) == everything


def test_the_bin_is_not_listed(say: Say) -> None:
    say("delete", say.write("gone", "--tag", "a"))
    say.write("here", "--tag", "a")

    assert titles(say, "list") == ["here"]
    assert titles(say, "list", "--tag", "a") == ["here"]
    assert titles(say, "list", "--on", "today") == ["here"]


def test_discreet_leaves_the_words_out(say: Say) -> None:
    code = say.write("private words")
    assert "private" in say("list").out

    say("settings", "set", "discreet", "on")
    said = say("list")

    assert code in said.out
    assert "private" not in said.out
    assert "private" not in say("list", "--json").out
    assert "private" in say("read", code).out


def test_a_locked_journal_lists_nothing(say_encrypted: Say) -> None:
    say_encrypted.write("private words")
    say_encrypted.passphrase = "somebody else's guess"

    said = say_encrypted("list", code=4)

    assert said.out == ""
