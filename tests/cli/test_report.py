"""report: one page to hand over; figures, chosen words, and no name that is not asked for."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from safespace.cli._report_making import go_back
from safespace.safety.position import POSITION
from tests.contracts.test_json import check
from tests.render.pages import Parsed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say

READABLE = "This file is readable by anyone who opens it."
pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def lived(say: Say) -> Say:
    """Twelve days of triggers with Robin, and Ash, who is on hold."""
    say.now -= timedelta(days=20)
    for number in range(12):
        answers = {
            "happened": f"secret{number}",
            "distress_before": 6,
            "trigger_type": "silence",
            "who": "Robin" if number % 2 else "Ash",
            "urge": ["withdraw"],
            "acted_on_urge": "no",
        }
        say("trigger", "--answers", "-", stdin=json.dumps(answers))
        say.now += timedelta(days=1)
    say("safety", "hold", "Ash")
    say.now += timedelta(days=8)
    return say


def report(say: Say, *options: str, stdin: str = "") -> str:
    return say(
        "report", "--format", "markdown", "--out", "-", *options, stdin=stdin
    ).out


def test_it_has_figures_with_their_n_and_no_words(lived: Say) -> None:
    out = report(lived)

    assert out.startswith("# Notes, 21 August to 20 November 2026\n")
    assert "Written in these days: 12 notes." in out
    assert "Distress, where it was noted: 6 of 10 each time (12 notes)." in out
    assert (
        "was done, in full or in part, in 0 of 12: 0 %, likely between 0 and 24 %."
        in out
    )
    assert "secret" not in out
    assert POSITION in out


def test_people_are_letters_unless_names_are_wanted(lived: Say) -> None:
    masked, named = report(lived), report(lived, "--names")

    assert "| A | 6 |" in masked
    assert "Robin" not in masked
    assert "| Robin | 6 |" in named
    assert "Ash" not in masked + named


def test_only_the_chosen_entries_have_words(lived: Say) -> None:
    code = lived.write("Tea with the heron.", "--with", "Robin", "--with", "Ash")
    lived.write("Not this one.")

    out = report(lived, "--entry", code)

    assert "Tea with the heron." in out
    assert "with A\n" in out
    assert "Not this one" not in out
    assert "secret" not in out
    assert lived("report", "--out", "-", "--entry", "zzzz", code=3).out == ""


def test_a_name_in_chosen_words_is_told_and_left(lived: Say) -> None:
    code = lived.write("I waited for Robin.")
    other = lived.write("I met ash.")

    said = lived("report", "--out", "-", "--entry", code, "--entry", other)

    assert "waited for Robin" in said.out
    assert f"Entry {code} names somebody in its words" in said.err
    assert f"Entry {other} names somebody who is on hold." in said.err
    assert "Robin" not in said.err
    assert "names somebody" not in report(lived, "--names", "--entry", code)


def test_more_than_three_entries_are_no_page(lived: Say) -> None:
    chosen = [part for _ in range(4) for part in ("--entry", "last")]

    assert "up to 3" in lived("report", "--out", "-", *chosen, code=2).err
    assert report(lived, *chosen[:6]).count("\n### ") == 1


def test_questions_come_from_a_file_or_a_pipe(lived: Say, here: Path) -> None:
    (here / "asked.txt").write_text("One?\n\n  Two *stars*?  \n", encoding="utf-8")

    from_file = report(lived, "--questions", "asked.txt")
    from_pipe = report(lived, "--questions", "-", stdin="One?\nTwo *stars*?")

    assert "1. One?\n2. Two \\*stars\\*?\n" in from_file
    assert from_pipe == from_file


@pytest.mark.parametrize(
    ("questions", "stdin", "code"),
    [
        ("none.txt", b"", 2),
        ("-", b"\xff\xfe", 9),
        ("-", b"a\x00b", 9),
        ("-", b"why?\n" * 13, 9),
        ("-", b"a" * 200_000, 9),
    ],
)
def test_questions_that_cannot_be_read_write_nothing(
    lived: Say, here: Path, questions: str, stdin: bytes, code: int
) -> None:
    options = ("--out", "r.html", "--questions", questions)

    said = lived("report", *options, stdin=stdin, code=code)

    assert said.out == ""
    assert list(here.iterdir()) == []


def test_the_file_is_for_this_account_alone(lived: Say, here: Path) -> None:
    said = lived("report", "--out", "r.html")

    written = here / "r.html"
    assert written.stat().st_mode & 0o777 == 0o600
    assert said.err == f"Written: r.html\n{READABLE}\n"
    assert said.out == ""
    assert Parsed(written.read_text("utf-8")).find("h1")


def test_nothing_is_ever_written_over(lived: Say, here: Path) -> None:
    (here / "r.html").write_text("mine")
    (here / "link.html").symlink_to("nowhere")

    for name in ("r.html", "link.html", "no/r.html", "."):
        lived("report", "--out", name, code=2)

    assert (here / "r.html").read_text() == "mine"
    assert not (here / "nowhere").exists()


@pytest.mark.parametrize(
    ("format_", "ending"), [("html", "html"), ("markdown", "md"), ("json", "json")]
)
def test_its_name_says_nothing_and_is_free(
    lived: Say, here: Path, format_: str, ending: str
) -> None:
    for _ in range(2):
        lived("report", "--yes", "--format", format_)

    names = {path.name for path in here.iterdir()}
    assert names == {f"notes-2026-11-21.{ending}", f"notes-2026-11-21-2.{ending}"}


def test_where_nobody_can_be_asked_it_needs_a_place(lived: Say, here: Path) -> None:
    assert "--out" in lived("report", code=2).err
    assert "terminal" in lived("report", "--print", code=2).err
    assert list(here.iterdir()) == []


def test_a_folder_that_is_copied_elsewhere_is_told(lived: Say, here: Path) -> None:
    (here / "Dropbox").mkdir()

    assert "by Dropbox" in lived("report", "--out", "Dropbox/r.html").err
    assert "Dropbox" not in lived("report", "--out", "r.html").err


def test_json_is_what_the_schema_says(lived: Say) -> None:
    data = check(lived("report", "--json", "--entry", "last"), "report")
    same = check(lived("report", "--format", "json", "--out", "-"), "report")

    assert data["days"] == {"first": "2026-08-21", "last": "2026-11-20"}
    assert [one["name"] for one in data["sections"]] == [
        *("days", "triggers", "urges", "people")
    ]
    assert data["entries"][0]["people"] == ["A"]
    assert same == {**data, "entries": []}


def test_numbers_off_leaves_no_figure(lived: Say) -> None:
    lived("settings", "set", "numbers", "off")

    out = report(lived)
    [body] = re.findall(r"(?s)\n## .*", out)

    assert "Kinds that came up" in body
    assert re.findall(r"\d", body) == []
    data = check(lived("report", "--json", "--entry", "last"), "report")
    assert data["entries"][0]["feelings"] is None


def test_days_are_as_asked_and_end_with_yesterday(lived: Say) -> None:
    assert "no notes in these days" in report(lived, "--on", "2026-10-01")
    assert "1 November to 3 November 2026" in report(
        lived, "--from", "2026-11-01", "--to", "2026-11-03"
    )
    assert "4 August to 3 November 2026" in report(lived, "--to", "2026-11-03")
    lived("report", "--out", "-", "--from", "today", code=2)


@pytest.mark.parametrize(
    ("end", "first"),
    [
        (date(2026, 11, 21), date(2026, 8, 22)),
        (date(2026, 5, 30), date(2026, 2, 28)),
        (date(2024, 5, 29), date(2024, 2, 29)),
        (date(2026, 1, 31), date(2025, 11, 1)),
        (date(1, 2, 3), date.min),
    ],
)
def test_three_months_are_three_months(end: date, first: date) -> None:
    assert go_back(end) == first


def test_a_locked_journal_gives_nothing(say_encrypted: Say, here: Path) -> None:
    said = say_encrypted("report", "--out", "r.html", code=4, unlock=False)

    assert said.out == ""
    assert list(here.iterdir()) == []
    say_encrypted("report", "--out", "r.html")
    assert (here / "r.html").exists()
