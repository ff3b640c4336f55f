"""random: one entry by chance, and the veil over what was hard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contracts.test_json import check

if TYPE_CHECKING:
    from tests.saying import Say


def test_chance_falls_on_one_entry_and_in_time_on_each(say: Say) -> None:
    codes = {say.write(f"Note {number}.") for number in range(4)}

    drawn = [check(say("random", "--json"), "random")["entries"] for _ in range(40)]

    assert {len(entries) for entries in drawn} == {1}
    assert {entries[0]["short"] for entries in drawn} == codes


def test_kind_memories_come_up_more_often(say: Say) -> None:
    kind = say.write("Tea on the step.", "--tag", "kind")
    say.write("Plain.")

    drawn = [say("random", "--json").json["entries"][0]["short"] for _ in range(60)]

    assert 35 <= drawn.count(kind) <= 55


def test_the_words_are_shown(say: Say) -> None:
    say.write("Tea on the step.")

    assert "Tea on the step.\n" in say("random").out


def test_what_was_hard_comes_up_only_where_it_is_asked_for(say: Say) -> None:
    say.write("Storm.", "--distress", "9")

    said = say("random")

    assert said.out == ""
    assert "--all" in said.err
    assert "Storm." in say("random", "--all").out


def test_an_empty_journal_says_so_kindly(say: Say) -> None:
    assert say("random").err == (
        "There is nothing to choose from yet. It can begin with today.\n"
    )


def test_while_locked_nothing_is_shown(say_encrypted: Say) -> None:
    say_encrypted.write("Tea.")

    assert say_encrypted("random", code=4, unlock=False).out == ""
    assert "Tea." in say_encrypted("random").out
