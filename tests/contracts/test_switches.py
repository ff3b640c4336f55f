"""What is switched off is off everywhere: the rhythm in every command, figures in all."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from safespace.insights import shelf
from tests.contracts.reading import READING, live_a_little
from tests.demo.lived import make_demo
from tests.journals import Mode
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from collections.abc import Iterator

RHYTHM = re.compile(
    r"rhythm|streak|in a row|days? written|days with a note|this run|longest"
    r"|came back|comeback|not written",
    re.IGNORECASE,
)
# These are where the rhythm is switched on again, and where days off are kept.
ABOUT_IT = {"rhythm", "settings", "rest"}
LOOKS = {
    "piped": {},
    "drawn": {"CLICOLOR_FORCE": "1", "NO_COLOR": "1", "COLUMNS": "80"},
    "accessible": {"ACCESSIBLE": "1"},
}
PICTURES = {
    "calendar": ["calendar"],
    "calendar-month": ["calendar", "2026-10"],
    "calendar-distress": ["calendar", "2026-10", "--by", "distress"],
    "calendar-feel": ["calendar", "--by", "feel"],
    "mood": ["mood"],
    "mood-energy": ["mood", "--by", "energy"],
    "mood-distress": ["mood", "--by", "distress"],
    "insights": ["insights"],
    "reflect-week": ["reflect", "week", "--facts"],
    "reflect-month": ["reflect", "month", "--facts"],
    "reflect-year": ["reflect", "year", "--facts"],
    **{f"insights-{name}": ["insights", name] for name in shelf.list_names()},
}
UNCOUNTED = {"schema", "day", "first", "last", "today", "monday", "short"}
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DATES = re.compile(
    # A code follows the day of its entry, and every other figure is a date's.
    rf"\w{{3}} \d{{1,2}} (?:{MONTHS}) \d{{4}}(?:  \w{{4}}$)?|\d{{1,2}} (?:{MONTHS})\b"
    rf"|(?:January|February|March|April|May|June|July|August|September|October"
    rf"|November|December) \d{{4}}|^ *(?:[ \[]?\d{{1,2}}[^\d\n]{{0,5}})+$|^\d{{4}}  ",
    re.MULTILINE,
)


def list_numbers(data: object) -> Iterator[object]:
    """Yield every number in a value read from JSON, and texts with a digit in them."""
    if isinstance(data, dict):
        # A list is as long as it is; its length is no finding.
        listed = {"n", "more"} if data.get("shape") == "listing" else set()
        for key, value in data.items():
            if key not in UNCOUNTED | listed:
                yield from list_numbers(value)
    elif isinstance(data, list):
        for value in data:
            yield from list_numbers(value)
    elif isinstance(data, bool):
        return
    elif isinstance(data, int | float) or re.search(r"\d", str(data)):
        yield data


@pytest.fixture(scope="module")
def without_rhythm(tmp_path_factory: pytest.TempPathFactory) -> Say:
    say = make_say(tmp_path_factory.mktemp("off") / "home", Mode.PLAIN)
    live_a_little(say)
    say("settings", "set", "rhythm", "off")
    return say


@pytest.fixture(scope="module")
def with_rhythm(tmp_path_factory: pytest.TempPathFactory) -> Say:
    return make_demo(tmp_path_factory.mktemp("on") / "home")


@pytest.fixture(scope="module")
def demo_without(tmp_path_factory: pytest.TempPathFactory) -> Say:
    say = make_demo(tmp_path_factory.mktemp("without") / "home")
    say("settings", "set", "rhythm", "off")
    say("settings", "set", "numbers", "off")
    return say


def look_at(say: Say, look: str, *argv: str) -> str:
    before = dict(say.environ)
    say.environ |= LOOKS[look]
    try:
        said = say(*argv)
    finally:
        say.environ = before
    return said.out + said.err


@pytest.mark.parametrize("kind", sorted({*READING} - ABOUT_IT))
def test_rhythm_off_is_off_in_every_command(without_rhythm: Say, kind: str) -> None:
    # A page is printed only where it is told to go.
    argv = (*READING[kind], *(("--out", "-") if kind == "report" else ()))
    shown = [look_at(without_rhythm, look, *argv) for look in LOOKS]
    shown.append(without_rhythm(*READING[kind], "--json").out)

    assert [RHYTHM.findall(text) for text in shown] == [[]] * len(shown)


def test_the_same_words_are_found_where_it_is_on(with_rhythm: Say) -> None:
    assert RHYTHM.search(look_at(with_rhythm, "drawn", "calendar"))
    assert RHYTHM.search(look_at(with_rhythm, "piped", "reflect", "week", "--facts"))
    assert RHYTHM.search(look_at(with_rhythm, "piped"))
    assert RHYTHM.search(with_rhythm("--json").out)


@pytest.mark.parametrize("picture", [p for p in PICTURES if "comebacks" not in p])
def test_both_off_leave_no_rhythm_and_no_digit_but_dates(
    demo_without: Say, picture: str
) -> None:
    for look in LOOKS:
        text = look_at(demo_without, look, *PICTURES[picture])
        assert RHYTHM.findall(text) == []
        assert re.findall(r"\d", DATES.sub("", text)) == []
    told = demo_without(*PICTURES[picture], "--json").out
    assert RHYTHM.findall(told) == []
    assert list(list_numbers(json.loads(told))) == []


def test_comebacks_are_gone_with_the_rhythm_and_uncounted_without_figures(
    demo_without: Say,
) -> None:
    assert demo_without("insights", "comebacks", code=2).out == ""
    demo_without("settings", "set", "rhythm", "on")
    try:
        text = demo_without("insights", "comebacks").out
    finally:
        demo_without("settings", "set", "rhythm", "off")
    assert "more than once" in text
    assert re.findall(r"\d", DATES.sub("", text)) == []


@pytest.mark.parametrize("picture", ["calendar", "mood", "reflect-year", "insights"])
def test_the_same_look_finds_figures_where_they_are_on(
    with_rhythm: Say, picture: str
) -> None:
    for look in LOOKS:
        bare = DATES.sub("", look_at(with_rhythm, look, *PICTURES[picture]))
        assert re.findall(r"\d", bare)
    assert list(list_numbers(json.loads(with_rhythm(*PICTURES[picture], "--json").out)))
