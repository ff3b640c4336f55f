"""search: words, phrases, beginnings of words, in any script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.titles import titles

if TYPE_CHECKING:
    from tests.saying import Say


def test_every_word_has_to_occur(say: Say) -> None:
    say.write("the river and the heron")
    say.write("the river alone")

    assert titles(say, "search", "heron", "river") == ["the river and the heron"]


def test_the_newest_match_comes_first_also_when_backdated(say: Say) -> None:
    say.write("river, middle", "--at", "2026-11-10")
    say.write("river, new")
    say.write("river, old", "--at", "2026-11-01")

    found = titles(say, "search", "river")

    assert found == ["river, new", "river, middle", "river, old"]
    assert titles(say, "search", "river", "-n", "2") == found[:2]


def test_quoted_words_are_a_phrase(say: Say) -> None:
    say.write("new york in spring")
    say.write("york, the new one")

    assert titles(say, "search", "new york") == ["new york in spring"]
    assert len(titles(say, "search", "new", "york")) == 2
    assert titles(say, "search", '"new york" spring') == ["new york in spring"]


def test_a_star_finds_beginnings_of_words(say: Say) -> None:
    say.write("remembering")
    say.write("dismember")

    assert titles(say, "search", "remem*") == ["remembering"]
    assert titles(say, "search", "remem") == []


def test_not_leaves_entries_out(say: Say) -> None:
    say.write("tea with milk")
    say.write("tea with lemon")

    assert titles(say, "search", "tea", "--not", "milk") == ["tea with lemon"]
    assert titles(say, "search", "--not", "milk") == ["tea with lemon"]
    assert titles(say, "search", "tea", "--not", "milk", "--not", "lem*") == []


def test_tags_people_and_days_narrow_a_search(say: Say) -> None:
    say.write("tea one", "-t", "calm")
    say.write("tea two", "-w", "Noor")
    say.write("tea three", "--at", "2026-11-03")

    assert titles(say, "search", "tea", "-t", "CALM") == ["tea one"]
    assert titles(say, "search", "tea", "-w", "noor") == ["tea two"]
    assert titles(say, "search", "tea", "--on", "2026-11-03") == ["tea three"]
    assert titles(say, "search", "tea", "--to", "2026-11-10") == ["tea three"]
    assert titles(say, "search", "tea", "--from", "2026-11-10", "-t", "calm") == [
        "tea one"
    ]


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("cafe", "Café au lait"),
        ("CAFÉ", "in the café"),
        ("cafe\u0301", "in the café"),
        ("strasse", "Strasse"),
        ("привет", "Привет, мир"),
        ("日本", "昨日は日本語を書いた"),
        ("語", "昨日は日本語を書いた"),
        ("か\u3099", "がんばった"),
        ("𠮷", "夜は𠮷野家で食べた"),
        ("ﾃｽﾄ", "今日はﾃｽﾄだった"),
        ("สบาย", "วันนี้สบายดี"),
        ("한국어", "한국어 공부"),
        ("🌧", "rain 🌧 again"),
        ("👩‍👧", "👩‍👧 at the sea"),
        ("don't", "I don't know"),
        ("don't", "I don\N{RIGHT SINGLE QUOTATION MARK}t know"),
        ("C++", "learning C++ now"),
        ("-x", "the flag -x"),
        ("(", "a bracket ( alone"),
        (")", "smile :)"),
        ('"', 'she said "yes"'),
        ("'", "rock 'n' roll"),
        ("NEAR", "the station is near"),
        ("AND", "this and that"),
        ("OR", "this or that"),
        ("NOT", "not today"),
        ("NEAR(a b)", "near a b"),
        ("body:tea", "my body: tea"),
        ("{", "a { brace"),
        ("^tea", "tea ^ time"),
        ("100%", "100 % sure"),
        ("_", "snake _ case"),
        ("…", "well…"),
        ("--help", "i typed --help"),
        ("it's 5:30", "it's 5:30 now"),
    ],
)
def test_whatever_somebody_types_is_a_plain_word(
    say: Say, wanted: str, text: str
) -> None:
    say.write(text)
    say.write("something else altogether")

    found = say("search", "--json", "--", wanted).json["entries"]
    assert [entry["title"] for entry in found] == [text]


def test_a_long_answer_says_that_there_is_more(say: Say) -> None:
    for _ in range(3):
        say.write("tea")

    said = say("search", "tea", "-n", "2")

    assert said.out.endswith("\n\nThe newest 2 that fit; -n 0 shows all.\n")
    assert say("search", "tea", "-n", "2", "--json").json["more"] is True
    assert say("search", "tea", "-n", "3", "--json").json["more"] is False
    assert len(titles(say, "search", "tea", "-n", "0")) == 3


def test_the_words_around_a_match_are_shown(say: Say) -> None:
    code = say.write("before " * 40 + "the heron\nstood still" + " after" * 40)

    said = say("search", "heron")
    [entry] = say("search", "heron", "--json").json["entries"]

    assert said.out.startswith(f"Sat 21 Nov 2026  21:14  {code}\n  …before ")
    assert "the heron stood still" in said.out
    assert said.out.endswith("…\n")
    assert "the heron stood still" in entry["snippet"]


def test_the_bin_is_not_searched(say: Say) -> None:
    code = say.write("tea")
    assert titles(say, "search", "tea") == ["tea"]

    say("delete", code)
    assert titles(say, "search", "tea") == []
    assert say("search", "tea").err == "Nothing found.\n"

    say("undo")
    assert titles(say, "search", "tea") == ["tea"]


def test_what_an_entry_said_before_is_not_searched(say: Say) -> None:
    code = say.write("before")
    say("edit", code, stdin="afterwards")

    assert titles(say, "search", "before") == []
    assert titles(say, "search", "afterwards") == ["afterwards"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--tag", "nosuch"), 3),
        (("--with", "nobody"), 3),
        (("--on", "12/11/2026"), 2),
        (("--on", "2026-02-30"), 2),
        (("--from", "blursday"), 2),
        (("-n", "-1"), 2),
    ],
)
def test_a_filter_that_makes_no_sense_finds_nothing(
    say: Say, options: tuple[str, ...], code: int
) -> None:
    say.write("heron")

    said = say("search", "heron", *options, code=code)

    assert said.out == ""
    assert "heron" not in said.err


@pytest.mark.parametrize("words", [(), ("",), (" ",), ("*",), ("**", "*")])
def test_a_search_for_nothing_shows_nothing(say: Say, words: tuple[str, ...]) -> None:
    say.write("private")

    assert say("search", *words, code=2).out == ""


@pytest.mark.parametrize("word", ["caf\udce9", "a\0b"])
def test_what_is_not_text_cannot_be_searched_for(say: Say, word: str) -> None:
    said = say("search", word, code=2)

    assert "not text" in said.err


def test_more_words_than_the_database_takes_are_refused(say: Say) -> None:
    say.write("日本 " + "tea " * 10)

    say("search", *["日"] * 401, code=2)
    assert say("search", *["日"] * 400, *["--not=月"] * 400).out != ""
    assert say("search", " ".join(["tea"] * 9)).out != ""


def test_discreet_says_where_and_not_what(say: Say) -> None:
    code = say.write("the heron in the river")
    assert "river" in say("search", "heron").out

    say("settings", "set", "discreet", "on")
    said, as_json = say("search", "heron"), say("search", "heron", "--json")

    assert code in said.out
    assert as_json.json["entries"][0]["snippet"] is None
    assert "river" not in said.out + as_json.out


def test_an_encrypted_journal_is_searched_too(say_encrypted: Say) -> None:
    code = say_encrypted.write("the heron in the river")

    assert code in say_encrypted("search", "heron").out
