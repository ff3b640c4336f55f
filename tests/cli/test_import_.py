"""import: what comes from elsewhere joins the journal, all of it or nothing."""

from __future__ import annotations

import json
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from safespace.cli import _importing
from safespace.cli._backups import back_up_for
from tests.cli.titles import titles
from tests.journals import Mode
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from pathlib import Path

STILL_THERE = "The file itself is still where it was, for anybody who opens it.\n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export of somebody else's journal: five entries, one of them in the bin."""
    other = make_say(tmp_path / "other", Mode.PLAIN)
    other.write("A day in the hills.", "--at", "2026-11-03", "--tag", "hills")
    code = other.write("Tea with Ada.", "--with", "Ada", "--feel", "2")
    other("edit", code, "-m", "Tea with Ada, twice.")
    other("trigger", "--answers", "-", stdin='{"happened": "A door.", "feared": "x"}')
    other("unsent", "--hours", "2", stdin="I never want to see you again.")
    other.write("better not")
    other("delete", "last")
    other("safety", "hold", "Ash")
    other("program", "start", "friendship")
    other("program", "next", "--skip")
    file = tmp_path / "export.json"
    other("export", "--out", str(file))
    return file


def jrnl(tmp_path: Path, *entries: dict[str, Any]) -> Path:
    """An export of jrnl."""
    plain = {"title": "Tea.", "body": "", "date": "2024-02-29", "time": "11:59"}
    rows = [{**plain, "tags": [], "starred": False, **each} for each in entries]
    file = tmp_path / "jrnl.json"
    file.write_text(json.dumps({"tags": {}, "entries": rows}), encoding="utf-8")
    return file


def test_an_export_of_ours_comes_back_whole(say: Say, export: Path) -> None:
    said = say("import", str(export))

    assert said.out == (
        "This is an export of safespace: 5 entries, Tue 3 Nov 2026 to Sat 21 Nov 2026.\n"
        "Besides: 1 person on hold, 1 programme.\n"
        "5 entries came in, 1 of them to the bin.  to take it back: safespace undo\n"
    )
    assert said.err == STILL_THERE
    again = export.with_name("again.json")
    say("export", "--out", str(again))
    assert again.read_bytes() == export.read_bytes()
    assert say("verify").out == "The journal is whole.\n"
    assert "Ash" in say("safety", "list").out
    assert say("trigger", "list", "--json").json["entries"]
    assert "Every step" not in say("program", "next", "--show").out


def test_the_same_file_twice_adds_nothing(say: Say, export: Path) -> None:
    say("import", str(export))
    before = say("list", "--json").out

    said = say("import", str(export))

    assert "All of them are here already, 1 in the bin." in said.out
    assert "To bring back all that is there: safespace bin restore --all\n" in said.out
    assert "came in" not in said.out
    assert say("list", "--json").out == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("jrnl.txt", "[2024-02-29 11:59] Tea.\n"),
        ("days.csv", "day,text\n2024-02-29,Tea.\n"),
        ("times.csv", "written,text\n2024-02-29 23:59,Tea.\n"),
        ("instants.csv", "written,text\n2024-02-29T23:59:00+05:00,Tea.\n"),
        ("2024-02.txt", "29: {text: Tea.}\n"),
    ],
)
def test_the_same_file_adds_nothing_in_another_zone_either(
    say: Say, tmp_path: Path, name: str, text: str
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    place = str(folder if name.startswith("2024") else folder / name)
    assert "1 entry came in." in say("import", place).out

    for say.zone in ("America/New_York", "Asia/Tokyo"):
        assert "All of them are here already." in say("import", place).out


def test_what_is_here_already_stays_as_it_is(say: Say, export: Path) -> None:
    say("import", str(export))
    code = say("list", "--tag", "hills", "--json").json["entries"][0]["short"]
    say("edit", code, "-m", "Otherwise.")
    say("delete", code)

    said = say("import", str(export))

    assert "All of them are here already, 2 in the bin." in said.out
    assert "Otherwise." in titles(say, "bin")


def test_one_undo_takes_it_back_and_the_bin_brings_it_back(
    say: Say, export: Path
) -> None:
    # Chance begins anew with each Say, so only the time makes other ids.
    say.now += timedelta(hours=1)
    say.write("mine")
    say.now += timedelta(minutes=1)
    say("import", str(export))

    assert say("undo").out == "In the bin  4 entries  they came in together\n"
    assert titles(say, "list") == ["mine"]
    assert say("bin", "restore", "--all").out == "Back  5 entries\n"


def test_what_comes_in_to_the_bin_leaves_nothing_to_undo(
    say: Say, tmp_path: Path
) -> None:
    other = make_say(tmp_path / "other", Mode.PLAIN)
    other.write("better not")
    other("delete", "last")
    file = tmp_path / "binned.json"
    other("export", "--out", str(file))
    say.now += timedelta(hours=1)

    said = say("import", str(file))

    assert said.out.endswith("\n1 entry came in, to the bin.\n")
    assert titles(say, "bin") == ["better not"]


def test_a_backup_is_made_before_and_only_where_something_comes_in(
    say: Say, export: Path
) -> None:
    say("import", str(export), "--dry-run")
    assert "import" not in say("backup", "list").out
    say("import", str(export))
    say("import", str(export))

    reasons = [b["reason"] for b in say("backup", "list", "--json").json["backups"]]
    assert reasons.count("import") == 1
    say.now += timedelta(minutes=1)
    before = reasons.index("import") + 1
    say("restore", str(before), "--yes")
    assert titles(say, "list") == []


def test_a_dry_run_changes_nothing(say: Say, export: Path) -> None:
    said = say("import", str(export), "--dry-run")

    assert "5 entries" in said.out
    assert "came in" not in said.out
    assert titles(say, "list") == []


def test_what_cannot_be_read_holds_the_rest_back(say: Say, tmp_path: Path) -> None:
    file = jrnl(tmp_path, {"title": "One."}, {"date": "secret"}, {"title": "Two."})

    refused = say("import", str(file), code=9)

    assert "1 record cannot be read:\n  entry 2: " in refused.out
    assert "so nothing was imported" in refused.err.replace("\n", " ")
    assert "secret" not in refused.out + refused.err
    assert titles(say, "list") == []

    said = say("import", str(file), "--skip-unread")
    assert "2 entries came in." in said.out
    assert titles(say, "list") == ["Two.", "One."]


def test_a_file_of_which_nothing_can_be_read_is_no_success(
    say: Say, tmp_path: Path
) -> None:
    file = str(jrnl(tmp_path, {"date": "never"}))

    refused = say("import", file, code=9)
    assert refused.err == "1 record cannot be read, so nothing was imported.\n"
    assert say("import", file, "--json", code=9).json["unreadable"] == 1
    say("import", file, "--dry-run")
    say("import", file, "--skip-unread")


def test_a_long_list_of_what_cannot_be_read_is_cut(say: Say, tmp_path: Path) -> None:
    file = jrnl(tmp_path, {}, *({"date": "never"} for _ in range(25)))

    said = say("import", str(file), code=9)

    assert said.out.count("entry ") == 20
    assert "  and 5 more\n" in said.out


def test_what_has_no_place_is_counted(say: Say, tmp_path: Path) -> None:
    entry = {
        "uuid": "0123456789ABCDEF0123456789ABCDEF",
        "creationDate": "2024-02-29T11:59:00Z",
        "timeZone": "Europe/Dublin",
        "text": "Tea.",
        "photos": [{"identifier": "A", "md5": "b", "type": "jpeg"}] * 2,
        "location": {"placeName": "Quay"},
    }
    file = tmp_path / "dayone.zip"
    with zipfile.ZipFile(file, "w") as archive:
        told = {"metadata": {"version": "1.0"}, "entries": [entry]}
        archive.writestr("Journal.json", json.dumps(told))

    said = say("import", str(file))

    assert "an export of Day One: 1 entry, Thu 29 Feb 2024." in said.out
    assert "stays in the file: 2 photos, 1 place.\n" in said.out


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\x89PNG\r\n", "of no format that safespace reads"),
        (b"", "of no format that safespace reads"),
        (b'{"format": "safespace-export", "version": 1, "entries": [', "cut short"),
        (b'{"format": "safespace-export", "version": 2, ', "newer safespace"),
        (b'{"format": "safespace-export", "version": 0, ', "of no format"),
        (b'{"format": "safespace-export", "version": 1.5, ', "of no format"),
    ],
)
def test_a_file_that_is_none_is_refused(
    say: Say, tmp_path: Path, content: bytes, told: str
) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)

    said = say("import", str(file), code=7 if "newer" in told else 9)

    assert told in said.err.replace("\n", " ")
    assert titles(say, "list") == []


@pytest.mark.parametrize("dates", [["2024-02-29", "never"], ["2024-02-29"]])
def test_a_file_that_changes_while_it_is_read_adds_nothing(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dates: list[str]
) -> None:
    file = jrnl(tmp_path, {"title": "One."}, {"title": "Two."})

    def change(*args: Any) -> None:
        back_up_for(*args)
        jrnl(tmp_path, *({"date": date} for date in dates))

    monkeypatch.setattr(_importing, "back_up_for", change)
    refused = say("import", str(file), code=9)

    assert "was changed while it was read" in refused.err
    assert titles(say, "list") == []


def test_what_is_not_there_is_told(say: Say, tmp_path: Path) -> None:
    assert "no file or folder" in say("import", "~nobody-of-that-name/x", code=9).err
    assert "no file or folder" in say("import", str(tmp_path / "no"), code=9).err
    empty = tmp_path / "empty"
    empty.mkdir()
    for argv in ((), ("--as", "safespace"), ("--as", "jrnl")):
        assert "no file in it" in say("import", str(empty), *argv, code=9).err
    file = jrnl(tmp_path, {})
    assert "jrnl" in say("import", str(file), "--as", "nothing", code=2).err


@pytest.mark.parametrize("mood", ["great", "great=5", "=1", "so=x"])
def test_a_mood_is_a_name_and_a_number(say: Say, tmp_path: Path, mood: str) -> None:
    file = jrnl(tmp_path, {})

    assert "--mood" in say("import", str(file), "--mood", mood, code=2).err


def test_a_locked_journal_takes_nothing_in(say_encrypted: Say, export: Path) -> None:
    assert say_encrypted("import", str(export), unlock=False, code=4).out == ""

    assert "5 entries came in, " in say_encrypted("import", str(export)).out
    assert say_encrypted("verify").out == "The journal is whole.\n"


def test_where_there_is_no_journal_it_says_so(say_first: Say, export: Path) -> None:
    assert say_first("import", str(export), code=5).out == ""
