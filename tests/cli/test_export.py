"""export: everything, or some of it, to a file that needs no safespace."""

from __future__ import annotations

import csv
import json
import stat
from typing import TYPE_CHECKING

import pytest

from safespace.safety.position import POSITION

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say

READABLE = "This file is readable by anyone who opens it."
pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def lived(say: Say) -> Say:
    """Three entries, one of them edited and one in the bin, and a person on hold."""
    code = say.write("Tea with Ada.", "--with", "Ada", "--tag", "tea", "--feel", "2")
    say("edit", code, "-m", "Tea with Ada, twice.")
    say.write("A day in the hills.", "--at", "2026-11-03", "--distress", "1")
    say.write("better not")
    say("delete", "last")
    say("safety", "hold", "Ash")
    return say


def test_json_has_everything(lived: Say, here: Path) -> None:
    said = lived("export", "--yes")

    assert said.out == "In it: 3 entries, 1 of them in the bin, 1 person on hold.\n"
    assert said.err == f"Written: safespace-2026-11-21.json\n{READABLE}\n"
    [file] = here.iterdir()
    told = json.loads(file.read_text(encoding="utf-8"))
    assert (told["format"], told["version"]) == ("safespace-export", 1)
    assert told["about"] == POSITION
    assert [entry["body"] for entry in told["entries"]] == [
        "A day in the hills.",
        "Tea with Ada, twice.",
        "better not",
    ]
    assert told["entries"][0]["whole_day"] is True
    assert told["entries"][1]["history"][0]["body"] == "Tea with Ada."
    assert told["entries"][2]["deleted"] == "2026-11-21T21:14:00.000+00:00"
    assert told["beside"]["holds"][0]["name"] == "Ash"


def test_the_file_is_for_this_account_alone_and_nothing_is_overwritten(
    lived: Say, here: Path
) -> None:
    lived("export", "--yes")
    again = lived("export", "--yes")
    refused = lived("export", "--out", "safespace-2026-11-21.json", code=2)

    assert "Written: safespace-2026-11-21-2.json" in again.err
    assert "left as it is" in refused.err
    assert {stat.S_IMODE(file.stat().st_mode) for file in here.iterdir()} == {0o600}


def test_markdown_is_for_reading(lived: Say) -> None:
    out = lived("export", "--format", "markdown", "--out", "-").out

    assert out.startswith("# Journal\n\nWritten out on 2026-11-21.\n\n")
    assert POSITION in out
    assert "\n## 2026-11-03\n\n### (" in out
    assert "distress 1\n\nA day in the hills.\n" in out
    assert "tags: tea · with: Ada · feel 2\n\nTea with Ada, twice.\n" in out
    assert "better not" not in out


def test_csv_is_for_spreadsheets(lived: Say, here: Path) -> None:
    lived.write('=HYPERLINK("x")', "--tag", "+1")
    said = lived("export", "--format", "csv", "--out", "diary.csv")

    with (here / "diary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["words"] for row in rows] == [
        "A day in the hills.",
        "Tea with Ada, twice.",
        '\'=HYPERLINK("x")',
    ]
    assert rows[1]["people"] == "Ada"
    assert rows[2]["tags"] == "'+1"
    assert "--format json alone" in said.err.replace("\n", " ")

    raw = lived("export", "--format", "csv", "--raw", "--out", "-").out
    assert '\n"=HYPERLINK(""x"")"' in raw.replace(",", "\n")
    assert "--raw is for" in lived("export", "--raw", "--out", "-", code=2).err


def test_some_of_it(lived: Say) -> None:
    def bodies(*options: str) -> list[str]:
        told = json.loads(lived("export", "--out", "-", *options).out)
        assert told["beside"] == {"holds": [], "programmes": []}
        return [entry["body"] for entry in told["entries"]]

    assert bodies("--tag", "tea") == ["Tea with Ada, twice."]
    assert bodies("--with", "Ada") == ["Tea with Ada, twice."]
    assert bodies("--on", "2026-11-03") == ["A day in the hills."]
    assert len(bodies("--from", "2026-11-01")) == 2


def test_a_filter_that_cannot_be_read_widens_nothing(lived: Say, here: Path) -> None:
    assert lived("export", "--on", "soonish", "--yes", code=2).out == ""
    assert lived("export", "--tag", "unheard", "--yes", code=3).out == ""
    assert list(here.iterdir()) == []


def test_where_nothing_is_there_nothing_is_written(say: Say, here: Path) -> None:
    assert say("export", "--yes").err == "Nothing here yet.\n"
    say.write("Tea")
    said = say("export", "--on", "2026-11-03", "--yes")

    assert (said.out, said.err) == ("", "Nothing found.\n")
    assert list(here.iterdir()) == []


def test_nobody_to_ask_has_to_say_where(say: Say) -> None:
    say.write("Tea")

    refused = say("export", code=2)

    assert "Say where it goes" in refused.err
    assert "Say where it goes" in say("export", "--out", "", code=2).err
    assert "There is no folder" in say("export", "--out", "no/x.json", code=2).err
    assert "names a folder" in say("export", "--out", "no/", code=2).err


def test_a_locked_journal_exports_nothing(say_encrypted: Say, here: Path) -> None:
    say_encrypted.write("Tea")

    assert say_encrypted("export", "--yes", unlock=False, code=4).out == ""
    assert list(here.iterdir()) == []
    assert "In it: 1 entry." in say_encrypted("export", "--yes").out


def test_a_folder_that_is_copied_elsewhere_is_told(say: Say, tmp_path: Path) -> None:
    say.write("Tea")
    folder = tmp_path / "Dropbox"
    folder.mkdir()

    said = say("export", "--out", str(folder / "diary.json"))

    assert "copied elsewhere by Dropbox" in said.err.replace("\n", " ")


def test_a_damaged_entry_leaves_no_file(say: Say, here: Path) -> None:
    say.write("Tea with Ada")
    path = say.home / "journal" / "journal.db"
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b"Tea with Ada", b"Tea with Eve"))

    said = say("export", "--yes", code=6)

    assert "Eve" not in said.out + said.err
    assert list(here.iterdir()) == []


def test_words_that_command_a_terminal_are_kept_in_json_alone(say: Say) -> None:
    odd = "a \x1b]0;title\x07 \x9b31m \u202e b \u2028 c"
    say.write(odd)

    out = say("export", "--out", "-").out
    assert json.loads(out)["entries"][0]["body"] == odd
    assert not {"\x1b", "\x9b", "\u202e"} & {*out}
    for form in ("markdown", "csv"):
        shown = say("export", "--format", form, "--out", "-").out
        assert not {"\x1b", "\x9b", "\u202e"} & {*shown}
