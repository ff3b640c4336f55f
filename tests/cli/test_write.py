"""write: words in, words kept."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tests.cli.disk import on_disk
from tests.cli.titles import body, titles

if TYPE_CHECKING:
    from tests.saying import Say

CANARY = "the heron stood in the river"


def test_words_from_a_pipe_are_saved_as_they_came(say: Say) -> None:
    code = say.write("  Dear diary,\n\n\tC:\\new [red]x[/] :smile: -3 --help\n")

    [entry] = say("read", code, "--json").json["entries"]

    assert entry["body"] == "  Dear diary,\n\n\tC:\\new [red]x[/] :smile: -3 --help\n"


def test_an_encrypted_journal_gives_the_words_back(say_encrypted: Say) -> None:
    code = say_encrypted.write("only for me")

    assert "only for me" in say_encrypted("read", code).out


def test_nothing_on_disk_shows_what_an_encrypted_journal_says(
    say_encrypted: Say,
) -> None:
    say_encrypted.write(CANARY, "--tag", "kingfisher")

    assert CANARY.encode() not in on_disk(say_encrypted.home)
    assert b"kingfisher" not in on_disk(say_encrypted.home)


def test_a_plain_journal_can_be_read_by_anybody(say: Say) -> None:
    say.write(CANARY, "--tag", "kingfisher")

    assert CANARY.encode() in on_disk(say.home)
    assert b"kingfisher" in on_disk(say.home)


def test_nothing_in_is_nothing_saved(say: Say) -> None:
    said = say("write", stdin=" \n", code=9)

    assert said.err.startswith("Nothing came in")
    assert say("list", "--json").json["entries"] == []


@pytest.mark.parametrize(
    "raw", [b"caf\xe9", b"\xff\xfeh\x00i\x00", b"a\x00b", b"\xed\xa0\x80"]
)
def test_what_is_not_utf8_text_is_refused_and_nothing_is_saved(
    say: Say, raw: bytes
) -> None:
    say("write", stdin=raw, code=9)

    assert titles(say, "list") == []
    assert not (say.home / "drafts").exists()


def test_half_a_character_on_the_line_is_refused(say: Say) -> None:
    say("write", "-m", "caf\udce9", code=9)

    assert titles(say, "list") == []


def test_saved_is_said_with_the_code_and_the_day(say: Say) -> None:
    said = say("write", stdin="Hello")

    assert said.out == f"Saved  {said.short}  Saturday 21 November 2026\n"
    assert said.err == ""


def test_words_on_the_line_come_with_a_note_about_the_shell(say: Say) -> None:
    said = say("write", "-m", "on the line")

    assert body(say) == "on the line"
    assert "Shells keep" in said.err
    assert "Shells keep" not in said.out


def test_words_without_m_are_refused_and_not_repeated(say: Say) -> None:
    said = say("write", "my", "secret", code=2)

    assert "-m TEXT" in said.err
    assert "secret" not in said.err + said.out


def test_words_come_from_one_place_only(say: Say) -> None:
    say("write", "-m", "words", "--editor", code=2)


def test_tags_names_and_feelings_are_kept_beside_the_words(say: Say) -> None:
    say.write(
        "x", "-t", "#Work", "-t", "late", "-w", "@Noor", "--feel=-2", "--distress", "7"
    )

    [entry] = say("read", "--json").json["entries"]

    assert entry["tags"] == ["Work", "late"]
    assert entry["people"] == ["Noor"]
    assert entry["feelings"] == {"valence": -2, "energy": None, "distress": 7}


def test_hashes_and_names_in_the_words_stay_words(say: Say) -> None:
    say.write("#work with @noor")

    [entry] = say("read", "--json").json["entries"]

    assert (entry["tags"], entry["people"]) == ([], [])
    assert entry["body"] == "#work with @noor"


def test_a_tag_keeps_the_case_of_its_first_use(say: Say) -> None:
    say.write("one", "--tag", "Work")
    say.write("two", "--tag", "WORK")

    assert say("tags", "--json").json["tags"] == [{"name": "Work", "entries": 2}]


@pytest.mark.parametrize(
    "option",
    [
        ("--tag", "a,b"),
        ("--tag", ""),
        ("--tag", "x" * 61),
        ("--with", "two\nlines"),
        ("--tag", "caf\udce9"),
        ("--feel", "5"),
        ("--distress", "11"),
        ("--energy", "many"),
    ],
)
def test_an_option_that_cannot_be_kept_saves_nothing(
    say: Say, option: tuple[str, str]
) -> None:
    say("write", *option, stdin="words", code=2)

    assert titles(say, "list") == []


def test_at_puts_an_entry_in_its_own_time(say: Say) -> None:
    say.write("new")
    say.write("old", "--at", "2026-11-03 18:30")

    [old] = say("list", "--on", "2026-11-03", "--json").json["entries"]

    assert titles(say, "list") == ["new", "old"]
    assert old["happened"]["at"] == "2026-11-03T18:30:00.000+00:00"
    assert old["written"]["at"] == "2026-11-21T21:14:00.000+00:00"


def test_at_a_day_is_about_the_whole_day(say: Say) -> None:
    say.write("x", "--at", "yesterday")

    [entry] = say("list", "--json").json["entries"]

    assert entry["day"] == "2026-11-20"
    assert entry["happened"]["whole_day"] is True


@pytest.mark.parametrize(
    "when",
    [
        "12/11/2026",
        "2026-02-30",
        "blursday",
        "tomorrow",
        "2026-11",
        "2026-03-29 01:30",
        "",
    ],
)
def test_an_unclear_time_saves_nothing(say: Say, when: str) -> None:
    say("write", "--at", when, stdin="words", code=2)

    assert titles(say, "list") == []


def test_two_readings_of_a_date_are_both_named(say: Say) -> None:
    said = say("write", "--at", "12/11/2026", stdin="words", code=2)

    assert "2026-11-12 or 2026-12-11" in said.err


def test_a_night_that_runs_late_belongs_to_the_evening(say: Say) -> None:
    say.now = datetime(2026, 11, 22, 1, 30, tzinfo=ZoneInfo("Europe/Dublin"))

    assert "Saturday 21 November" in say("write", stdin="late").out


def test_the_day_starts_when_the_settings_say(say: Say) -> None:
    say("settings", "set", "day_start", "00:00")
    say.now = datetime(2026, 11, 22, 1, 30, tzinfo=ZoneInfo("Europe/Dublin"))

    assert "Sunday 22 November" in say("write", stdin="late").out


def test_an_entry_remembers_the_wall_clock_of_its_place(say: Say) -> None:
    say.zone = "Asia/Kathmandu"
    say.write("far away")
    say.zone = "Europe/Dublin"

    [entry] = say("read", "--json").json["entries"]

    assert entry["written"] == {
        "at": "2026-11-22T02:59:00.000+05:45",
        "zone": "Asia/Kathmandu",
    }


def test_json_tells_what_was_saved_without_the_body(say: Say) -> None:
    saved = say("write", "--json", stdin="first line\nsecond line").json

    assert saved["title"] == "first line"
    assert saved["revision"] == 1
    assert "body" not in saved


def test_discreet_json_has_no_first_line(say: Say) -> None:
    assert CANARY in say("write", "--json", stdin=CANARY).out

    say("settings", "set", "discreet", "on")
    said = say("write", "--json", stdin=CANARY)

    assert said.json["title"] is None
    assert CANARY not in said.out


def test_without_a_journal_writing_says_how_to_make_one(say_first: Say) -> None:
    said = say_first("write", stdin="words", code=5)

    assert "safespace init" in said.err
    assert not say_first.home.exists()
