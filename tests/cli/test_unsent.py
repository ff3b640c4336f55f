"""unsent: a drawer that keeps its words until it opens, and some of them for good."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.journals import Mode
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "You never once asked about the heron."

EVERYWHERE = (
    ("list",),
    ("list", "--json"),
    ("read", "CODE", "--print"),
    ("read", "CODE", "--json"),
    ("search", "heron"),
    ("search", "her*", "--json"),
    ("search", "--not", "kettle"),
    ("search", "--not", "kettle", "--json"),
    ("history", "CODE", "--json"),
    ("unsent", "list"),
    ("unsent", "list", "--json"),
    ("bin",),
    ("bin", "--json"),
    (),
)


def put(say: Say, *options: str, words: str = WORDS) -> str:
    return say("unsent", *options, stdin=words).short


def look(say: Say, code: str) -> str:
    """Return all that the commands show together."""
    shown = ""
    for argv in EVERYWHERE:
        full = [code if part == "CODE" else part for part in argv]
        said = say(*full)
        shown += said.out + said.err
    return shown


@pytest.mark.parametrize("options", [(), ("--hours", "5"), ("--for-good",)])
def test_no_command_shows_a_word_of_it(say: Say, options: tuple[str, ...]) -> None:
    code = put(say, *options)
    shown = look(say, code)
    say("edit", code, "--tag", "later")
    shown += look(say, code)
    say("delete", code)
    shown += say("bin", "--json").out

    assert "heron" not in shown.replace("search heron", "")
    assert code in shown


def test_the_same_look_finds_words_that_are_not_closed(say: Say) -> None:
    code = say.write(WORDS)

    assert "heron" in look(say, code)


def test_searching_does_not_even_count_it(say: Say) -> None:
    put(say)

    assert say("search", "heron", "--json").json["entries"] == []


def test_it_opens_at_its_hour_and_not_before(say: Say) -> None:
    code = put(say, "--hours", "5")

    assert f"{code}  written Sat 21 Nov 2026, opens Sun 22 Nov 2026, 02:14" in (
        say("unsent", "list").out
    )
    said = say("unsent", "read", code, code=2)
    assert "not open: opens Sun 22 Nov 2026, 02:14" in said.err
    assert "heron" not in said.err
    say.now += timedelta(hours=5)
    assert WORDS in say("unsent", "read", code, "--print").out
    assert "open since" in say("unsent", "list").out


def test_without_a_time_it_stays_closed_for_a_day(say: Say) -> None:
    code = put(say)
    say.now += timedelta(hours=23, minutes=59)
    say("unsent", "read", code, code=2)
    say.now += timedelta(minutes=1)

    say("unsent", "read", code)


def test_closed_for_good_never_opens_and_can_be_deleted(say: Say) -> None:
    code = put(say, "--for-good")
    say.now += timedelta(days=4000)

    said = say("unsent", "read", code, code=2)
    assert "closed for good" in said.err
    assert f"safespace delete {code}" in said.err
    say("delete", code)
    assert "The drawer is empty." in say("unsent", "list").err


def test_once_open_its_words_come_as_json_where_they_are_asked_for(say: Say) -> None:
    code = put(say, "--hours", "1")
    say.now += timedelta(hours=2)

    (entry,) = say("unsent", "read", code, "--json").json["entries"]
    assert entry["form"]["answers"]["words"] == WORDS
    (entry,) = say("read", code, "--json").json["entries"]
    assert "words" not in entry["form"]["answers"]


def test_changing_a_tag_does_not_open_it_or_take_the_words_away(say: Say) -> None:
    code = put(say, "--hours", "1")
    say("edit", code, "--tag", "later")
    say("unsent", "read", code, code=2)
    say.now += timedelta(hours=2)

    assert WORDS in say("unsent", "read", code, "--print").out


def test_lists_show_how_long_instead(say: Say) -> None:
    put(say, "--for-good")

    assert "Unsent, closed: for good" in say("list").out


def test_two_times_at_once_are_refused(say: Say) -> None:
    assert "not both" in say("unsent", "--hours", "2", "--for-good", code=2).err


def test_nothing_is_nothing(say: Say) -> None:
    say("unsent", stdin="  \n", code=9)
    assert "no answer" in say("unsent", "--answers", "-", stdin="{}", code=9).err


def test_it_verifies_and_joins_a_locked_journal_closed(tmp_path: Path) -> None:
    say = make_say(tmp_path / "home", Mode.ENCRYPTED)
    told = json.dumps({"words": WORDS, "closed": "week"})

    said = say("unsent", "--answers", "-", stdin=told, unlock=False)

    assert said.out.startswith("Saved. It will join")
    assert "heron" not in say("search", "heron").out
    say("verify")
    (one,) = say("unsent", "list", "--json").json["unsent"]
    assert one["opens"] == "2026-11-28T21:14:00.000+00:00"
