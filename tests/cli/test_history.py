"""history: what an entry said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.titles import body

if TYPE_CHECKING:
    from tests.saying import Say


def test_an_entry_that_never_changed_has_no_history(say: Say) -> None:
    code = say.write("as ever")

    said = say("history", code)

    assert said.out == f"{code}  revision 1 is how it is now\n"
    assert said.err == "It never said anything else.\n"


def test_earlier_states_are_listed_newest_first_without_their_words(say: Say) -> None:
    code = say.write("first words")
    say("edit", code, stdin="the second words")
    say("edit", code, stdin="third")

    assert say("history", code).out == (
        f"{code}  revision 3 is how it is now\n"
        "  revision 2 · 3 words · replaced Sat 21 Nov 2026, 21:14\n"
        "  revision 1 · 2 words · replaced Sat 21 Nov 2026, 21:14\n"
    )


def test_one_earlier_state_is_shown_in_full(say: Say) -> None:
    code = say.write("first [red]words[/]\n\nand more")
    say("edit", code, stdin="second")

    assert say("history", code, "--show", "1").out == (
        "Revision 1  replaced Sat 21 Nov 2026, 21:14\n\n"
        "first [red]words[/]\n\nand more\n"
    )
    assert body(say, code) == "second"


def test_last_stands_for_the_newest_entry(say: Say) -> None:
    say.write("words")

    assert say("history", "LAST").out.endswith("revision 1 is how it is now\n")


def test_json_has_the_words_and_the_notes_of_each_state(say: Say) -> None:
    code = say.write("one", "--tag", "a", "--feel", "1")
    say("edit", code, "--untag", "a", "--with", "Noor")
    say("edit", code, stdin="two")

    data = say("history", code, "--json").json

    assert data["entry"]["body"] == "two"
    assert data["revisions"] == [
        {
            "number": 1,
            "replaced": "2026-11-21T21:14:00.000+00:00",
            "body": "one",
            "tags": ["a"],
            "people": [],
            "feelings": {"valence": 1, "energy": None, "distress": None},
        },
        {
            "number": 2,
            "replaced": "2026-11-21T21:14:00.000+00:00",
            "body": "one",
            "tags": [],
            "people": ["Noor"],
            "feelings": {"valence": 1, "energy": None, "distress": None},
        },
    ]


def test_one_state_as_json_is_that_one_alone(say: Say) -> None:
    code = say.write("one")
    say("edit", code, stdin="two")
    say("edit", code, stdin="three")

    data = say("history", code, "--show", "2", "--json").json

    assert [revision["body"] for revision in data["revisions"]] == ["two"]


def test_a_state_that_never_was_is_not_found(say: Say) -> None:
    code = say.write("one")
    say("edit", code, stdin="two")

    for number in ("2", "3", "9" * 30):
        assert say("history", code, "--show", number, code=3).out == ""


def test_an_unknown_entry_is_not_found(say: Say) -> None:
    say.write("one")

    assert say("history", "bbbb", code=3).out == ""


def test_states_are_counted_from_one(say: Say) -> None:
    say("history", say.write("one"), "--show", "0", code=2)


def test_an_entry_in_the_bin_keeps_its_history(say: Say) -> None:
    code = say.write("one")
    say("edit", code, stdin="two")
    say("delete", code)

    assert "one" in say("history", code, "--show", "1").out
